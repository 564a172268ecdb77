import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';

import {RootstockError} from '../errors.js';
import {type Argv} from './command.js';
import {bootIdentity, isEnding, processStartTime} from './processes.js';

/**
 * A private mount namespace with a PID namespace of its own, kept by one process that is PID 1 in it. When that process
 * ends, in any way, the kernel ends every process in the PID namespace and, with the last of them, takes every mount down.
 */
export interface Namespace {
  /** The holder's process id as the caller sees it. */
  readonly pid: number;
  /** Clock ticks since boot at which the holder started: a process id alone may be used again. */
  readonly startTime: string;
  /** Process ids mean nothing after a reboot. */
  readonly boot: string;
}

/**
 * Says that it is there by one empty line, and ends with its starter until it is told to stay. Then reaps what daemons
 * leave, as PID 1 must. It must not live inside the root: after a commit the next command has to see the new mount.
 */
const holderScript =
  'echo; exec >/dev/null; read -r word || exit; while :; do sleep 2147483647 </dev/null & wait; done';

export const holderArguments = (title: string): string[] => [
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--propagation',
  'private',
  '--',
  'sh',
  '-c',
  holderScript,
  title,
];

export interface StartedNamespace {
  readonly namespace: Namespace;
  /** From now on the namespace outlives this process, and the session it was started in. Until then it ends with it. */
  readonly keep: () => Promise<void>;
}

/**
 * Starts a holder.
 * @param title shown by ps, so that an operator knows what the process is for
 * @param parent start it inside this namespace, whose mounts it then sees and with which it ends
 */
export const startNamespace = async (title: string, parent?: Namespace): Promise<StartedNamespace> => {
  const command: Argv = ['unshare', ...holderArguments(title)];
  const [program, ...rest] = parent ? inNamespace(parent, command) : command;
  const holder = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: {PATH: process.env['PATH'] ?? standardPath},
  });
  let problem = '';
  holder.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  const started = await new Promise<boolean>((resolve) => {
    holder.once('error', (error) => {
      problem = error.message;
      resolve(false);
    });
    holder.once('close', () => {
      resolve(false);
    });
    holder.stdout.once('data', () => {
      resolve(true);
    });
  });
  if (!started || holder.pid === undefined) {
    throw new RootstockError(
      'making a mount namespace',
      problem || 'unshare ended at once',
      'Rootstock has to mount: use a virtual machine or a privileged container, as root or with sudo',
    );
  }
  holder.stdout.destroy();
  holder.stderr.destroy();
  // The open pipe must not keep this process from ending.
  (holder.stdin as unknown as {unref: () => void}).unref();
  holder.stdin.on('error', () => undefined);
  holder.unref();
  const pid = holderOf(holder.pid, parent !== undefined);
  const keep = (): Promise<void> =>
    new Promise((resolve) => {
      holder.stdin.end('stay\n', () => {
        resolve();
      });
    });
  return {namespace: {pid, startTime: processStartTime(pid) ?? '', boot: bootIdentity()}, keep};
};

export const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * PID 1 of the new namespace: the child of `unshare`, which is itself the child of `nsenter` in a nested one. Its own
 * children are not followed: right after the fork its `sleep` is not told from a shell.
 */
const holderOf = (starter: number, isNested: boolean): number => {
  const [child = starter] = childrenOf(starter);
  return isNested ? holderOf(child, false) : child;
};

/** The process ids of a process' own children; none when it has ended. */
export const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** Whether the holder still runs, so that its mounts are there. */
export const isAlive = (namespace: Namespace): boolean =>
  namespace.boot === bootIdentity() && processStartTime(namespace.pid) === namespace.startTime;

/** Waits for a holder that was killed to be gone: until then it still has a process id, and its mounts are half there. */
export const settleNamespace = async (namespace: Namespace): Promise<void> => {
  while (isAlive(namespace) && isEnding(namespace.pid))
    await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Runs a program with the mounts of the namespace, as one of its processes: it ends when the namespace does. */
export const inNamespace = (namespace: Namespace, argv: Argv, directory?: string): Argv => [
  'nsenter',
  `--mount=/proc/${namespace.pid}/ns/mnt`,
  `--pid=/proc/${namespace.pid}/ns/pid`,
  ...(directory === undefined ? [] : [`--wdns=${directory}`]),
  '--',
  ...argv,
];

/** The path by which a process outside reaches a path of the namespace. The last part is not followed by lstat. */
export const outsidePath = (namespace: Namespace, path: string): string =>
  `/proc/${namespace.pid}/root${path}`;

/** Ends the holder, and with it every process and every mount of the namespace; returns when they are gone. */
export const endNamespace = async (namespace: Namespace): Promise<void> => {
  for (let attempt = 0; isAlive(namespace); attempt++) {
    if (attempt > 2000) {
      throw new RootstockError(
        `ending process ${namespace.pid}`,
        'it is still there after 20 seconds',
        'Look at what it waits for with `cat /proc/PID/stack`',
      );
    }
    if (attempt === 0) {
      try {
        process.kill(namespace.pid, 'SIGKILL');
      } catch {
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Runs `work` with a namespace of its own, which is gone when this returns, and when this process is killed. */
export const withNamespace = async <T>(
  title: string,
  work: (namespace: Namespace) => Promise<T>,
  parent?: Namespace,
): Promise<T> => {
  const {namespace} = await startNamespace(title, parent);
  try {
    return await work(namespace);
  } finally {
    await endNamespace(namespace);
  }
};
