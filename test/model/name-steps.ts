import {expect} from '@jest/globals';

import {agreeOnLayers} from './agree.js';
import {type Reference} from './reference.js';
import {type Step, step} from './step.js';

/** All of them, or none when one is not there. */
export const removeNames = (...names: readonly string[]): Step =>
  step(`remove ${names.join(' ')}`, async (world, real) => {
    const missing = names.find((name) => !world.names.has(name) && !world.keys.has(name));
    if (missing !== undefined) {
      await real.refused(`"${missing}"`, 'remove', ...names);
      return;
    }
    await real.ok('remove', ...names);
    for (const name of new Set(names)) if (!world.names.delete(name)) world.keys.delete(name);
    agreeOnLayers(world, real);
  });

export const tag = (from: Reference, name: string, force: boolean): Step =>
  step(`tag ${from.text} ${name}${force ? ' --force' : ''}`, async (world, real) => {
    const {word, version} = from.resolve(world);
    const args = ['tag', word, name, ...(force ? ['--force'] : [])];
    if (!version) await real.refused(`"${word}"`, ...args);
    else if (world.names.has(name) && !force) await real.refused(`"${name}"`, ...args);
    else {
      await real.ok(...args);
      world.names.set(name, version);
    }
  });

export const renameSnapshot = (from: string, to: string, force: boolean): Step =>
  step(`rename ${from} ${to}${force ? ' --force' : ''}`, async (world, real) => {
    const args = ['rename', from, to, ...(force ? ['--force'] : [])];
    const version = world.names.get(from);
    if (!version) await real.refused(`"${from}"`, ...args);
    else if (world.names.has(to) && (!force || from === to)) await real.refused(`"${to}"`, ...args);
    else {
      await real.ok(...args);
      world.names.delete(from);
      world.names.set(to, version);
    }
  });

export const showLog = (of: Reference): Step =>
  step(`log ${of.text}`, async (world, real) => {
    const {word, version} = of.resolve(world);
    if (!version) {
      await real.refused(`"${word}"`, 'log', word);
      return;
    }
    const logged = JSON.parse(await real.ok('log', word, '--json')) as {digest: string}[];
    expect(logged.map(({digest}) => digest).reverse()).toEqual(version.stack);
  });
