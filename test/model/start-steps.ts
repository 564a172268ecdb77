import {expect} from '@jest/globals';

import {type RealRoot} from './real-root.js';
import {type Reference} from './reference.js';
import {mount, type Step, step} from './step.js';
import {isChanged, isCurrent, standOn, startName, type World} from './world.js';

/** In a root that is there, from a snapshot: only where nothing is lost by it. */
export const runFromSnapshot = (from: Reference): Step =>
  step(
    `run --snapshot ${from.text}`,
    async (world, real) => {
      const {word, version} = from.resolve(world);
      const args = ['run', '--snapshot', word, '--', 'true'];
      if (!version) await real.refused(`"${word}"`, ...args);
      else if (isCurrent(world, version)) await mount(world, real, ...args);
      else if (world.isBusy) await real.refused('it is not quiet', ...args);
      else if (isChanged(world)) await refusedForChanges(world, real, args);
      else {
        await mount(world, real, ...args);
        standOn(world, version);
        world.key = undefined;
      }
    },
    {when: isPlain},
  );

/** The same from a key; one that is not there means the base. */
export const runFromKey = (key: string): Step =>
  step(
    `run --key ${key}`,
    async (world, real) => {
      const args = ['run', '--key', key, '--', 'true'];
      if (world.key === key) await mount(world, real, ...args);
      else if (world.isBusy) await real.refused('it is not quiet', ...args);
      else if (isChanged(world)) await refusedForChanges(world, real, args);
      else {
        const base = world.known[0]!;
        const version = world.keys.get(key) ?? base;
        await mount(world, real, ...args);
        standOn(world, version);
        world.key = world.keys.has(key) ? key : undefined;
        world.names.set(startName, version);
      }
    },
    {when: isPlain},
  );

/** Changed or not, but not changed and changed back: then the upper may hold something or not. */
const isPlain = (world: World): boolean => !world.isTouched || isChanged(world);

const refusedForChanges = async (world: World, real: RealRoot, args: readonly string[]): Promise<void> => {
  const result = await real.call(...args);
  expect(result).toMatchObject({exitCode: 2, stdout: ''});
  expect(result.stderr).toMatch(/^rootstock: [^\n]* it holds changes that no snapshot has\. [^\n]*\n$/);
  world.isMounted = true;
};
