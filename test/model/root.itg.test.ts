import {mkdirSync} from 'node:fs';
import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';
import fc from 'fast-check';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';
import {agreeOnTree} from './agree.js';
import {baseChanges} from './random-changes.js';
import {steps} from './random-steps.js';
import {realRoot, type RealRoot} from './real-root.js';
import {type Step} from './step.js';
import {checkStore, collectGarbage} from './store-steps.js';
import {frozenTree, newTree, type Tree} from './tree.js';
import {newWorld, standOn, type World} from './world.js';

const minutes = Number(process.env['TORTURE'] ?? 0) > 0 ? 15 : 1.2;

/** `FAST_CHECK='{"seed": …, "path": "…", "replayPath": "…"}'` repeats what a failure printed. */
const replay = JSON.parse(process.env['FAST_CHECK'] ?? '{}') as {
  seed?: number;
  path?: string;
  replayPath?: string;
};

interface Setting {
  readonly scratch: string;
  readonly compression: string;
  readonly maxLayers: number;
}

const settings: fc.Arbitrary<Setting> = fc.record({
  scratch: fc.constantFrom('auto', 'auto', 'loop', 'tmpfs'),
  compression: fc.constantFrom('zstd:3', 'lz4', 'none'),
  maxLayers: fc.constantFrom(64, 64, 4),
});

/** Without the bias that fast-check has to short ones. */
const someSteps = fc.noBias(
  fc.commands(steps, {
    ...{maxCommands: 30, size: 'max'},
    ...(replay.replayPath === undefined ? {} : {replayPath: replay.replayPath}),
  }),
);

describeAsRoot('any sequence of commands', () => {
  let shop: Workshop;
  let tree: Tree;
  let without: ReadonlySet<string>;
  beforeAll(async () => {
    shop = await openWorkshop('model');
    const system = readdirSync(shop.system);
    tree = newTree();
    for (const change of baseChanges) {
      expect([change.toString(), change.toModel(tree)]).toEqual([change.toString(), true]);
      change.toReal(shop.system);
    }
    tree = frozenTree(tree);
    without = new Set([...system, 'proc', 'sys', 'dev', 'run', 'tmp', 'etc', 'root']);
    mkdirSync(shop.path('loop'));
  });
  afterAll(() => shop.end());

  let sequences = 0;
  let taken = 0;
  test(
    'leaves a root that is as a plain model of it',
    async () => {
      const deadline = Date.now() + minutes * 60_000;
      // Few at a time, so that the time is kept without leaving one in the middle.
      while (Date.now() < deadline) await checkSome();
      process.stderr.write(`model: ${sequences} sequences, ${taken} steps\n`);
    },
    (minutes + 10) * 60_000,
  );

  const checkSome = (): Promise<void> => {
    let shrinkingEnds = Infinity;
    const property = fc.asyncProperty(settings, someSteps, async (setting, chosen) => {
      // A shorter sequence that fails is looked for, but not for ever.
      if (Date.now() > shrinkingEnds) return;
      try {
        await runSequence(setting, chosen);
      } catch (error) {
        shrinkingEnds = Math.min(shrinkingEnds, Date.now() + 120_000);
        throw error;
      }
    });
    return fc.assert(property, {numRuns: 2, ...replay});
  };

  const runSequence = async (setting: Setting, chosen: Iterable<Step>): Promise<void> => {
    const real = realRoot(shop, `r${++sequences}`, without);
    const {scratch, compression, maxLayers} = setting;
    await real.ok(
      'init',
      '--base',
      shop.base,
      '--scratch',
      scratch,
      '--compression',
      compression,
      '--max-layers',
      String(maxLayers),
    );
    const base = {stack: [...real.layers().keys()], tree};
    const world = newWorld(base, {keepsUpper: scratch !== 'tmpfs', maxLayers});

    taken += [...chosen].length;
    try {
      agreeOnTree(world, real);
      await fc.asyncModelRun(() => ({model: world, real}), chosen);
      await compareAll(world, real);
      await checkStore().run(world, real);
      await collectGarbage().run(world, real);
    } finally {
      // Whatever happened, the next one begins with the base alone. Keys are no root's own.
      await real.ok('scrub');
      const keys = JSON.parse(await shop.ok('list', '--keys', '--json')) as {name: string}[];
      if (keys.length > 0) await shop.ok('remove', '--quiet', ...keys.map(({name}) => name));
    }
    expect([...real.layers().keys()]).toEqual(base.stack);
  };
});

/** Every snapshot shows the tree that it was taken of. */
const compareAll = async (world: World, real: RealRoot): Promise<void> => {
  for (const [name, version] of [...world.keys, ...world.names]) {
    if (world.keys.has(name) && version === world.keys.get(name) && world.names.has(name)) continue;
    await real.ok('rollback-to', name);
    world.isMounted = true;
    standOn(world, version);
    agreeOnTree(world, real);
  }
};
