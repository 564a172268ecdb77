import {rmSync, writeFileSync} from 'node:fs';

import {type Making} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {changeRoot, type ChangeOptions} from './lock.js';
import {ensureMounted} from './mount.js';
import {requireFreeName} from './reference.js';
import {type NewName, type PendingName, rootPaths} from './state.js';
import {commitRoot, upperHasChanges} from './transitions.js';

export interface SnapshotWish extends NewName, Making {
  /** What to do about programs that still run in the root. */
  readonly busy: ChangeOptions['busy'];
  /** Take none when nothing was changed. */
  readonly ifChanged: boolean;
  /** Move a name that exists. */
  readonly force: boolean;
}

/**
 * Commits the upper of a root under a name, which packing then gives. Returns the name as it is to be given, or nothing
 * when there was nothing to do.
 * Throws RootstockError where the root is not quiet, and is not to be made so, or has the name already.
 */
export const takeSnapshot = (
  store: Store,
  root: string,
  {busy, ifChanged, force, kind, name, strict, ...making}: SnapshotWish,
): Promise<PendingName | undefined> =>
  changeRoot(store, root, {busy, what: `snapshot "${name}"`}, async (current) => {
    if (kind === 'snapshot' && !force) requireFreeName(store, current, name);
    const mounted = await ensureMounted(store, current);
    if (ifChanged && !upperHasChanges(store, mounted)) return undefined;
    reserveRoom(rootPaths(store, root).reserve);
    const committed = await commitRoot(store, mounted, {names: [{kind, name, strict}], ...making});
    return committed.pending.at(-1);
  });

/** Enough for a few directories and the root's state: what undoing a commit writes. */
const reservedBytes = 128 * 1024;

/** Throws, with nothing changed, on a disk that has not even that. */
const reserveRoom = (file: string): void => {
  try {
    writeFileSync(file, Buffer.alloc(reservedBytes, 'rootstock'), {mode: 0o600, flush: true});
  } catch (error) {
    rmSync(file, {force: true});
    throw error;
  }
};
