import {rmSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {takeLock, withLock} from '../host/lock.js';
import {isAlive} from '../host/namespace.js';
import {bootIdentity} from '../host/processes.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {parseCompression} from '../layer/compression.js';
import {type LayerDescription} from '../layer/layer.js';
import {makeSnapshot, type Snapshot} from '../snapshot/snapshot.js';
import {writeKey, writeSnapshot} from '../snapshot/snapshots.js';
import {aloneInStore, type Store, sweepStaging, whileNothingIsRemoved} from '../snapshot/store.js';
import {changeRoot, type ChangeOptions, useRoot} from './lock.js';
import {statedOptions} from './overlay.js';
import {
  closePending,
  digestOfLayer,
  generationPath,
  openPending,
  outcomeOf,
  readRoot,
  type PendingName,
  requireRoot,
  requireSameRoot,
  rootPaths,
  type RootState,
  writePacked,
} from './state.js';
import {digestsOf} from './stacks.js';
import {squashIfLong} from './squash.js';
import {undoCommit} from './undo-commit.js';

export type PackOptions = Pick<BuildOptions, 'tools' | 'say'>;

export interface Packed {
  /** What was packed now; nothing when another process had done it. */
  readonly layers: readonly LayerDescription[];
  readonly snapshots: readonly Snapshot[];
}

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
    ? await withLock(rootPaths(store, name).packLock, 'exclusive', () => packLockedRoot(store, name, options))
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
  return packLockedRoot(store, name, options).finally(() => lock.release());
};

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
    if (!isPacked(state))
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

const packLockedRoot = async (store: Store, name: string, options: PackOptions): Promise<Packed> => {
  // What killed packings left takes room that this one may need.
  await sweepStaging(store);
  const state = requireRoot(store, name);
  const layers: LayerDescription[] = [];
  const snapshots: Snapshot[] = [];
  for (const pending of openPending(store, state)) {
    if (pending.boot !== bootIdentity()) {
      options.say(
        `warning: "${pending.name}" is not saved: the machine went down before it was; take the snapshot again`,
      );
      closePending(store, name, pending.id, {saved: false, why: 'the machine went down'});
      continue;
    }
    try {
      layers.push(...(await packFrozen(store, state, pending, options)));
      snapshots.push(await nameStack(store, state, pending));
    } catch (error) {
      await giveUp(store, state, pending, messageOf(error));
      throw error;
    }
    // Before the record, which may need its room: the name is given.
    rmSync(rootPaths(store, name).reserve, {force: true});
    closePending(store, name, pending.id, {saved: true});
  }
  await squashIfLong(store, name, options);
  return {layers, snapshots};
};

/** A failed commit is not tried again behind the user's back: its error is what they were told. */
const giveUp = async (store: Store, state: RootState, pending: PendingName, why: string): Promise<void> => {
  rmSync(rootPaths(store, state.name).reserve, {force: true});
  if (readRoot(store, state.name)?.id !== state.id) return;
  const dropped = openPending(store, state).filter(({depth}) => depth >= pending.depth);
  for (const {id} of dropped) closePending(store, state.name, id, {saved: false, why});
  await undoCommit(store, pending, state);
};

const packFrozen = async (
  store: Store,
  state: RootState,
  {depth, strict, name}: Pick<PendingName, 'depth' | 'strict' | 'name'>,
  options: PackOptions,
): Promise<LayerDescription[]> => {
  const built: LayerDescription[] = [];
  for (const layer of state.stack.slice(0, depth)) {
    if (!('frozen' in layer) || digestOfLayer(store, state.name, layer) !== undefined) continue;
    if (!state.holder || !isAlive(state.holder)) {
      throw new RootstockError(
        `saving "${name}"`,
        `root "${state.name}" is not mounted`,
        'Run any command in it, and try again',
      );
    }
    const source = {
      tree: join(generationPath(store, state.name, layer.frozen), 'upper'),
      namespace: state.holder,
      owned: true,
      ...layer,
      overlayOptions: statedOptions(release()),
    };
    const compression = parseCompression(state.compression);
    built.push(
      await buildLayer(store.layers, source, {
        ...options,
        ...{compression, strict, staging: store.staging},
        keep: (add, {digest}) =>
          whileNothingIsRemoved(store, () => {
            requireSameRoot(store, state);
            add();
            writePacked(store, state.name, layer.frozen, digest);
          }),
      }),
    );
  }
  return built;
};

const nameStack = async (
  store: Store,
  state: RootState,
  {kind, name, depth}: PendingName,
): Promise<Snapshot> => {
  const layers = state.stack.slice(0, depth).map((layer) => digestOfLayer(store, state.name, layer));
  const digests = layers.filter((digest) => digest !== undefined);
  if (digests.length < depth) {
    throw new RootstockError(
      `saving "${name}"`,
      'its layers are not in the root any more',
      'Take the snapshot again',
    );
  }
  const snapshot = makeSnapshot(name, state, digests);
  await aloneInStore(store, () => {
    requireSameRoot(store, state);
    if (kind === 'key') writeKey(store, snapshot);
    else writeSnapshot(store, state.name, snapshot);
  });
  return snapshot;
};
