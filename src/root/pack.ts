import {release} from 'node:os';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {takeLock, withLock} from '../host/lock.js';
import {isAlive} from '../host/namespace.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {parseCompression} from '../layer/compression.js';
import {type LayerDescription} from '../layer/layer.js';
import {snapshotFormat, type Snapshot} from '../snapshot/snapshot.js';
import {writeKey, writeSnapshot} from '../snapshot/snapshots.js';
import {type Store, sweepStaging} from '../snapshot/store.js';
import {useRoot} from './lock.js';
import {statedOptions} from './overlay.js';
import {
  closePending,
  digestOfLayer,
  generationPath,
  openPending,
  type PendingName,
  requireRoot,
  rootPaths,
  type RootState,
  writePacked,
} from './state.js';

export type PackOptions = Omit<BuildOptions, 'compression' | 'strict' | 'staging'>;

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
 */
export const packRoot = async (store: Store, name: string, options: PackOptions): Promise<Packed> => {
  if (!(await hasOpenPending(store, name))) return nothing;
  return withLock(rootPaths(store, name).packLock, 'exclusive', () => packLockedRoot(store, name, options));
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

/** Waits until nobody packs the root. */
export const packingEnded = (store: Store, name: string): Promise<void> =>
  withLock(rootPaths(store, name).packLock, 'exclusive', () => Promise.resolve());

const packLockedRoot = async (store: Store, name: string, options: PackOptions): Promise<Packed> => {
  // What killed packings left takes room that this one may need.
  sweepStaging(store);
  const state = requireRoot(store, name);
  const layers: LayerDescription[] = [];
  const snapshots: Snapshot[] = [];
  for (const pending of openPending(store, state)) {
    try {
      layers.push(...(await packFrozen(store, state, pending, options)));
      snapshots.push(await nameStack(store, state, pending));
    } finally {
      // A failed commit is not tried again behind the user's back: its error is what they were told.
      closePending(store, name, pending);
    }
  }
  return {layers, snapshots};
};

const packFrozen = async (
  store: Store,
  state: RootState,
  {depth, strict, name}: PendingName,
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
      origin: layer.origin,
      overlayOptions: statedOptions(release()),
    };
    const compression = parseCompression(state.compression);
    const description = await withLock(store.lock, 'shared', () =>
      buildLayer(store.layers, source, {...options, compression, strict, staging: store.staging}),
    );
    writePacked(store, state.name, layer.frozen, description.digest);
    built.push(description);
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
  const snapshot: Snapshot = {
    format: snapshotFormat,
    name,
    base: state.base,
    architecture: state.architecture,
    layers: digests,
    created: new Date().toISOString(),
  };
  await withLock(store.lock, 'shared', () => {
    if (kind === 'key') writeKey(store, snapshot);
    else writeSnapshot(store, state.name, snapshot);
    return Promise.resolve();
  });
  return snapshot;
};
