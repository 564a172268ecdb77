import {existsSync} from 'node:fs';

import {takeLock} from '../host/lock.js';
import {processesIn} from '../host/processes.js';
import {type Store} from '../snapshot/store.js';
import {mountRoot} from './mount.js';
import {forgetPacked} from './records.js';
import {isMounted, type PendingName, readRoot, rootPaths, type RootState} from './state.js';
import {upperHasChanges} from './transitions.js';

/**
 * Makes the topmost layer of a root the upper again, when the snapshot that it was frozen for could not be saved: what
 * was changed is then a change as before, that `clean` drops and the next snapshot takes. Where the root has been used
 * since, the layer stays in its stack: nothing is lost either way.
 */
export const undoCommit = async (
  store: Store,
  {depth, kind, name: key}: PendingName,
  {name}: RootState,
): Promise<void> => {
  const paths = rootPaths(store, name);
  const lock = await takeLock(paths.lock, {kind: 'exclusive', waitMilliseconds: 0});
  if (!lock) return;
  try {
    const state = readRoot(store, name);
    const top = state?.stack.at(-1);
    if (!state || !top || !('frozen' in top) || state.stack.length !== depth || !isMounted(state)) return;
    if (!state.frozenInUse?.includes(top.frozen) || upperHasChanges(store, state)) return;
    if (processesIn(state.holder).length > 0) return;
    if (!(await isGone(paths.merged(top.frozen)))) return;
    // It will be frozen again, with other changes: an image that was made of it is not its image then.
    forgetPacked(store, name, top.frozen);
    const {key: own, ...rest} = state;
    const kept = own === undefined || (kind === 'key' && own === key) ? {} : {key: own};
    await mountRoot(store, {...rest, ...kept, stack: state.stack.slice(0, -1), generation: top.frozen});
  } finally {
    await lock.release();
  }
};

/** The merged root of that generation is taken away beside the job, at its own place. */
const isGone = async (merged: string): Promise<boolean> => {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    if (!existsSync(merged)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};
