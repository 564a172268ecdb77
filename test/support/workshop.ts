import {chmod, mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {expect} from '@jest/globals';

import {type Argv} from '../../src/host/command.js';
import {
  commandPath,
  plainEnvironment,
  type Result,
  type RunOptions,
  runProgram,
  type Started,
  startProgram,
} from './command.js';
import {lastingLeftoversOf} from './leftovers.js';
import {makeSmallSystem, type SystemOptions} from './small-system.js';
import {makeTemporary, removeTemporary} from './temporary.js';

/** A store of its own for the tests of one file, with a small system to stand on. */
export interface Workshop {
  readonly directory: string;
  /** What ROOTSTOCK_HOME names. */
  readonly store: string;
  /** The tree of the small system. */
  readonly system: string;
  readonly base: string;
  /** The environment of every command. */
  readonly env: Readonly<Record<string, string>>;
  readonly rootstock: (args: readonly string[], options?: RunOptions) => Promise<Result>;
  readonly start: (args: readonly string[], options?: RunOptions) => Started;
  /** Runs a command that is to succeed, and returns what it printed. */
  readonly ok: (...args: readonly string[]) => Promise<string>;
  /** Runs a shell script in a root, which is made over the small system where there is none. */
  readonly sh: (root: string, script: string, ...options: readonly string[]) => Promise<string>;
  /** The lines of `diff`: none when the root is as its stack. */
  readonly diff: (root: string) => Promise<string[]>;
  readonly path: (...parts: readonly string[]) => string;
  /** Removes everything, and fails the test when something is left. */
  readonly end: () => Promise<void>;
}

/** @param enter what every command is started through */
export const openWorkshop = async (
  name: string,
  systemOptions: SystemOptions = {},
  enter: (argv: Argv) => Argv = (argv) => argv,
): Promise<Workshop> => {
  const directory = await makeTemporary(name);
  // Every user passes through it on the way to what a test shows them.
  await chmod(directory, 0o755);
  const path = (...parts: readonly string[]): string => join(directory, ...parts);
  const [store, system] = [path('store'), path('system')];
  await mkdir(system);
  await makeSmallSystem(system, systemOptions);
  const env = {...plainEnvironment, ROOTSTOCK_HOME: store};
  const base = `dir:${system}`;
  const withHome = ({env: more, ...options}: RunOptions = {}): RunOptions => ({
    ...options,
    env: {...env, ...more},
  });
  const command = (args: readonly string[]): Argv => enter([process.execPath, commandPath, ...args]);
  const run: Workshop['rootstock'] = (args, options) => runProgram(command(args), withHome(options));
  const ok: Workshop['ok'] = async (...args) => {
    const result = await run(args);
    expect(result).toMatchObject({exitCode: 0});
    return result.stdout;
  };
  return {
    ...{directory, store, system, base, env, path, ok},
    rootstock: run,
    start: (args, options) => startProgram(command(args), withHome(options)),
    sh: (root, script, ...options) =>
      ok('run', '--quiet', '--root', root, '--base', base, ...options, '--', 'sh', '-c', script),
    diff: async (root) => (await ok('diff', '--root', root)).split('\n').filter(Boolean),
    end: async () => {
      const scrubbed = await run(['scrub', '--all', '--kill']);
      const left = await lastingLeftoversOf(directory);
      await removeTemporary(directory);
      expect({scrubbed, left}).toMatchObject({scrubbed: {exitCode: 0}, left: []});
    },
  };
};
