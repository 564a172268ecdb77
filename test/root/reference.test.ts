import {beforeEach, describe, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {resolveReference} from '../../src/root/reference.js';
import {writeKey, writeSnapshot} from '../../src/snapshot/snapshots.js';
import {type Store} from '../../src/snapshot/store.js';
import {messageOfFailure} from '../support/failure.js';
import {addFakeLayer, newStore, snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

describe('A word for a stack', () => {
  const temporary = useTemporary();
  let store: Store;
  let layer: Digest;
  beforeEach(async () => {
    store = newStore(temporary);
    layer = await addFakeLayer(store, temporary, 'one');
  });

  const write = (name: string): void => writeSnapshot(store, 'default', snapshotOf(name, [layer]));

  test('that is no name, key or digest is an error with status 1 that says which there are', async () => {
    const ask = (): unknown => resolveReference(store, 'default', 'none');
    expect((await messageOfFailure(ask)).message).toContain('The root has no snapshots yet');
    write('deps');
    expect(await messageOfFailure(ask)).toMatchObject({
      message: expect.stringMatching(/snapshot "none" of root "default" failed: .*It has deps\.$/),
      exitCode: 1,
    });
  });

  test('is a snapshot of the root, else a key', () => {
    writeKey(store, snapshotOf('deps', [], {created: 'of the key'}));
    expect(resolveReference(store, 'default', 'deps')).toMatchObject({created: 'of the key', layers: []});
    write('deps');
    expect(resolveReference(store, 'default', 'deps').layers).toEqual([layer]);
    expect(resolveReference(store, 'other', 'deps').layers).toEqual([]);
  });

  test('is the key of the base that is at hand, where several bases have it', () => {
    const [here, there] = ['here', 'there'].map(
      (identity) => ({name: 'debian:bookworm', identity, kind: 'layer'}) as const,
    );
    writeKey(store, snapshotOf('deps', [layer], {base: here!, created: '2025'}));
    writeKey(store, snapshotOf('deps', [], {base: there!, created: '2026'}));
    expect(resolveReference(store, 'default', 'deps', here).layers).toEqual([layer]);
    expect(resolveReference(store, 'default', 'deps', there).layers).toEqual([]);
    // The newest, where no base is known.
    expect(resolveReference(store, 'default', 'deps').layers).toEqual([]);
  });
});
