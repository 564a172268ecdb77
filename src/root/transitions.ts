import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {outsidePath} from '../host/namespace.js';
import {bootIdentity} from '../host/processes.js';
import {type Digest, type Making} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {topLowerPath} from './lowers.js';
import {mountRoot} from './mount.js';
import {openPending} from './records.js';
import {
  generationPath,
  type Mounted,
  type NewName,
  type RootState,
  type StackLayer,
  writeRoot,
} from './state.js';

/**
 * Whether the upper holds anything, or is another directory than the one below it (`chmod 700 /`): an upper that nothing
 * was written to makes no layer.
 */
export const upperHasChanges = (store: Store, state: Mounted): boolean => {
  const upper = join(generationPath(store, state.name, state.generation), 'upper');
  const [top, below] = [upper, topLowerPath(store, state)].map((path) => outsidePath(state.holder, path));
  return readdirSync(top ?? '').length > 0 || attributesOf(top ?? '') !== attributesOf(below ?? '');
};

const attributesOf = (directory: string): string => {
  const {mode, uid, gid} = statSync(directory);
  return [mode, uid, gid].join();
};

export interface Commit extends Making {
  readonly names: readonly NewName[];
}

/**
 * Freezes the upper and mounts a fresh one above it. The switch is one atomic write of the root's state: the upper stays
 * where it is, and is from then on a layer of the stack. An upper without changes makes no layer, and the names mean the
 * stack below it. The names themselves are given by packing. The caller holds the exclusive lock, and the root is quiet.
 */
export const commitRoot = async (
  store: Store,
  state: Mounted,
  {names, ...making}: Commit,
): Promise<Mounted> => {
  const frozen = upperHasChanges(store, state) ? [{frozen: state.generation, ...making}] : [];
  const stack: readonly StackLayer[] = [...state.stack, ...frozen];
  const pending = names.map((name) => ({
    ...name,
    id: `${state.generation}-${name.kind}-${Date.now().toString(36)}`,
    depth: stack.length,
    boot: bootIdentity(),
  }));
  const key = names.find(({kind}) => kind === 'key')?.name;
  const {unfinished: _unfinished, ...rest} = state;
  const committed = {
    ...rest,
    ...(key === undefined ? {} : {key}),
    pending: [...openPending(store, state), ...pending],
  };
  if (frozen.length > 0) return mountRoot(store, {...committed, stack}, 'fresh');
  writeRoot(store, committed);
  return committed;
};

/**
 * Drops the upper and mounts a fresh one above the same stack, or above another, which may be that of a key. The caller
 * holds the exclusive lock, and sees that the layers are not removed meanwhile.
 */
export const resetRoot = (
  store: Store,
  state: RootState,
  to?: {readonly stack: readonly StackLayer[]; readonly key?: string | undefined},
): Promise<Mounted> => {
  if (!to) return mountRoot(store, state, 'fresh');
  const {key: _key, ...rest} = state;
  const key = to.key === undefined ? {} : {key: to.key};
  return mountRoot(store, {...rest, stack: to.stack, pending: [], ...key}, 'fresh');
};

/** The stack of a snapshot, all of whose layers are images. */
export const stackOf = (layers: readonly Digest[]): StackLayer[] => layers.map((digest) => ({digest}));
