import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {outsidePath} from '../host/namespace.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {topLowerPath} from './lowers.js';
import {mountRoot} from './mount.js';
import {
  generationPath,
  type Mounted,
  openPending,
  type PendingName,
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

export interface Commit {
  readonly name: Omit<PendingName, 'id' | 'depth'>;
  /** What made the layer, for its description. */
  readonly origin: string;
}

/**
 * Freezes the upper and mounts a fresh one above it. The switch is one atomic write of the root's state: the upper stays
 * where it is, and is from then on a layer of the stack. An upper without changes makes no layer, and the name means the
 * stack below it. The name itself is given by packing. The caller holds the exclusive lock, and the root is quiet.
 */
export const commitRoot = async (store: Store, state: Mounted, {name, origin}: Commit): Promise<Mounted> => {
  const frozen: readonly StackLayer[] = upperHasChanges(store, state)
    ? [{frozen: state.generation, origin}]
    : [];
  const stack = [...state.stack, ...frozen];
  const id = `${state.generation}-${Date.now().toString(36)}`;
  const committed = {
    ...state,
    ...(name.kind === 'snapshot' ? {current: name.name} : {key: name.name}),
    pending: [...openPending(store, state), {...name, id, depth: stack.length}],
  };
  if (frozen.length > 0) return nextGeneration(store, {...committed, stack});
  writeRoot(store, committed);
  return committed;
};

/** Drops the upper and mounts a fresh one above the given stack, or above the same when none is given. */
export const resetRoot = async (
  store: Store,
  state: RootState,
  to: {
    readonly stack?: readonly StackLayer[];
    readonly current?: string | undefined;
    readonly key?: string | undefined;
  } = {},
): Promise<Mounted> => {
  const {current: _current, key: _key, ...rest} = state;
  const names = 'stack' in to ? {current: to.current, key: to.key} : {current: state.current, key: state.key};
  return nextGeneration(store, {
    ...rest,
    stack: to.stack ?? state.stack,
    ...(names.current === undefined ? {} : {current: names.current}),
    ...(names.key === undefined ? {} : {key: names.key}),
  });
};

const nextGeneration = (store: Store, state: RootState): Promise<Mounted> =>
  mountRoot(store, {...state, generation: state.generation + 1}, state.generation);

/** The stack of a snapshot, all of whose layers are images. */
export const stackOf = (layers: readonly Digest[]): StackLayer[] => layers.map((digest) => ({digest}));
