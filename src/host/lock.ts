import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, readdirSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import {type Writable} from 'node:stream';

import {RootstockError} from '../errors.js';

export interface Lock {
  /** Gives the lock up. Ending the process, in any way, does so as well. */
  release: () => Promise<void>;
}

export interface LockOptions {
  /** Many may hold a shared lock at once; an exclusive one is held alone. */
  readonly kind: 'shared' | 'exclusive';
  /** Milliseconds to wait for others; 0 asks once. Without end by default. */
  readonly waitMilliseconds?: number;
}

/**
 * Takes flock(2) on a file, which is made where it is missing, and returns undefined when others kept it for longer than
 * the wait. Node has no flock, so util-linux' flock holds it for us and reads from a pipe that only we have the other end
 * of, and the programs that we run meanwhile: when this process ends, even by SIGKILL, and with it what it had under way,
 * the pipe closes, the holder ends and the lock is free.
 */
export const takeLock = async (file: string, options: LockOptions): Promise<Lock | undefined> => {
  for (;;) {
    const lock = await lockFile(file, options);
    // Whoever had the lock may have removed its file: then others lock another one by now.
    if (!lock?.isOfRemovedFile()) return lock;
    await lock.release();
  }
};

const lockFile = async (
  file: string,
  options: LockOptions,
): Promise<(Lock & {readonly isOfRemovedFile: () => boolean}) | undefined> => {
  const holder = spawn('flock', lockArguments(file, options), {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own group: a Ctrl-C in the terminal must not free a lock that its owner still needs.
    detached: true,
  });
  let problem = '';
  holder.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  const outcome = await new Promise<'held' | number>((resolve, reject) => {
    holder.once('error', reject);
    holder.once('close', (code) => {
      resolve(code ?? 1);
    });
    holder.stdout.once('data', () => {
      resolve('held');
    });
  });
  if (outcome === 'held') {
    pipes.add(holder.stdin);
    return {release: () => release(holder), isOfRemovedFile: () => holdsRemovedFile(holder.pid ?? 0)};
  }
  if (outcome === busyStatus) return undefined;
  throw new RootstockError(`lock of ${file}`, problem || `flock ended with status ${outcome}`);
};

const busyStatus = 75;

const pipes = new Set<Writable>();

/**
 * What keeps the locks that are held now. A program that works under a lock inherits these: were its starter killed, a
 * mount, say, that it has begun would otherwise come about when others hold the lock already.
 */
export const heldLockPipes = (): Writable[] => [...pipes];

/** The kernel says so itself (proc_pid_fd(5)); flock has no other files open. */
const holdsRemovedFile = (pid: number): boolean => {
  const descriptors = `/proc/${pid}/fd`;
  return readdirSync(descriptors).some((name) =>
    readlinkSync(join(descriptors, name)).endsWith(' (deleted)'),
  );
};

/** The arguments of flock(1): it says so when it has the lock, then keeps it until its standard input ends. */
export const lockArguments = (file: string, {kind, waitMilliseconds}: LockOptions): string[] => [
  // It becomes the shell itself.
  '--no-fork',
  `--${kind}`,
  ...(waitMilliseconds === undefined ? [] : ['--timeout', String(waitMilliseconds / 1000)]),
  '--conflict-exit-code',
  String(busyStatus),
  file,
  'sh',
  '-c',
  'echo held; while read -r _; do :; done',
];

const release = (holder: ChildProcess): Promise<void> => {
  if (holder.stdin) pipes.delete(holder.stdin);
  return new Promise((resolve) => {
    holder.once('close', () => {
      resolve();
    });
    holder.stdin?.end();
  });
};

/** Whether somebody holds a lock on the file, of any kind. */
export const isLocked = async (file: string): Promise<boolean> => {
  if (!existsSync(file)) return false;
  const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 0});
  await lock?.release();
  return lock === undefined;
};

/** Runs `work` under a lock, waiting for it without end. */
export const withLock = async <T>(
  file: string,
  kind: LockOptions['kind'],
  work: () => Promise<T>,
): Promise<T> => {
  const lock = await takeLock(file, {kind});
  try {
    return await work();
  } finally {
    await lock?.release();
  }
};
