import {utimesSync} from 'node:fs';
import {join} from 'node:path';

import {expect} from '@jest/globals';

import {copyUp} from './change.js';
import {type RealRoot} from './real-root.js';
import {type Reference} from './reference.js';
import {mount, type Step, step} from './step.js';
import {frozenTree, linesOfTree} from './tree.js';
import {isChanged, isSameStack, standOn, type Version, type World} from './world.js';

export interface SnapshotOptions {
  /** Move a name that exists. */
  readonly force: boolean;
  /** End what runs in the root. */
  readonly kill: boolean;
}

const argumentsOf = ({force, kill}: SnapshotOptions): string[] => [
  ...(force ? ['--force'] : []),
  ...(kill ? ['--kill'] : []),
];

/** What the message of a refusal says, if one is due. */
const refusalOf = (world: World, name: string, {force, kill}: SnapshotOptions): string | undefined => {
  if (world.isBusy && !kill) return 'it is not quiet';
  return world.names.has(name) && !force ? `snapshot "${name}" of root` : undefined;
};

export const takeSnapshot = (name: string, options: SnapshotOptions): Step =>
  step(['snapshot', name, ...argumentsOf(options)].join(' '), async (world, real) => {
    const args = ['snapshot', name, ...argumentsOf(options)];
    const refusal = refusalOf(world, name, options);
    if (refusal !== undefined) {
      await real.refused(refusal, ...args);
      // It is before it looks at names that it ends what runs.
      if (options.kill) world.isBusy = false;
      return;
    }
    expect(await real.ok(...args)).toBe(`${name}\n`);
    world.names.set(name, await learn(world, await real.list(), name));
  });

/** When a program has ended. */
export const runAndCommit = (name: string, force: boolean): Step =>
  step(`run --commit ${name}${force ? ' --force' : ''}`, async (world, real) => {
    const args = ['run', '--commit', name, ...argumentsOf({force, kill: false}), '--', 'true'];
    await mount(world, real);
    const refusal = refusalOf(world, name, {force, kill: false});
    if (refusal !== undefined) await real.refused(`snapshot "${name}" of root`, ...args);
    else {
      expect(await real.ok(...args)).toBe('');
      world.names.set(name, await learn(world, await real.list(), name));
    }
  });

/** A key is moved without asking: it means what was last made for it. */
export const takeKey = (key: string): Step =>
  step(`snapshot ${key} --as-key`, async (world, real) => {
    const args = ['snapshot', key, '--as-key'];
    if (world.isBusy) {
      await real.refused('it is not quiet', ...args);
      return;
    }
    expect(await real.ok(...args)).toBe(`${key}\n`);
    world.keys.set(key, await learn(world, await real.list('--keys'), key));
    world.key = key;
  });

/** As a date: of a number below zero Node makes the present. */
const before1970 = new Date(-1000);

/** One that fails when it is packed: what was changed is a change as before. */
export const failToSave = (name: string, which: number): Step =>
  step(
    `snapshot ${name} --force --strict of what no image can hold, file ${which}`,
    async (world, real) => {
      await mount(world, real);
      const files = [...world.tree].filter(([, {kind}]) => kind === 'file').map(([path]) => path);
      const path = files[which % files.length]!;
      copyUp(world.tree, path);
      utimesSync(join(real.directory(), path), before1970, before1970);
      world.isTouched = true;
      await real.refused('cannot hold', 'snapshot', name, '--force', '--strict');
      const {time} = world.tree.get(path)!;
      utimesSync(join(real.directory(), path), time, time);
    },
    {when: ({tree, isBusy}) => !isBusy && [...tree.values()].some(({kind}) => kind === 'file')},
  );

/** Puts the model on what was saved. How a new layer is called it has to be told; all else it knows. */
const learn = async (
  world: World,
  listed: Awaited<ReturnType<RealRoot['list']>>,
  name: string,
): Promise<Version> => {
  const stack = listed.find((snapshot) => snapshot.name === name)?.stack ?? [];
  const {current, tree} = world;
  const lines = linesOfTree(tree);
  if (isChanged(world) && current.stack.length === world.maxLayers) {
    expect(stack).toEqual([current.stack[0], expect.any(String)]);
    world.squashed.set(stack[1]!, [...current.stack.slice(1), `the last layer of ${stack[1]!}`]);
  } else {
    expect(stack.slice(0, current.stack.length)).toEqual(current.stack);
    expect([Number(isChanged(world)), Number(world.isTouched)]).toContain(
      stack.length - current.stack.length,
    );
  }
  // The same changes within the same second are the same layer.
  const same = world.known.filter((known) => isSameStack(known.stack, stack));
  for (const known of same) expect(linesOfTree(known.tree)).toEqual(lines);
  const version = {stack, tree: frozenTree(tree)};
  world.known.push(version);
  world.isMounted = true;
  world.isBusy = false;
  standOn(world, version);
  return version;
};

export const rollBack = (to: Reference): Step =>
  step(`rollback-to ${to.text}`, async (world, real) => {
    const {word, version} = to.resolve(world);
    if (!version) {
      await real.refused(`"${word}"`, 'rollback-to', word);
      return;
    }
    await real.ok('rollback-to', word);
    standOn(world, version);
    world.key = undefined;
    world.isMounted = true;
    world.isBusy = false;
  });
