import {existsSync, writeFileSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {digestOf} from '../../src/host/digest.js';
import {type Digest, type LayerDescription} from '../../src/layer/layer.js';
import {hasLayer, verifyLayer} from '../../src/layer/layers.js';
import {adoptSnapshot, type Brought} from '../../src/snapshot/adopt.js';
import {listKeys, writeKey} from '../../src/snapshot/snapshots.js';
import {type Store} from '../../src/snapshot/store.js';
import {messageOfFailure} from '../support/failure.js';
import {addFakeLayer, newStore, snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

describe('A snapshot that is brought from elsewhere', () => {
  const temporary = useTemporary();
  let store: Store;
  let there: Digest;
  let brought: Digest;
  let image: string;
  let description: LayerDescription;
  beforeEach(async () => {
    store = newStore(temporary);
    there = await addFakeLayer(store, temporary, 'there');
    image = `${temporary.fresh()}/brought`;
    writeFileSync(image, 'brought');
    brought = await digestOf(image);
    description = {
      ...{format: 1, digest: brought, compression: 'squashfs/zstd:3', size: 7, entries: 1, contentSize: 1},
      ...{overlayOptions: [], origin: 'test', created: '', packMilliseconds: 1, losses: []},
    };
  });

  const adopt = async (more: Partial<Brought> = {}): Promise<void> => {
    const snapshot = snapshotOf('deps', [there, brought]);
    const imageOf = (digest: Digest): string | undefined => (digest === brought ? image : undefined);
    const all = {snapshot, descriptions: [description], imageOf, ...more};
    await adoptSnapshot(store, all, () => {
      writeKey(store, all.snapshot);
    });
  };

  test('has its layers, those that were there too, and then its name', async () => {
    await adopt();
    await verifyLayer(store.layers, brought);
    expect(listKeys(store).map(({name, layers}) => [name, layers])).toEqual([['deps', [there, brought]]]);
    expect(existsSync(image)).toBe(false);
  });

  test('may be brought twice', async () => {
    await adopt();
    writeFileSync(image, 'brought');
    await adopt();
    expect(listKeys(store)).toHaveLength(1);
  });

  test.each([
    ['no description', [], 'has no description'],
    ['a description of another size', [{size: 8}], 'it has 7 bytes, and its description says 8'],
    ['an unknown compression', [{compression: 'lha'}], 'lha'],
  ])('is refused whole for %s', async (_, changes, why) => {
    const descriptions = changes.map((change) => ({...description, ...change}));
    const {message} = await messageOfFailure(() => adopt({descriptions}));
    expect(message).toContain(why);
    expect([hasLayer(store.layers, brought), listKeys(store).length]).toEqual([false, 0]);
  });

  test('has no name where a layer is nowhere', async () => {
    const snapshot = snapshotOf('deps', [brought, 'f'.repeat(64)]);
    const {message} = await messageOfFailure(() => adopt({snapshot}));
    expect(message).toContain('its layer ffffffffffff is not in the store');
    expect(listKeys(store)).toEqual([]);
  });
});
