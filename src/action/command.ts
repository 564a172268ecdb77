import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {RootstockError} from '../errors.js';
import {currentCaller, encodeCaller} from '../host/caller.js';
import {type Argv, ended} from '../host/command.js';
import {isRoot, relaySignals, requireSudo, sudoArguments} from '../host/privilege.js';
import {storeDirectory} from '../host/store-directory.js';
import {inBackground, unmarked} from './priority.js';
import {publicVariables} from './private-variables.js';

/** The command's bundle, beside the action's in dist/. */
export const commandBundle = (): string =>
  join(dirname(dirname(fileURLToPath(import.meta.url))), 'cli', 'index.js');

export interface Call {
  /** Text for the command's standard input. */
  readonly input?: string;
  /** Where its standard output goes: to us, or to the log. */
  readonly output?: 'captured' | 'logged';
  /** Milliseconds after which it is given up. */
  readonly timeout?: number;
}

export interface Called {
  readonly exitCode: number;
  readonly stdout: string;
}

/**
 * Runs the command as root, with what it says going to the log, and returns what it printed. The action itself, with its
 * network and tokens, stays the runner's user.
 */
export const callCommand = async (args: readonly string[], call: Call = {}): Promise<Called> => {
  if (!existsSync(commandBundle())) {
    const advice = 'Do not remove the action during the job';
    throw new RootstockError('finding the command', `${commandBundle()} is gone`, advice);
  }
  if (!isRoot()) await requireSudo();
  const {argv, environment} = commandAsRoot(args);
  const [program, ...rest] = argv;
  // Before it starts: a signal may come before we are on a processor again.
  const stop = relaySignals((signal) => child.kill(signal));
  const child = spawn(program, rest, {
    stdio: [
      call.input === undefined ? 'ignore' : 'pipe',
      call.output === 'logged' ? 'inherit' : 'pipe',
      'inherit',
    ],
    env: environment,
    ...(call.timeout === undefined ? {} : {timeout: call.timeout}),
  });
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(call.input);
  try {
    return {exitCode: await ended(child, argv), stdout};
  } finally {
    stop();
  }
};

/** The same for a command that prints JSON. Throws RootstockError when it fails; why is in the log. */
export const askCommand = async <T>(args: readonly string[], call: Call = {}): Promise<T> => {
  const {exitCode, stdout} = await callCommand(args, call);
  if (exitCode !== 0)
    throw new RootstockError(`rootstock ${args.slice(0, 2).join(' ')}`, 'see the line above');
  return JSON.parse(stdout) as T;
};

/** Starts a command that goes on when this process has ended, below what the job does. */
export const startCommand = (args: readonly string[]): void => {
  const {argv, environment} = commandAsRoot(args);
  const [program, ...rest] = inBackground(argv);
  // The runner waits for whoever holds its pipes.
  spawn(program, rest, {stdio: 'ignore', detached: true, env: unmarked(environment)}).unref();
};

/** The command as root, and the environment that tells it who calls. */
const commandAsRoot = (args: readonly string[]): {argv: Argv; environment: NodeJS.ProcessEnv} => {
  const own = publicVariables(process.env);
  const caller = {...currentCaller(), environment: own};
  const variables = {...encodeCaller(caller), ROOTSTOCK_HOME: storeDirectory(process.env, caller.uid)};
  const command: Argv = [process.execPath, commandBundle(), ...args];
  const argv = isRoot() ? command : sudoArguments(Object.keys(variables), command);
  return {argv, environment: {...own, ...variables}};
};
