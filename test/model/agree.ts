import {expect} from '@jest/globals';

import {type Listed, type RealRoot} from './real-root.js';
import {isLinked, linesOfTree} from './tree.js';
import {currentOf, layersOf, type Version, versionsOf, type World} from './world.js';

/** Compares the root, and all that the command says of it, with the model. */
export const agree = async (world: World, real: RealRoot): Promise<void> => {
  agreeOnNames(world.names, await real.list(), world, real);
  if (world.keys.size > 0) agreeOnNames(world.keys, await real.list('--keys'), world, real);
  expect([...real.layers().keys()]).toEqual(expect.arrayContaining([...layersOf(versionsOf(world))]));
  agreeOnTree(world, real);
};

const agreeOnNames = (
  names: ReadonlyMap<string, Version>,
  listed: readonly Listed[],
  world: World,
  real: RealRoot,
): void => {
  const sizes = real.layers();
  const sizeOf = (layers: Iterable<string>): number =>
    [...new Set(layers)].reduce((sum, digest) => sum + (sizes.get(digest) ?? NaN), 0);
  expect([...listed].sort((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject(
    [...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, version]) => {
        const others = versionsOf(world);
        others.splice(others.indexOf(version), 1);
        const needed = layersOf(others);
        return {
          ...{name, stack: version.stack, layers: version.stack.length, sizeBytes: sizeOf(version.stack)},
          current: currentOf(names, world).includes(name),
          // Of its layers those that nothing else needs; the base's record needs the first.
          ownBytes: sizeOf(version.stack.slice(1).filter((digest) => !needed.has(digest))),
        };
      }),
  );
};

export const agreeOnTree = (world: World, real: RealRoot): void => {
  if (!world.isMounted) return;
  expect(real.lines((path) => isLinked(world.tree, path))).toEqual(linesOfTree(world.tree));
};

/** Nothing may be left that nothing refers to, where a command has removed such layers. */
export const agreeOnLayers = (world: World, real: RealRoot): void => {
  expect([...real.layers().keys()].sort()).toEqual([...layersOf(versionsOf(world))].sort());
};
