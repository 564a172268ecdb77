import {rmSync} from 'node:fs';

import {RootstockError} from '../errors.js';
import {type Lock, takeLock} from '../host/lock.js';
import {settleNamespace} from '../host/namespace.js';
import {endProcessesIn, processesIn, type RunningProcess} from '../host/processes.js';
import {type Store} from '../snapshot/store.js';
import {isMounted, type Mounted, readRoot, requireRoot, rootPaths, type RootState} from './state.js';

/**
 * Sees that a root is mounted and keeps it from being changed by others until the lock is released: many may run in a
 * root at once. Throws UsageError where there is no such root.
 */
export const useRoot = async (store: Store, name: string): Promise<{state: Mounted; lock: Lock}> => {
  const {lock: file} = rootPaths(store, name);
  requireRoot(store, name);
  for (;;) {
    const shared = await takeLock(file, {kind: 'shared'});
    const state = readRoot(store, name);
    if (state?.holder) await settleNamespace(state.holder);
    if (shared && state && isMounted(state)) return {state, lock: shared};
    await shared?.release();
    // Most roots are mounted: the code that mounts is read only for one that is not.
    const {ensureMounted} = await import('./mount.js');
    await changeRoot(store, name, {busy: 'wait'}, (current) => ensureMounted(store, current));
  }
};

export interface ChangeOptions {
  /**
   * What to do about programs that run in the root. `wait`: wait for the commands that use it, and leave what else runs.
   * `refuse`: throw for either. `end-daemons`: throw for commands, end what earlier ones left. `end`: end both.
   */
  readonly busy: 'wait' | 'refuse' | 'end-daemons' | 'end';
  /** What cannot be done meanwhile, for the message. */
  readonly what?: string | undefined;
}

/**
 * Changes a root while nothing runs in it and nobody else changes it. A program that still runs would go on writing into
 * an upper that is frozen or gone.
 */
export const changeRoot = async <T>(
  store: Store,
  name: string,
  {busy, what = 'changing it'}: ChangeOptions,
  change: (state: RootState) => Promise<T>,
): Promise<T> => {
  const {lock: file} = rootPaths(store, name);
  const lock =
    (await takeLock(file, {kind: 'exclusive', waitMilliseconds: 0})) ??
    (await takeBusyLock(store, name, busy, what));
  try {
    // Its lock was removed with it, and is there again because it was asked for.
    if (!readRoot(store, name)) rmSync(file, {force: true});
    const state = requireRoot(store, name);
    if (state.holder) await settleNamespace(state.holder);
    if (busy !== 'wait' && isMounted(state)) {
      const running = busy === 'refuse' ? processesIn(state.holder) : await endProcessesIn(state.holder);
      if (busy === 'refuse' && running.length > 0) throw busyError(name, what, running);
    }
    return await change(state);
  } finally {
    await lock.release();
  }
};

/**
 * Milliseconds to wait for others that are only passing, as `gc` and `fsck` are when they see whether a root is at rest:
 * a job must not fail because its machine was tidied up at that moment.
 */
const passing = 5_000;

const takeBusyLock = async (
  store: Store,
  name: string,
  busy: ChangeOptions['busy'],
  what: string,
): Promise<Lock> => {
  const {lock: file} = rootPaths(store, name);
  const state = readRoot(store, name);
  if (busy === 'refuse' || busy === 'end-daemons') {
    const lock = await takePassingLock(file);
    if (lock) return lock;
    throw busyError(name, what, state?.holder ? processesIn(state.holder) : []);
  }
  if (busy === 'end' && state && isMounted(state)) await endProcessesIn(state.holder);
  const lock = await takeLock(
    file,
    busy === 'end' ? {kind: 'exclusive', waitMilliseconds: 30_000} : {kind: 'exclusive'},
  );
  if (lock) return lock;
  const why = 'another command still uses it after 30 seconds';
  throw new RootstockError(`${what} of root "${name}"`, why, 'End that command first');
};

/** Undefined where a command runs in the root, which holds the lock shared, or another change takes too long. */
const takePassingLock = async (file: string): Promise<Lock | undefined> => {
  const deadline = performance.now() + passing;
  // Once is no proof: who passed may have gone between the two questions.
  for (let seenShared = 0; seenShared < 2 && performance.now() < deadline;) {
    const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 50});
    if (lock) return lock;
    const shared = await takeLock(file, {kind: 'shared', waitMilliseconds: 0});
    await shared?.release();
    seenShared = shared ? seenShared + 1 : 0;
  }
  return undefined;
};

const busyError = (name: string, what: string, running: readonly RunningProcess[]): RootstockError => {
  const shown = running.slice(0, 10).map(({pid, command}) => `${pid} ${command}`);
  const rest = running.length > shown.length ? ` and ${running.length - shown.length} more` : '';
  return new RootstockError(
    `${what} of root "${name}"`,
    shown.length === 0 ? 'another command uses it' : `it is not quiet: ${shown.join(', ')}${rest}`,
    'Stop them, or use --kill',
  );
};
