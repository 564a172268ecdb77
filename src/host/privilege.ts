import {spawn} from 'node:child_process';
import {isatty} from 'node:tty';

import {RootstockError} from '../errors.js';
import {type Argv, ended, runCommand} from './command.js';
import {currentCaller, encodeCaller} from './caller.js';

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The arguments that run a program as root and hand it the named variables. `--preserve-env=LIST` and not `-E`, which
 * sudo-rs, the sudo of Ubuntu 26.04, ignores.
 */
export const sudoArguments = (variables: readonly string[], argv: Argv): Argv => [
  'sudo',
  '-n',
  ...(variables.length === 0 ? [] : [`--preserve-env=${variables.join(',')}`]),
  '--',
  ...argv,
];

/** Throws when this process is not root and cannot become it without a password. */
export const requireSudo = async (): Promise<void> => {
  const {exitCode, stderr} = await runCommand(['sudo', '-n', 'true'], {expected: [0, 1]}).catch(
    (error: unknown) => {
      throw noSudo(error instanceof Error ? error.message : 'sudo cannot be run');
    },
  );
  if (exitCode !== 0) throw noSudo(stderr.trim().split('\n').pop() ?? 'sudo refuses');
};

const noSudo = (why: string): RootstockError =>
  new RootstockError(
    'becoming root',
    why,
    'Rootstock has to mount: run it as root, or allow this user sudo without a password',
  );

/**
 * Runs a program as root with our standard streams and terminal, handing on who called and every signal that a process
 * may get, and returns its exit status.
 */
export const runAsRoot = async (argv: Argv, extra: Record<string, string> = {}): Promise<number> => {
  await requireSudo();
  const variables = {...encodeCaller(currentCaller()), ...extra};
  const [program, ...rest] = sudoArguments(Object.keys(variables), argv);
  // Before it starts: the program may run, and be sent a signal, before we are on a processor again.
  const stop = relaySignals((signal) => child.kill(signal));
  const child = spawn(program, rest, {stdio: 'inherit', env: {...process.env, ...variables}});
  try {
    return await ended(child, argv);
  } finally {
    stop();
  }
};

const relayed: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
];
const sentByTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT', 'SIGWINCH']);

/**
 * Hands on the signals that this process gets until the returned function is called. What a terminal sends, it sends to
 * every process in its foreground group, so with a terminal those are only kept from ending us, not sent a second time.
 */
export const relaySignals = (send: (signal: NodeJS.Signals) => void): (() => void) => {
  // Not by process.stdin: to look at it makes a pipe non-blocking, for the program that reads from it too.
  const terminal = isatty(0);
  const listeners = relayed.map((signal) => {
    const listener = (): void => {
      if (!(terminal && sentByTerminal.has(signal))) send(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
};
