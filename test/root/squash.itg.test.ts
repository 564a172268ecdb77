import {mkdirSync, renameSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';

import {outsidePath} from '../../src/host/namespace.js';
import {rootPaths, requireRoot} from '../../src/root/state.js';
import {storeAt} from '../../src/snapshot/store.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {manifestOfStack} from '../support/stack-manifest.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';
import {squashCases} from './squash-cases.js';

const cases = Object.entries(squashCases).map(([name, wanted], index) => ({name, index, ...wanted}));
const count = Math.max(...cases.map(({layers}) => layers.length));

describeAsRoot('squashed layers show what the layers showed', () => {
  let shop: Workshop;
  /** Before and after each squash. */
  const seen: [string[], string[]][] = [];
  beforeAll(async () => {
    shop = await openWorkshop('squash');
    for (const {base = '', index} of cases) {
      mkdirSync(join(shop.system, 'c', String(index)), {recursive: true});
      run(['sh', '-e', '-c', base], {directory: join(shop.system, 'c', String(index))});
    }
    for (let layer = 0; layer < count; layer++) {
      const scripts = cases.map(({layers, index}) => `cd /c/${index}\n${layers[layer] ?? ''}`);
      await shop.sh('default', ['set -e', ...scripts].join('\n'));
      if (layer === 0) await makeSocket(shop, 'c/socket');
      await shop.ok('snapshot', `s${layer}`);
      if (layer === 2 || layer === count - 1) seen.push(await squash(shop, `s${layer}`));
    }
  }, 300_000);
  afterAll(() => shop.end());

  describe.each([0, 1])('squash %d', (round) => {
    test.each(cases)('$name', ({index}) => {
      const [before = [], after = []] = seen[round] ?? [];
      const own = (lines: readonly string[]): string[] =>
        lines.filter((line) => line.includes(`"/c/${index}/`) || line.includes(`# file: c/${index}/`));
      expect(own(after)).toEqual(own(before));
    });

    test('and all else, a socket among it', () => {
      const [before, after] = seen[round] ?? [];
      expect(after).toEqual(before);
      expect(after?.filter((line) => line.startsWith('["/c/socket","socket"'))).toHaveLength(1);
    });
  });

  test.each(cases.filter(({shows}) => shows))('$name: in the root', async ({index, shows}) => {
    const found = await shop.sh('default', `cd /c/${index}; find . | sort`);
    expect(found.split('\n').filter(Boolean)).toEqual(['.', ...(shows ?? []).map((path) => `./${path}`)]);
  });
});

const squash = async (shop: Workshop, name: string): Promise<[string[], string[]]> => {
  const before = await manifestOfStack(shop, await snapshotOf(shop, name));
  expect(JSON.parse(await shop.ok('squash', '--json'))).toMatchObject({squashed: 3, current: true});
  const after = await snapshotOf(shop, name);
  expect(after.layers).toHaveLength(2);
  return [before, await manifestOfStack(shop, after)];
};

const snapshotOf = async (shop: Workshop, name: string): Promise<Parameters<typeof manifestOfStack>[1]> => {
  const listed = JSON.parse(await shop.ok('list', '--json')) as {name: string; stack: string[]}[];
  const {base} = requireRoot(storeAt(shop.store), 'default');
  return {base, layers: listed.find((snapshot) => snapshot.name === name)?.stack ?? []};
};

/** By a short name first, since that of a socket may have 107 bytes. Closing removes it by that name. */
const makeSocket = async ({store, path}: Workshop, place: string): Promise<void> => {
  const state = requireRoot(storeAt(store), 'default');
  if (!state.holder) throw new Error('the root is not mounted');
  const merged = outsidePath(state.holder, rootPaths(storeAt(store), 'default').merged(state.generation));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path('socket'), resolve));
  run(['cp', '-a', path('socket'), join(merged, place)]);
  renameSync(path('socket'), path('gone'));
  await new Promise((resolve) => server.close(resolve));
};
