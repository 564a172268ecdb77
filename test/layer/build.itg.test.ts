import {existsSync} from 'node:fs';

import {beforeAll, expect, test} from '@jest/globals';

import {parseCompression} from '../../src/layer/compression.js';
import {imagePath, verifyLayer} from '../../src/layer/layers.js';
import {manifestOf} from '../support/manifest.js';
import {newPacking, withMounted} from '../support/packing.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';
import {makeTortureTree} from '../support/torture-tree.js';

describeAsRoot('A layer of a tree of everything', () => {
  const temporary = useTemporary();
  let tree = '';
  let manifest: string[] = [];
  beforeAll(async () => {
    tree = temporary.at('tree');
    await makeTortureTree(tree);
    manifest = manifestOf(tree);
  });

  test.each(['zstd:1', 'zstd:3', 'lz4', 'gzip', 'xz', 'none'])(
    'holds every bit of it when packed with %s, and the tree is not touched',
    async (compression) => {
      const packing = newPacking(temporary);
      const layer = await packing.pack(tree, {compression: parseCompression(compression), strict: true});
      expect(manifestOf(tree)).toEqual(manifest);
      await withMounted(packing, layer, temporary.at('mounted'), (mounted) => {
        expect(manifestOf(mounted)).toEqual(manifest);
      });
      expect(packing.files().sort()).toEqual(
        ['image', 'json', 'verified'].map((end) => `${layer.digest}.${end}`).sort(),
      );
      expect(packing.said).toEqual([]);
    },
  );

  test('has the digest of its image, and a description that says what it is', async () => {
    const packing = newPacking(temporary);
    const layer = await packing.pack(tree, {origin: 'snapshot deps', overlayOptions: ['index=off']});
    const image = imagePath(packing.layers, layer.digest);
    expect(run(['sha256sum', image])).toContain(layer.digest);
    expect(layer).toMatchObject({
      compression: 'squashfs/zstd:3',
      size: Number(run(['stat', '-c', '%s', image])),
      entries: Number(run(['sh', '-c', 'find "$1" -printf x | wc -c', '-', tree])),
      origin: 'snapshot deps',
      overlayOptions: ['index=off'],
      losses: [],
    });
    await verifyLayer(packing.layers, layer.digest);
  });

  test('has the same digest made twice, of a copy, and in another directory', async () => {
    const copy = temporary.at('copy elsewhere');
    run(['cp', '-a', tree, copy]);
    const digests = [];
    for (const source of [tree, tree, copy]) {
      digests.push((await newPacking(temporary).pack(source)).digest);
    }
    expect(new Set(digests).size).toBe(1);
  });

  test('is made once: adding it again changes nothing', async () => {
    const packing = newPacking(temporary);
    const first = await packing.pack(tree);
    const before = run(['stat', '-c', '%i %Y', imagePath(packing.layers, first.digest)]);
    expect((await packing.pack(tree)).digest).toBe(first.digest);
    expect(run(['stat', '-c', '%i %Y', imagePath(packing.layers, first.digest)])).toBe(before);
    expect(packing.files()).toHaveLength(3);
  });

  test('is made of a tree that does not exist: an error, and nothing is left', async () => {
    const packing = newPacking(temporary);
    await expect(packing.pack(temporary.at('no-such-tree'))).rejects.toThrow(/no-such-tree/);
    expect(packing.files()).toEqual([]);
  });

  test('of an empty directory is a layer, too', async () => {
    const packing = newPacking(temporary);
    const {digest, entries} = await packing.pack(temporary.fresh());
    expect(entries).toBe(1);
    expect(existsSync(imagePath(packing.layers, digest))).toBe(true);
  });
});
