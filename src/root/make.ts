import {rmSync} from 'node:fs';

import {architecture, type Base, type BaseReference, referenceOf} from '../base/base.js';
import {UsageError} from '../errors.js';
import {withLock} from '../host/lock.js';
import {type Store} from '../snapshot/store.js';
import {createRoot} from './create.js';
import {dropLockedRoot, sweepRoots} from './drop.js';
import {type Start, withStack} from './find-stack.js';
import {type Match} from './match.js';
import {ensureMounted, mountRoot} from './mount.js';
import {changePackedRoot} from './pack.js';
import {resolveReference} from './reference.js';
import {runSetup} from './setup.js';
import {nameStart, startName} from './start-name.js';
import {type Started} from './start.js';
import {type Mounted, readRoot, rootPaths, type RootState} from './state.js';
import {commitRoot, resetRoot, stackOf, upperHasChanges} from './transitions.js';

/** Makes a root as `startRoot` says; undefined where there is one by the time that it may. */
export const makeRoot = async (store: Store, base: Base, start: Start): Promise<Started | undefined> => {
  await sweepRoots(store);
  const {lock} = rootPaths(store, start.name);
  return withLock(lock, 'exclusive', async () => {
    if (readRoot(store, start.name)) return undefined;
    try {
      return await makeLockedRoot(store, base, start);
    } catch (error) {
      // While it is held: whoever waits for it sees that it is gone, and takes another.
      rmSync(lock, {force: true});
      throw error;
    }
  });
};

/** Makes the root and sets it up. The caller holds its exclusive lock. */
const makeLockedRoot = async (store: Store, base: Base, start: Start): Promise<Started> => {
  const {name, snapshot} = start;
  const isOfSnapshot = snapshot !== undefined && start.base === undefined;
  const reference = isOfSnapshot
    ? resolveReference(store, start.snapshotsOf ?? name, snapshot).base
    : await referenceOf(base);
  const {match, work: created} = await withStack(
    store,
    () => Promise.resolve(base),
    reference,
    start,
    ({match, layers, base: found}) => {
      const {compression, maxLayers, scratch, binds, users, owner} = start;
      return createRoot(store, {
        ...{name, compression, maxLayers, scratch, binds, users, owner, layers, base: found},
        architecture: architecture(),
        key: match?.kind === 'exact' ? match.snapshot.name : undefined,
        ...unfinished(match, start),
      });
    },
  );
  try {
    const mounted = await mountRoot(store, created);
    const state = await setUp(store, mounted, match, start);
    return {state, base: reference, ...(match ? {match} : {})};
  } catch (error) {
    // A root that could not be set up is none: the next try begins from the start.
    await dropLockedRoot(store, readRoot(store, name) ?? created);
    throw error;
  }
};

/**
 * Puts a root that exists on the stack of another key or snapshot. Throws UsageError, with nothing changed, where it holds
 * changes.
 */
export const restackRoot = async (
  store: Store,
  own: () => Promise<Base>,
  reference: BaseReference,
  start: Start,
): Promise<Started> => {
  const {name, key, snapshot, options} = start;
  const what = `starting from ${snapshot === undefined ? `key "${key ?? ''}"` : `snapshot "${snapshot}"`}`;
  const packing = {tools: options.tools, say: options.say};
  const {state, match} = await changePackedRoot(
    store,
    name,
    {busy: 'refuse', what, ...packing},
    async (current) => {
      const mounted = await ensureMounted(store, current);
      // What a setup that was killed has changed, nobody asked to keep.
      if (!mounted.unfinished && upperHasChanges(store, mounted)) {
        throw new UsageError(
          `${what} in root "${name}"`,
          'it holds changes that no snapshot has',
          'Keep them with `rootstock snapshot NAME`, drop them with `rootstock clean`, or use another --root',
        );
      }
      const {match, work: started} = await withStack(
        store,
        own,
        reference,
        start,
        ({match, layers, base}) => {
          const to = {stack: stackOf(layers), key: match?.kind === 'exact' ? key : undefined};
          return resetRoot(store, {...mounted, base, ...unfinished(match, start)}, to);
        },
      );
      try {
        const set = await setUp(store, started, match, start);
        if (key !== undefined && set === started) await nameStart(store, set);
        return {match, state: set};
      } catch (error) {
        await resetRoot(store, started);
        throw error;
      }
    },
  );
  return {state, base: reference, ...(match ? {match} : {})};
};

const needsSetup = (match: Match | undefined, {key, setup}: Start): boolean =>
  key !== undefined && setup !== undefined && match?.kind !== 'exact';

const unfinished = (match: Match | undefined, start: Start): {unfinished?: true} =>
  needsSetup(match, start) ? {unfinished: true} : {};

/** Runs the setup of a key that was not found, and commits what it did. */
const setUp = async (
  store: Store,
  mounted: Mounted,
  match: Match | undefined,
  start: Start,
): Promise<RootState> => {
  const {key, setup} = start;
  if (key === undefined || !setup || !needsSetup(match, start)) return mounted;
  const started = Date.now();
  await runSetup(store, mounted, setup);
  return commitRoot(store, mounted, {
    names: [
      {kind: 'key', name: key, strict: false},
      {kind: 'snapshot', name: startName, strict: false},
    ],
    origin: setup.origin,
    makeMilliseconds: Date.now() - started,
  });
};
