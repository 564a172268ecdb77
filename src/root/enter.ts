import {type ChildProcess, spawn} from 'node:child_process';
import {lstatSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError, UsageError} from '../errors.js';
import {type ImageSettings} from '../base/image-settings.js';
import {type Argv, ended} from '../host/command.js';
import {type Caller} from '../host/caller.js';
import {childrenOf, type Namespace, outsidePath} from '../host/namespace.js';
import {relaySignals} from '../host/privilege.js';
import {resolveInRoot} from '../host/safe-path.js';
import {findProgram} from '../host/tools.js';
import {withCallersUmask} from '../host/umask.js';
import {environmentInRoot, loaderVariables} from './environment.js';
import {type RunAs} from './users.js';

/**
 * The chain that starts a program in a root, with nothing of the root itself run on the way: the groups are set, the
 * namespaces joined, and `unshare` forks (only a child is in the new PID namespace), changes root, directory and user and
 * starts the program. `unshare` and not `nsenter` forks, because it alone blocks what a terminal sends while it waits
 * (unshare(1), --fork), so that Ctrl-C is the program's to handle.
 * @param directory a directory inside the root
 */
export const enterArguments = (
  namespace: Namespace,
  merged: string,
  {uid, gid, groups}: RunAs,
  directory: string,
  argv: Argv,
): Argv => [
  findProgram('setpriv') ?? 'setpriv',
  `--regid=${gid}`,
  groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
  '--',
  findProgram('nsenter') ?? 'nsenter',
  '--no-fork',
  `--mount=/proc/${namespace.pid}/ns/mnt`,
  `--pid=/proc/${namespace.pid}/ns/pid`,
  '--',
  findProgram('unshare') ?? 'unshare',
  '--fork',
  `--root=${merged}`,
  `--wd=${directory}`,
  ...(uid === 0 ? [] : [`--setuid=${uid}`]),
  '--',
  ...argv,
];

export interface Entry {
  readonly namespace: Namespace;
  readonly merged: string;
  readonly runAs: RunAs;
  readonly caller: Caller;
  /** Inside the root. */
  readonly directory: string;
  readonly argv: Argv;
  /** What the image says that the root stands on, if it does on one. */
  readonly settings?: ImageSettings | undefined;
  /** For what is not the user's own program: an empty standard input, and all output to our standard error. */
  readonly isAside?: boolean;
}

/**
 * Runs a program in a root with our standard streams and terminal, and returns its exit status, 128 and the signal's
 * number when a signal ended it. Signals that we get, the program gets. What it leaves running stays in the root.
 */
export const enterRoot = async (entry: Entry): Promise<number> => {
  const {namespace, merged, runAs, directory, argv} = entry;
  const {environment, inside} = environmentsOf(entry);
  const command = throughEnv(inside, outsidePath(namespace, merged), argv);
  const [program, ...rest] = enterArguments(namespace, merged, runAs, directory, command);
  // Before it starts: the program may run, and be sent a signal, before we are on a processor again.
  const stop = relaySignals((signal) => {
    sendInRoot(child, signal);
  });
  const start = (): ChildProcess =>
    spawn(program, rest, {
      stdio: entry.isAside ? ['ignore', 2, 2] : 'inherit',
      env: environment,
    });
  const child = entry.isAside ? start() : withCallersUmask(start);
  try {
    return await ended(child, argv);
  } finally {
    stop();
  }
};

/** The environment that the chain of programs starts with, and what is added inside the root. */
const environmentsOf = ({
  caller,
  runAs,
  settings,
}: Entry): {environment: Record<string, string>; inside: Record<string, string>} => {
  const image = settings?.environment ?? {};
  const all = environmentInRoot(caller.environment, runAs.environment, image);
  const inside = Object.fromEntries(
    Object.keys(loaderVariables(image))
      // What the caller says itself goes where everything of the caller goes.
      .filter((name) => all[name] !== caller.environment[name])
      .map((name) => [name, all[name] ?? '']),
  );
  return {environment: Object.fromEntries(Object.entries(all).filter(([name]) => !(name in inside))), inside};
};

/** Adds variables by the root's own `env`; a root without one goes without them. */
const throughEnv = (variables: Readonly<Record<string, string>>, root: string, argv: Argv): Argv => {
  const entries = Object.entries(variables);
  const env = ['/usr/bin/env', '/bin/env'].find((path) => resolveInRoot(root, path)?.kind === 'other');
  // It would take a program with = in its name for one more variable.
  if (entries.length === 0 || env === undefined || argv[0].includes('=')) return argv;
  return [env, ...entries.map(([name, value]) => `${name}=${value}`), ...argv];
};

const sendInRoot = (child: ChildProcess, signal: NodeJS.Signals): void => {
  const [inRoot] = child.pid === undefined ? [] : childrenOf(child.pid);
  try {
    if (inRoot === undefined) child.kill(signal);
    else process.kill(inRoot, signal);
  } catch {
    // It has ended in the meantime.
  }
};

/**
 * The directory that a program starts in: the one asked for, which must be there (UsageError), else the caller's own
 * where the root has it, else that of its image, else `/`, said in one line.
 */
export const directoryInRoot = (
  namespace: Namespace,
  merged: string,
  wish: {
    readonly asked?: string | undefined;
    readonly current: string;
    readonly settings?: ImageSettings | undefined;
  },
  say: (line: string) => void,
): string => {
  const outside = outsidePath(namespace, merged);
  const isThere = (path: string): boolean => resolveInRoot(outside, path)?.kind === 'directory';
  if (wish.asked !== undefined) {
    if (!isThere(wish.asked))
      throw new UsageError(`directory "${wish.asked}"`, 'the root has no such directory');
    return wish.asked;
  }
  if (isThere(wish.current)) return wish.current;
  const ofImage = wish.settings?.directory;
  const start = ofImage !== undefined && isThere(ofImage) ? ofImage : '/';
  say(`${wish.current} is not in the root; starting in ${start} (show it with --bind ${wish.current})`);
  return start;
};

/** The first of the shells that the root has, for a script without a `#!` line. Throws where it has none. */
export const shellInRoot = (namespace: Namespace, merged: string): 'bash' | 'sh' => {
  const outside = outsidePath(namespace, merged);
  const has = (path: string): boolean => {
    const found = resolveInRoot(outside, path);
    return found?.kind === 'other' && lstatSync(join(outside, found.path)).isFile();
  };
  if (['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash'].some(has)) return 'bash';
  if (has('/bin/sh')) return 'sh';
  throw new RootstockError(
    'starting a shell in the root',
    'it has neither bash nor sh',
    'Use a base that has one',
  );
};
