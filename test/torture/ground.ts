import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {expect} from '@jest/globals';

import {endNamespace, outsidePath} from '../../src/host/namespace.js';
import {checkStore} from '../../src/root/fsck.js';
import {useRoot} from '../../src/root/lock.js';
import {isMounted, type Mounted, readRoots, requireRoot, rootPaths} from '../../src/root/state.js';
import {type Store, storeAt} from '../../src/snapshot/store.js';
import {plainEnvironment, type Result, rootstock, runProgram} from '../support/command.js';
import {lastingLeftoversOf} from '../support/leftovers.js';
import {run} from '../support/run.js';
import {makeSmallSystem} from '../support/small-system.js';
import {makeTemporary, removeTemporary} from '../support/temporary.js';
import {type Sight} from './sight.js';
import {endStrays, lastingStraysOf} from './strays.js';
import {makeBase, treeOf} from './tree.js';
import {namesOf, viewNames} from './view.js';

const seam = new URL('../support/kill-at-step.mjs', import.meta.url).href;
const command = new URL('../../dist/cli/index.js', import.meta.url).pathname;

/** A command that was to be killed at one of its steps. */
export interface Attempt extends Result {
  /** Every step that it came to. */
  readonly steps: readonly string[];
  /** Whether it, or the program that it had started, was killed; else it ended before it came to that step. */
  readonly hasKilled: boolean;
}

/** A store of its own whose commands are killed, over a base of a few files. */
export interface Ground {
  readonly directory: string;
  readonly store: Store;
  readonly base: string;
  readonly path: (...parts: string[]) => string;
  readonly rootstock: (args: readonly string[]) => Promise<Result>;
  /** Runs a command that is to succeed, and returns what it printed. */
  readonly ok: (...args: readonly string[]) => Promise<string>;
  /** Runs a command that is killed at a step, or the program that it starts there, or else to its end. */
  readonly attempt: (args: readonly string[], killAt?: number, isChild?: boolean) => Promise<Attempt>;
  /** The identity of what a root stands on. */
  readonly identityOf: (root: string) => string;
  /** Ends the holders of all roots, as a reboot does. */
  readonly endHolders: () => Promise<void>;
  /** The whole store as it is now is what `restore` brings back, with nothing mounted. */
  readonly keep: () => Promise<void>;
  readonly restore: () => Promise<void>;
  /** Mounts a root that is not, as the next command does; returns the directory by which it is seen. */
  readonly mount: (root: string) => Promise<string>;
  /** What is there now. Fails where something that has a name is not whole. */
  readonly look: () => Promise<Sight>;
  /** What has a name, without a look: what it shows is taken for what is given. */
  readonly names: (shown: Sight['names']) => Sight['names'];
  /** What the roots that are mounted show. */
  readonly roots: () => Sight['roots'];
  /** What fsck finds. */
  readonly problems: () => Promise<string[]>;
  readonly strays: () => Promise<string[]>;
  readonly endStrays: () => void;
  /** Mends what the kills left, and removes everything; fails when anything is left. */
  readonly end: () => Promise<void>;
}

/** @param programs what there is to run in the base */
export const openGround = async (name: string, programs: readonly string[] = []): Promise<Ground> => {
  const directory = await makeTemporary(`torture-${name}`);
  const path: Ground['path'] = (...parts) => join(directory, ...parts);
  const [home, kept, steps, place] = [path('store'), path('kept'), path('steps'), path('view')];
  makeBase(path('base'));
  if (programs.length > 0) await makeSmallSystem(path('base'), {only: programs});
  mkdirSync(place);
  const store = storeAt(home);
  const env = {...plainEnvironment, ROOTSTOCK_HOME: home};

  const ok: Ground['ok'] = async (...args) => {
    const result = await rootstock(args, {env});
    if (result.exitCode !== 0) throw new Error(`rootstock ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  };
  const attempt: Ground['attempt'] = async (args, killAt, isChild = false) => {
    const seamed = {
      ...env,
      ROOTSTOCK_TEST_STEPS: steps,
      ...(killAt === undefined ? {} : {ROOTSTOCK_TEST_KILL_AT: String(killAt)}),
      ...(isChild ? {ROOTSTOCK_TEST_KILL: 'child'} : {}),
    };
    const result = await runProgram([process.execPath, '--import', seam, command, ...args], {env: seamed});
    const taken = readFileSync(steps, 'utf8').trimEnd().split('\n');
    return {...result, steps: taken, hasKilled: killAt !== undefined && taken.length >= killAt};
  };
  const mounted = (): Mounted[] => readRoots(store).filter(isMounted);
  const directoryOf = ({name: root, generation, holder}: Mounted): string =>
    outsidePath(holder, rootPaths(store, root).merged(generation));
  const roots: Ground['roots'] = () =>
    Object.fromEntries(
      mounted()
        .filter(({owner}) => owner.kind !== 'process')
        .map((state) => [state.name, treeOf(directoryOf(state))]),
    );
  const endHolders: Ground['endHolders'] = async () => {
    for (const {holder} of mounted()) await endNamespace(holder);
  };
  const restore: Ground['restore'] = async () => {
    await endHolders();
    // Nothing else held anything.
    expect(await lastingLeftoversOf(home)).toEqual([]);
    rmSync(home, {recursive: true});
    run(['cp', '-a', kept, home]);
  };
  return {
    ...{directory, store, base: `dir:${path('base')}`, path, ok, attempt, endHolders, restore},
    rootstock: (args) => rootstock(args, {env}),
    keep: async () => {
      await endHolders();
      run(['cp', '-a', home, kept]);
      await restore();
    },
    identityOf: (root) => requireRoot(store, root).base.identity,
    mount: async (root) => {
      const {state, lock} = await useRoot(store, root);
      await lock.release();
      return directoryOf(state);
    },
    look: async () => ({names: await viewNames(store, place), roots: roots()}),
    names: (shown) => Object.fromEntries([...namesOf(store).keys()].map((name) => [name, shown[name] ?? ''])),
    roots,
    problems: async () => {
      const {findings} = await checkStore(store, {repair: false, quick: false});
      return findings.filter(({kind}) => kind === 'problem').map(({what, why}) => `${what}: ${why}`);
    },
    strays: () => lastingStraysOf(store),
    endStrays: () => {
      endStrays(store);
    },
    end: async () => {
      const repaired = await rootstock(['fsck', '--repair', '--json'], {env});
      const checked = await rootstock(['fsck', '--json'], {env});
      const scrubbed = await rootstock(['scrub', '--all', '--kill'], {env});
      const left = await lastingLeftoversOf(directory);
      const parts = ['layers', 'bases', 'keys', 'roots', 'staging'].map((part) => join(home, part));
      const files = run(['find', ...parts, '-mindepth', '1']);
      await endHolders();
      await removeTemporary(directory);
      expect(repaired).toMatchObject({exitCode: 0});
      expect(JSON.parse(checked.stdout)).toMatchObject({findings: []});
      expect({scrubbed, left, files}).toMatchObject({scrubbed: {exitCode: 0}, left: [], files: ''});
    },
  };
};
