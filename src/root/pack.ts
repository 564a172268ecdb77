import {RootstockError} from '../errors.js';
import {takeLock, withLock} from '../host/lock.js';
import {type Store} from '../snapshot/store.js';
import {changeRoot, type ChangeOptions, useRoot} from './lock.js';
import {type Packed, type PackOptions} from './pack-locked.js';
import {openPending, outcomeOf} from './records.js';
import {digestsOf} from './stacks.js';
import {type PendingName, requireRoot, rootPaths, type RootState} from './state.js';

export {type Packed, type PackOptions} from './pack-locked.js';

/**
 * Turns every frozen layer of a root into an image, then gives the names that waited for them. Safe to call at any time
 * and from many processes: one packs, the others wait and find it done; after a crash it begins again. It does not keep
 * the root: programs run in it meanwhile, and more is committed. A name whose layers are not in the stack any more is
 * forgotten.
 * @param awaited names that the caller has promised. Throws RootstockError where one was not given, by whomever
 */
export const packRoot = async (
  store: Store,
  name: string,
  options: PackOptions,
  awaited: readonly PendingName[] = [],
): Promise<Packed> => {
  const packed = (await hasOpenPending(store, name))
    ? await withLock(rootPaths(store, name).packLock, 'exclusive', async () =>
        (await packing()).packLockedRoot(store, name, options),
      )
    : nothing;
  for (const pending of awaited) requireGiven(store, name, pending);
  return packed;
};

const requireGiven = (store: Store, root: string, {id, name}: PendingName): void => {
  const outcome = outcomeOf(store, root, id) ?? {saved: false, why: 'the root was removed meanwhile'};
  if (!outcome.saved) throw new RootstockError(`saving "${name}"`, outcome.why, 'Take the snapshot again');
};

/** The same, but that nothing is done while another process packs. */
export const packRootUnlessPacking = async (
  store: Store,
  name: string,
  options: PackOptions,
): Promise<Packed> => {
  if (!(await hasOpenPending(store, name))) return nothing;
  const lock = await takeLock(rootPaths(store, name).packLock, {kind: 'exclusive', waitMilliseconds: 0});
  if (!lock) return nothing;
  try {
    return await (await packing()).packLockedRoot(store, name, options);
  } finally {
    await lock.release();
  }
};

/** Read only where there is something to pack: most commands find nothing. */
const packing = () => import('./pack-locked.js');

const nothing: Packed = {layers: [], snapshots: []};

/** Whether there is something to pack; then sees that the root is mounted, since frozen layers are seen only there. */
const hasOpenPending = async (store: Store, name: string): Promise<boolean> => {
  if (openPending(store, requireRoot(store, name)).length === 0) return false;
  const {lock} = await useRoot(store, name);
  await lock.release();
  return true;
};

/** Turns every frozen layer into an image, also those that no name waits for: only images are shared between roots. */
export const packWholeStack = async (store: Store, name: string, options: PackOptions): Promise<void> => {
  await packRoot(store, name, options);
  const isPacked = (state: RootState): boolean => digestsOf(store, state) !== undefined;
  if (isPacked(requireRoot(store, name))) return;
  const {lock} = await useRoot(store, name);
  await lock.release();
  await whileNobodyPacks(store, name, async () => {
    const state = requireRoot(store, name);
    if (isPacked(state)) return;
    const {packFrozen} = await packing();
    await packFrozen(store, state, {depth: state.stack.length, strict: false, name}, options);
  });
};

/**
 * Changes a root's stack as `changeRoot` does, once every name that was promised is given: the layers of one may not be in
 * the new stack.
 */
export const changePackedRoot = async <T>(
  store: Store,
  name: string,
  {busy, what, ...options}: ChangeOptions & PackOptions,
  change: (state: RootState) => Promise<T>,
): Promise<T> => {
  for (;;) {
    await packRoot(store, name, options);
    const changed = await changeRoot(store, name, {busy, what}, async (state) =>
      openPending(store, state).length > 0 ? undefined : {result: await change(state)},
    );
    if (changed) return changed.result;
  }
};

/** Runs `work` while nobody packs the root. */
export const whileNobodyPacks = <T>(store: Store, name: string, work: () => Promise<T>): Promise<T> =>
  withLock(rootPaths(store, name).packLock, 'exclusive', work);
