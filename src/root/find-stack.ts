import {type Base, type BaseOptions, type BaseReference} from '../base/base.js';
import {RootstockError} from '../errors.js';
import {type Digest} from '../layer/layer.js';
import {markBaseUsed} from '../snapshot/base-records.js';
import {prepareBase} from '../snapshot/bases.js';
import {markUsed} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type NewRoot} from './create.js';
import {findMatch, type Match, type Wanted} from './match.js';
import {resolveReference} from './reference.js';
import {type Setup} from './setup.js';
import {requireWhole, withLayers} from './stacks.js';

export interface Start extends Wanted, Omit<NewRoot, 'base' | 'architecture' | 'layers' | 'key'> {
  /** The base that was asked for; without one, a new root stands on the host, and one that exists stays on its own. */
  readonly base?: string | undefined;
  /** Reads a base's name. Throws UsageError. */
  readonly parseBase: (name: string) => Promise<Base>;
  /** The snapshot to start from, of the root or by key. */
  readonly snapshot?: string | undefined;
  /** The root whose snapshot that is; its own by default. */
  readonly snapshotsOf?: string;
  readonly setup?: Setup | undefined;
  readonly options: BaseOptions;
}

interface Found {
  readonly match: Match | undefined;
  readonly layers: readonly Digest[];
  /** The base that it stands on, with what is known of it now that it is there. */
  readonly base: BaseReference;
}

/**
 * Finds the stack to start from, the snapshot's, that of the key or the one nearest to it, else the base's alone, and runs
 * `work`, which makes a root refer to it. What another command removed in between is looked for again.
 */
export const withStack = async <T>(
  store: Store,
  base: () => Promise<Base>,
  reference: BaseReference,
  start: Start,
  work: (found: Found) => Promise<T>,
): Promise<Found & {work: T}> => {
  const {name, key, snapshot, options, compression} = start;
  for (;;) {
    const match = key === undefined ? undefined : await findMatch(store, reference, start, options.say);
    const from =
      snapshot === undefined
        ? match?.snapshot
        : resolveReference(store, start.snapshotsOf ?? name, snapshot, reference);
    if (from) requireWhole(store, from);
    if (from && from.base.name !== reference.name)
      throw new RootstockError(
        `starting from "${from.name}"`,
        `it stands on ${from.base.name}, not on ${reference.name}`,
      );
    const found = from
      ? {layers: from.layers, reference: withKnown(reference, from.base)}
      : await prepareBase(store, await base(), reference, {...options, compression});
    const {layers} = found;
    const done = await withLayers(store, layers, async () => {
      const done = await work({match, layers, base: found.reference});
      if (from) markUsed(store, start.snapshotsOf ?? name, from);
      else markBaseUsed(store, reference);
      return {match, layers, base: found.reference, work: done};
    });
    if (done) return done;
  }
};

/** What a snapshot knows of its base travels with it, to machines that have never made the base themselves. */
const withKnown = (reference: BaseReference, {layers, settings}: BaseReference): BaseReference => ({
  ...reference,
  ...(layers === undefined ? {} : {layers}),
  ...(settings ? {settings} : {}),
});
