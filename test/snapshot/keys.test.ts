import {readdirSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {removeLayer} from '../../src/layer/layers.js';
import {findByKey, findByPrefix, listKeys, removeKey, writeKey} from '../../src/snapshot/snapshots.js';
import {type Store} from '../../src/snapshot/store.js';
import {addFakeLayer, newStore, snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

describe('The snapshots of keys', () => {
  const temporary = useTemporary();
  let store: Store;
  let layer: Digest;
  beforeEach(async () => {
    store = newStore(temporary);
    layer = await addFakeLayer(store, temporary, 'one');
  });

  const identity = 'debian bookworm';
  const write = (name: string, created: string, more: Parameters<typeof snapshotOf>[2] = {}): void => {
    writeKey(store, snapshotOf(name, [layer], {created, ...more}));
  };

  test('are found by any key, over their base, for their machine', () => {
    for (const key of ['deps-1', '../x/y', 'ünï 名', 'k'.repeat(400)]) {
      write(key, '2026');
      expect(findByKey(store, identity, 'x86_64', key)?.name).toBe(key);
      expect(findByKey(store, 'debian trixie', 'x86_64', key)).toBeUndefined();
      expect(findByKey(store, identity, 'aarch64', key)).toBeUndefined();
    }
    expect(readdirSync(store.keys).every((name) => /^[0-9a-f]{64}\.json$/.test(name))).toBe(true);
    expect(listKeys(store)).toHaveLength(4);
  });

  test('are found by a prefix: the newest that is whole, over that base, for that machine', async () => {
    const gone = await addFakeLayer(store, temporary, 'gone');
    write('deps-1', '2024');
    write('deps-2', '2025');
    write('deps-0', '2023');
    write('other', '2030');
    write('deps-3', '2031', {architecture: 'aarch64'});
    write('deps-4', '2032', {base: {name: 'host', identity: 'host 1', kind: 'host'}});
    write('deps-5', '2033', {layers: [gone]});
    removeLayer(store.layers, gone);
    expect(findByPrefix(store, identity, 'x86_64', 'deps-')?.name).toBe('deps-2');
    expect(findByPrefix(store, identity, 'x86_64', '')?.name).toBe('other');
    expect(findByPrefix(store, identity, 'x86_64', 'none')).toBeUndefined();
  });

  test('are gone when removed, also twice', () => {
    write('deps-1', '2026');
    const [found] = listKeys(store);
    removeKey(store, found!);
    removeKey(store, found!);
    expect(listKeys(store)).toEqual([]);
  });
});
