import {expect} from '@jest/globals';

import {agreeOnLayers} from './agree.js';
import {type Reference} from './reference.js';
import {type Step, step} from './step.js';
import {beginsWith, isChanged, isSameStack, standOn, type Version, type World} from './world.js';

/** Of a stack, or of the one that the root stands on. */
export const squash = (of?: Reference): Step =>
  step(of ? `squash ${of.text}` : 'squash', async (world, real) => {
    const {word, version} = of ? of.resolve(world) : {word: undefined, version: world.current};
    const args = ['squash', ...(word === undefined ? [] : [word])];
    if (!version) {
      await real.refused(`"${word ?? ''}"`, ...args);
      return;
    }
    const {stack} = version;
    const said = JSON.parse(await real.ok(...args, '--json')) as {
      squashed: number;
      digest?: string;
      current?: boolean;
    };
    expect(said.squashed).toBe(stack.length > 2 ? stack.length - 1 : 0);
    if (said.digest === undefined) return;
    world.isMounted = true;
    const shorter = [stack[0]!, said.digest];
    // Had the layer been there already, it would stand for itself.
    if (!world.squashed.has(said.digest)) world.squashed.set(said.digest, stack.slice(1));
    const couldMove = beginsWith(world.current.stack, stack) && !isChanged(world) && !world.isBusy;
    const mustMove = couldMove && !world.isTouched;
    expect([couldMove, mustMove]).toContain(said.current);
    moveNames(world, stack, shorter);
    if (said.current) standOn(world, restacked(world, stack, shorter));
    agreeOnLayers(world, real);
  });

const moveNames = (world: World, from: readonly string[], to: readonly string[]): void => {
  for (const names of [world.names, world.keys]) {
    for (const [name, {stack, tree}] of names) {
      if (!isSameStack(stack, from)) continue;
      const moved = {stack: to, tree};
      names.set(name, moved);
      world.known.push(moved);
    }
  }
};

/** What the root stands on, above the shorter stack. */
const restacked = (world: World, from: readonly string[], to: readonly string[]): Version => {
  const rest = world.current.stack.slice(from.length);
  const versions = [...Array(rest.length + 1).keys()].map((count) => {
    const above = rest.slice(0, count);
    const {tree} = world.known.find(({stack}) => isSameStack(stack, [...from, ...above]))!;
    return {stack: [...to, ...above], tree};
  });
  world.known.push(...versions);
  return versions.at(-1)!;
};
