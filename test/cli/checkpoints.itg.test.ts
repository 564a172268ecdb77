import {existsSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {listedLayers} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** What mock's own test asks at each checkpoint, in its words. */
interface Seen {
  /** How many there are. */
  readonly layers: number;
  /** How many things refer to each. */
  readonly references: Readonly<Record<string, number>>;
  /** What clean returns to. */
  readonly current: string;
  /** What is written to next: a layer itself as long as nothing was written above it. */
  readonly upper: string;
}

// https://github.com/rpm-software-management/mock/blob/main/mock/integration-tests/overlayfs_layers_test.py
describeAsRoot('the checkpoints of mock’s layers test', () => {
  let shop: Workshop;
  /** Digests, and what the test calls them. */
  const known = new Map<string, string>();
  beforeAll(async () => {
    shop = await openWorkshop('checkpoints');
  });
  afterAll(() => shop.end());

  const seen = async (): Promise<Seen> => {
    const rows = (await listedLayers(shop)).map(({digest, state, references}) => ({
      name: (digest === null ? state : known.get(digest)) ?? 'unknown',
      references,
    }));
    const with_ = (kind: string): string =>
      rows
        .filter(({references}) => references.some((reference) => reference.kind === kind))
        .map(({name}) => name)
        .join();
    return {
      layers: rows.length,
      references: Object.fromEntries(rows.map(({name, references}) => [name, references.length])),
      current: with_('root'),
      upper: with_('upper'),
    };
  };

  const prepare = (): Promise<string> => shop.sh('default', 'echo prepared >> /prepared');

  const snapshot = async (name: string): Promise<void> => {
    await shop.ok('snapshot', name);
    const reference = {kind: 'snapshot', name: `default/${name}`};
    const row = (await listedLayers(shop)).find(({references}) =>
      references.some((found) => JSON.stringify(found) === JSON.stringify(reference)),
    );
    known.set(row?.digest ?? '', name);
  };

  const base = (): string => [...known].find(([, name]) => name === 'base')?.[0] ?? '';

  test('T0: a store is made', async () => {
    await shop.ok('list', '--layers');
    for (const part of ['layers', 'roots', 'keys']) expect(existsSync(`${shop.store}/${part}`)).toBe(true);
  });

  test('T1: init', async () => {
    await shop.ok('init', '--base', shop.base);
    // mock's plugin takes this one in a hook, which its own test of layers does not call.
    await shop.ok('remove', 'postinit');
    known.set((await listedLayers(shop))[0]?.digest ?? '', 'base');
    expect(await seen()).toEqual({layers: 1, references: {base: 3}, current: 'base', upper: 'base'});
  });

  const afterA = {layers: 2, references: {base: 2, a: 3}, current: 'a', upper: 'a'};
  const preparedA = {layers: 3, references: {base: 2, a: 3, upper: 1}, current: 'a', upper: 'upper'};

  test.each<[string, () => Promise<unknown>, Seen]>([
    ['T2: prepare', prepare, {layers: 2, references: {base: 3, upper: 1}, current: 'base', upper: 'upper'}],
    ['T3: snapshot a', () => snapshot('a'), afterA],
    ['T4: prepare', prepare, preparedA],
    ['T5: rollback to a', () => shop.ok('rollback-to', 'a'), afterA],
    ['T6: prepare', prepare, preparedA],
    [
      'T7: snapshot b',
      () => snapshot('b'),
      {layers: 3, references: {base: 2, a: 2, b: 3}, current: 'b', upper: 'b'},
    ],
    [
      'T8: prepare twice',
      () => prepare().then(prepare),
      {layers: 4, references: {base: 2, a: 2, b: 3, upper: 1}, current: 'b', upper: 'upper'},
    ],
    [
      'T9: rollback to the base',
      () => shop.ok('rollback-to', base().slice(0, 12)),
      {layers: 3, references: {base: 4, a: 2, b: 1}, current: 'base', upper: 'base'},
    ],
    [
      'T10: delete a',
      () => shop.ok('remove', 'a'),
      {layers: 3, references: {base: 4, a: 1, b: 1}, current: 'base', upper: 'base'},
    ],
    [
      'T11: delete b',
      () => shop.ok('remove', 'b'),
      {layers: 1, references: {base: 3}, current: 'base', upper: 'base'},
    ],
  ])('%s', async (_, action, expected) => {
    await action();
    expect(await seen()).toEqual(expected);
  });
});
