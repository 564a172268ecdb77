import {writeFileSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {removeLayer} from '../../src/layer/layers.js';
import {
  findSnapshot,
  isWhole,
  listSnapshots,
  removeSnapshot,
  snapshotsOf,
  writeSnapshot,
} from '../../src/snapshot/snapshots.js';
import {type Store} from '../../src/snapshot/store.js';
import {messageOfFailure} from '../support/failure.js';
import {addFakeLayer, newStore, snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

const missing: Digest = '0'.repeat(64);

describe('The snapshots of a root', () => {
  const temporary = useTemporary();
  let store: Store;
  let layer: Digest;
  beforeEach(async () => {
    store = newStore(temporary);
    layer = await addFakeLayer(store, temporary, 'one');
  });

  test('are found by name, and listed oldest first', () => {
    const [old, young] = ['2025', '2026'].map((year) => snapshotOf(`of-${year}`, [layer], {created: year}));
    for (const snapshot of [young, old]) writeSnapshot(store, 'default', snapshot!);
    expect(findSnapshot(store, 'default', 'of-2025')).toEqual(old);
    expect(listSnapshots(store, 'default')).toEqual([old, young]);
    expect(findSnapshot(store, 'other', 'of-2025')).toBeUndefined();
    expect(listSnapshots(store, 'other')).toEqual([]);
  });

  test('may be many names of one stack, and one name may come to mean another', async () => {
    const second = await addFakeLayer(store, temporary, 'two');
    for (const name of ['a', 'b']) writeSnapshot(store, 'default', snapshotOf(name, [layer]));
    writeSnapshot(store, 'default', snapshotOf('a', [layer, second]));
    removeSnapshot(store, 'default', 'b');
    expect(listSnapshots(store, 'default').map(({layers}) => layers)).toEqual([[layer, second]]);
  });

  test('are not written while a layer of theirs is missing', async () => {
    const snapshot = snapshotOf('a', [layer, missing]);
    const {message} = await messageOfFailure(() => writeSnapshot(store, 'default', snapshot));
    expect(message).toContain('000000000000 is not in the store');
    expect(listSnapshots(store, 'default')).toEqual([]);
  });

  test('are not whole when a layer has gone', () => {
    const snapshot = snapshotOf('a', [layer]);
    writeSnapshot(store, 'default', snapshot);
    expect(isWhole(store, snapshot)).toBe(true);
    removeLayer(store.layers, layer);
    expect(isWhole(store, snapshot)).toBe(false);
    expect(isWhole(store, snapshotOf('empty', []))).toBe(true);
  });

  test.each([
    ['of a later format', '{"format": 2}', /its format is 2, and this version knows 1/],
    ['without layers', '{"format": 1, "name": "a", "architecture": "x", "base": {}}', /it is not whole/],
    ['that are null', 'null', /its format is undefined/],
    ['cut in half', '{"format": 1, "na', /JSON/],
  ])('%s are an error that names their file', async (_, content, why) => {
    writeSnapshot(store, 'default', snapshotOf('a', [layer]));
    const file = `${snapshotsOf(store, 'default')}/a.json`;
    writeFileSync(file, content);
    const {message} = await messageOfFailure(() => findSnapshot(store, 'default', 'a'));
    expect(message).toContain(file);
    expect(message).toMatch(why);
  });

  test('with a digest that leads elsewhere are refused', async () => {
    writeSnapshot(store, 'default', snapshotOf('a', [layer]));
    const evil = JSON.stringify(snapshotOf('a', ['../../../../etc/passwd']));
    writeFileSync(`${snapshotsOf(store, 'default')}/a.json`, evil);
    await messageOfFailure(() => findSnapshot(store, 'default', 'a'));
  });

  test('are not looked for by what could lead elsewhere', () => {
    expect(findSnapshot(store, 'default', '../../../format')).toBeUndefined();
  });
});
