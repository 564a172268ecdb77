import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {expect} from '@jest/globals';

import {type Result} from '../support/command.js';
import {leftoversOf} from '../support/leftovers.js';
import {until} from '../support/run.js';
import {type Workshop} from '../support/workshop.js';
import {readTree} from './read-tree.js';

/** What `list --json` says of a snapshot; more than this is not looked at. */
export interface Listed {
  readonly name: string;
  readonly current: boolean;
  readonly stack: readonly string[];
  readonly layers: number;
  readonly sizeBytes: number;
  readonly ownBytes: number;
}

/** A root of a workshop's store, as the command shows it and as it is seen from outside. */
export interface RealRoot {
  readonly name: string;
  readonly shop: Workshop;
  /** Runs a command on the root. */
  readonly call: (...args: readonly string[]) => Promise<Result>;
  /** The same for a command that has to succeed; returns what it printed. */
  readonly ok: (...args: readonly string[]) => Promise<string>;
  /** The same for a command that is about all of the store. */
  readonly okInStore: (...args: readonly string[]) => Promise<string>;
  /** The same for a command that has to be refused, in one line that names something. */
  readonly refused: (named: string, ...args: readonly string[]) => Promise<void>;
  readonly list: (...more: readonly string[]) => Promise<Listed[]>;
  /** The merged root, by the mount namespace of its holder. */
  readonly directory: () => string;
  /** Its tree, as `linesOfTree` has it. */
  readonly lines: (isLinked: (path: string) => boolean) => string[];
  readonly killHolder: () => Promise<void>;
  /** The bytes of all layers in the store, by their digests. */
  readonly layers: () => Map<string, number>;
}

/** @param without names at the top of the root that the model knows nothing of */
export const realRoot = (shop: Workshop, name: string, without: ReadonlySet<string>): RealRoot => {
  // What `list` said, for as long as no other command was run: it is asked more than once.
  const answers = new Map<string, string>();
  const call: RealRoot['call'] = (command = '', ...args) => {
    if (command !== 'list') answers.clear();
    return shop.rootstock([command, '--root', name, '--quiet', ...args]);
  };
  const ok: RealRoot['ok'] = async (...args) => {
    const result = await call(...args);
    expect({args, ...result}).toMatchObject({exitCode: 0, stderr: ''});
    return result.stdout;
  };
  const state = (): {generation: number; holder: {pid: number}} =>
    JSON.parse(readFileSync(join(shop.store, 'roots', name, 'state.json'), 'utf8'));
  const directory = (): string => {
    const {generation, holder} = state();
    return join(`/proc/${holder.pid}/root`, shop.store, 'roots', name, 'g', String(generation));
  };
  return {
    ...{name, shop, call, ok, directory},
    okInStore: (command = '', ...args) => {
      answers.clear();
      return shop.ok(command, '--quiet', ...args);
    },
    refused: async (named, ...args) => {
      const result = await call(...args);
      expect({args, ...result}).toMatchObject({exitCode: 1, stdout: ''});
      expect(result.stderr).toMatch(/^rootstock: [^\n]*\n$/);
      expect(result.stderr).toContain(named);
    },
    list: async (...more) => {
      const asked = more.join();
      const text = answers.get(asked) ?? (await ok('list', '--json', ...more));
      answers.set(asked, text);
      return JSON.parse(text);
    },
    lines: (isLinked) => readTree(directory(), without, isLinked),
    killHolder: async () => {
      const {pid} = state().holder;
      process.kill(pid, 'SIGKILL');
      await until('the holder and its mounts are gone', () => leftoversOf(shop.directory).length === 0);
    },
    layers: () =>
      new Map(
        readdirSync(join(shop.store, 'layers'))
          .filter((file) => file.endsWith('.image'))
          .map((file) => [file.replace('.image', ''), statSync(join(shop.store, 'layers', file)).size]),
      ),
  };
};
