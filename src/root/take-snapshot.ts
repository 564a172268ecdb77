import {type Store} from '../snapshot/store.js';
import {changeRoot, type ChangeOptions} from './lock.js';
import {ensureMounted} from './mount.js';
import {type PendingName} from './state.js';
import {commitRoot, upperHasChanges} from './transitions.js';

export interface SnapshotWish extends Omit<PendingName, 'id' | 'depth'> {
  /** What to do about programs that still run in the root. */
  readonly busy: ChangeOptions['busy'];
  /** Take none when nothing was changed. */
  readonly ifChanged: boolean;
}

/**
 * Commits the upper of a root under a name, which packing then gives. Returns whether it did.
 * Throws RootstockError where the root is not quiet, and is not to be made so.
 */
export const takeSnapshot = (
  store: Store,
  root: string,
  {busy, ifChanged, ...name}: SnapshotWish,
): Promise<boolean> =>
  changeRoot(store, root, {busy, what: `snapshot "${name.name}"`}, async (current) => {
    const mounted = await ensureMounted(store, current);
    if (ifChanged && !upperHasChanges(store, mounted)) return false;
    await commitRoot(store, mounted, {name, origin: `snapshot ${name.name}`});
    return true;
  });
