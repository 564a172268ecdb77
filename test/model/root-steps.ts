import {type Change} from './change.js';
import {mount, type Step, step, treeStep} from './step.js';
import {standOn} from './world.js';

/** Changes the tree of the root; those that cannot be made are left out. */
export const changeTree = (changes: readonly Change[]): Step =>
  treeStep(`change [${changes.join('; ')}]`, async (world, real) => {
    await mount(world, real);
    const directory = real.directory();
    for (const change of changes) {
      if (!change.toModel(world.tree)) continue;
      change.toReal(directory);
      world.isTouched = true;
    }
  });

export const clean = (): Step =>
  step('clean', async (world, real) => {
    await real.ok('clean');
    standOn(world, world.current);
    world.isMounted = true;
    world.isBusy = false;
  });

/** A program that goes on when its command has ended. */
export const leaveRunning = (): Step =>
  treeStep('run a daemon', async (world, real) => {
    await real.ok('run', '--', 'sh', '-c', 'setsid sleep 4721 >/dev/null 2>&1 </dev/null &');
    world.isMounted = true;
    world.isBusy = true;
  });

export const killHolder = (): Step =>
  treeStep(
    'kill the holder',
    async (world, real) => {
      await real.killHolder();
      world.isMounted = false;
      world.isBusy = false;
      if (!world.keepsUpper) standOn(world, world.current);
    },
    {when: ({isMounted}) => isMounted},
  );

/** Only brings back the root, as it was. */
export const runNothing = (): Step =>
  treeStep('run true', (world, real) => mount(world, real), {when: ({isMounted}) => !isMounted});
