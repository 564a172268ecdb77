import type fc from 'fast-check';

import {agree, agreeOnTree} from './agree.js';
import {type RealRoot} from './real-root.js';
import {type World} from './world.js';

export type Step = fc.AsyncCommand<World, RealRoot>;

/** One step of a sequence; model and root are compared after it, by all that the command says. */
export const step = (text: string, take: Take, options: StepOptions = {}): Step =>
  comparedStep(text, take, agree, options);

/** The same for a step that no name has to do with. */
export const treeStep = (text: string, take: Take, options: StepOptions = {}): Step =>
  comparedStep(text, take, agreeOnTree, options);

type Take = (world: World, real: RealRoot) => Promise<void>;

interface StepOptions {
  readonly when?: (world: World) => boolean;
}

const comparedStep = (
  text: string,
  take: Take,
  compare: (world: World, real: RealRoot) => Promise<void> | void,
  {when = () => true}: StepOptions,
): Step => ({
  check: when,
  run: async (world, real) => {
    await take(world, real);
    await compare(world, real);
  },
  toString: () => text,
});

/** Runs a program in the root, which brings back its holder. */
export const mount = async (world: World, real: RealRoot, ...args: readonly string[]): Promise<void> => {
  if (args.length > 0) await real.ok(...args);
  else if (!world.isMounted) await real.ok('run', '--', 'true');
  world.isMounted = true;
};
