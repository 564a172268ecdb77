import {takeLock} from '../host/lock.js';
import {processesIn} from '../host/processes.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {withLayers} from './stacks.js';
import {digestOfLayer, openPending} from './records.js';
import {isMounted, readRoot, rootPaths, type RootState} from './state.js';
import {resetRoot, stackOf, upperHasChanges} from './transitions.js';

/**
 * Puts a root whose stack begins with some layers on others that show the same. Returns whether it did: not while the root
 * is in use, or holds changes.
 */
export const restackRoot = async (
  store: Store,
  root: string,
  from: readonly Digest[],
  to: readonly Digest[],
): Promise<boolean> => {
  const lock = await takeLock(rootPaths(store, root).lock, {kind: 'exclusive', waitMilliseconds: 0});
  if (!lock) return false;
  try {
    const state = readRoot(store, root);
    if (!state || !isMounted(state) || !beginsWith(store, state, from)) return false;
    // A changed upper belongs to the very layers that it was written over.
    if (processesIn(state.holder).length > 0 || upperHasChanges(store, state)) return false;
    if (openPending(store, state).length > 0) return false;
    const stack = [...stackOf(to), ...state.stack.slice(from.length)];
    return (
      (await withLayers(store, to, () => resetRoot(store, state, {stack, key: state.key}))) !== undefined
    );
  } finally {
    await lock.release();
  }
};

const beginsWith = (store: Store, {name, stack}: RootState, layers: readonly Digest[]): boolean =>
  layers.every((digest, index) => {
    const layer = stack[index];
    return layer !== undefined && digestOfLayer(store, name, layer) === digest;
  });
