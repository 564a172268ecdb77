import {RootstockError} from '../errors.js';
import {type Digest} from '../layer/layer.js';
import {describeLayer, hasLayer, verifyLayer} from '../layer/layers.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {type Store, whileNothingIsRemoved} from '../snapshot/store.js';
import {digestOfLayer, openPending} from './records.js';
import {type RootState} from './state.js';

/** The layers of a root's stack that are images, base first. */
export const imagesOf = (store: Store, {name, stack}: Pick<RootState, 'name' | 'stack'>): Digest[] =>
  stack.map((layer) => digestOfLayer(store, name, layer)).filter((digest) => digest !== undefined);

/** The same of a stack that has only images; undefined while one of them is only frozen. */
export const digestsOf = (store: Store, state: RootState): Digest[] | undefined => {
  const digests = imagesOf(store, state);
  return digests.length === state.stack.length ? digests : undefined;
};

/** Whether two stacks are the same, squashed layers counting as those that they stand for. */
export const isSameStack = (store: Store, a: readonly Digest[], b: readonly Digest[]): boolean =>
  a.join() === b.join() || expand(store, a).join() === expand(store, b).join();

/** A layer may be squashed again, together with others. */
const expand = (store: Store, layers: readonly Digest[]): Digest[] =>
  layers.flatMap((digest) => {
    const squashed = hasLayer(store.layers, digest)
      ? describeLayer(store.layers, digest).squashed
      : undefined;
    return squashed ? expand(store, squashed) : [digest];
  });

/** Whether a root stands on the stack of a snapshot: then every name of that stack is current. */
export const standsOn = (store: Store, state: RootState, {base, layers}: Snapshot): boolean => {
  const digests = digestsOf(store, state);
  return (
    base.identity === state.base.identity && digests !== undefined && isSameStack(store, digests, layers)
  );
};

/** Whether a name that is still to be given will mean the root's present stack. */
export const isPendingHere = (store: Store, state: RootState, name: string): boolean =>
  openPending(store, state).some(
    (pending) => pending.kind === 'snapshot' && pending.name === name && pending.depth === state.stack.length,
  );

/**
 * Runs `work`, which makes a root refer to layers, while none is removed; returns undefined, with nothing done, when one
 * of them was removed before. Throws RootstockError for a layer that is damaged.
 */
export const withLayers = async <T>(
  store: Store,
  layers: readonly Digest[],
  work: () => Promise<T>,
): Promise<T | undefined> => {
  // Reading a whole image the first time takes long, and nobody need wait for it.
  for (const digest of layers) if (hasLayer(store.layers, digest)) await verifyLayer(store.layers, digest);
  return whileNothingIsRemoved(store, () =>
    layers.every((digest) => hasLayer(store.layers, digest)) ? work() : Promise.resolve(undefined),
  );
};

/** Throws RootstockError unless every layer of a snapshot is in the store. */
export const requireWhole = (store: Store, {name, layers}: Pick<Snapshot, 'name' | 'layers'>): void => {
  const missing = layers.find((digest) => !hasLayer(store.layers, digest));
  if (missing === undefined) return;
  throw new RootstockError(
    `starting from "${name}"`,
    `its layer ${missing.slice(0, 12)} is not in the store`,
    'See what `rootstock fsck` says',
  );
};
