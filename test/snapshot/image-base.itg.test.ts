import {chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {beforeEach, expect, test} from '@jest/globals';

import {parseBase, referenceOf} from '../../src/base/base.js';
import {findProgram} from '../../src/host/tools.js';
import {parseCompression} from '../../src/layer/compression.js';
import {type Digest} from '../../src/layer/layer.js';
import {describeLayer, imagePath, listLayers, removeLayer} from '../../src/layer/layers.js';
import {collect} from '../../src/root/collect.js';
import {removeLeftovers} from '../../src/root/leftovers.js';
import {listBases} from '../../src/snapshot/base-records.js';
import {prepareBase, type PreparedBase} from '../../src/snapshot/bases.js';
import {type Store} from '../../src/snapshot/store.js';
import {
  blobPath,
  gzipped,
  layerOf,
  layerOfTree,
  sha256,
  type TestImage,
  writeLayout,
  zstdCompressed,
} from '../support/image.js';
import {manifestOf} from '../support/manifest.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {newStore} from '../support/stack.js';
import {manifestOfLayer, manifestOfStack} from '../support/stack-manifest.js';
import {useTemporary} from '../support/temporary.js';
import {makeTortureTree} from '../support/torture-tree.js';
import {killWhileItExtracts} from './killed-maker.js';

describeAsRoot('The layers of an image', () => {
  const temporary = useTemporary();
  let store: Store;
  let said: string[] = [];
  beforeEach(() => {
    store = newStore(temporary);
    said = [];
  });

  const prepare = async (name: string): Promise<PreparedBase> => {
    const say = (line: string): void => void said.push(line);
    const base = await parseBase(name, {
      directory: '/',
      environment: {},
      identities: `${store.directory}/ids`,
    });
    const options = {say, tools: {install: false, say}, compression: parseCompression('zstd:1')};
    return prepareBase(store, base, await referenceOf(base), options);
  };
  const prepareImages = (...images: readonly TestImage[]): Promise<PreparedBase> =>
    prepare(`oci:layout:${writeLayout(`${temporary.fresh()}/layout`, images)}`);
  const unpacked = (): number => said.filter((line) => line.startsWith('unpacking')).length;
  const seen = (layers: readonly Digest[]): Promise<string[]> =>
    manifestOfStack(
      {store: store.directory, path: temporary.at},
      {base: {name: '', identity: '', kind: 'layer'}, layers},
    );

  test('show what umoci unpacks, path by path', async () => {
    if (findProgram('umoci') === undefined) {
      process.stderr.write('skipped: a comparison with umoci: it is not installed\n');
      return;
    }
    const layout = writeLayout(`${temporary.fresh()}/layout`, [
      {tag: 'image', layers: await tortureLayers()},
    ]);
    const {layers} = await prepare(`oci:layout:${layout}:image`);
    const bundle = `${temporary.fresh()}/bundle`;
    run(['umoci', 'unpack', '--image', `${layout}:image`, bundle]);
    const [found, wanted] = [await seen(layers), manifestOf(`${bundle}/rootfs`)];
    expect(found.filter((line) => !wanted.includes(line))).toEqual([]);
    expect(wanted.filter((line) => !found.includes(line))).toEqual([]);
    run(['chmod', '-R', 'u+rwx', bundle]);
  });

  /** Everything that a layer may do to those below it. */
  const tortureLayers = async (): Promise<TestImage['layers']> => {
    const tree = `${temporary.fresh()}/tree`;
    await makeTortureTree(tree);
    // What no archive holds, and what means something else in a layer.
    for (const name of ['special/socket', 'special/null-again', 'whiteouts', 'opaque'])
      run(['rm', '-r', `${tree}/${name}`]);
    // Go, and so umoci, takes an empty value in an archive for none.
    run(['setfattr', '-x', 'user.empty', `${tree}/xattrs/file`]);
    for (const name of ['usr/bin', 'deep/er/still', 'made-again', 'hidden', 'to-file', 'kept'])
      mkdirSync(join(tree, name), {recursive: true});
    for (const name of [
      'deep/er/still/file',
      'made-again/old',
      'hidden/old',
      'to-file/old',
      'to-directory',
      'kept/a',
    ])
      writeFileSync(join(tree, name), name);
    symlinkSync('usr/bin', join(tree, 'bin'));
    symlinkSync('/usr/bin', join(tree, 'absolute'));
    for (const name of ['deep', 'deep/er', 'kept'])
      run(['setfattr', '-n', 'user.of', '-v', name, `${tree}/${name}`]);
    run(['chmod', '2711', `${tree}/deep/er`]);
    run(['chown', '7:8', `${tree}/deep`]);
    run(['find', tree, '-exec', 'touch', '-h', '-d', '@1234567890', '{}', '+']);
    const mtime = new Date(1_500_000_000_000);
    const second = await layerOf(temporary, [
      {name: 'deep/er/still/more', mtime},
      {name: '.wh.made-again', mtime},
      {name: 'made-again/', type: 'directory', mode: 0o700, mtime},
      {name: 'made-again/new', mtime},
      {name: 'hidden/new', mtime},
      {name: 'hidden/.wh..wh..opq', mtime},
      {name: '.wh.to-file', mtime},
      {name: 'to-file', mtime},
      {name: '.wh.to-directory', mtime},
      {name: 'to-directory/', type: 'directory', mtime},
      {name: 'to-directory/file', mtime},
      {name: 'kept/.wh.a', mtime},
      {name: 'content/linked', type: 'link', linkname: 'content/small-2', mtime},
      {name: 'xattrs/able-too', type: 'link', linkname: 'xattrs/able', mtime},
      {name: 'names/.wh.*?[]$(true)`', mtime},
      {name: '.wh.empty', mtime},
    ]);
    const third = await layerOf(temporary, [
      {name: 'bin/tool', mtime},
      {name: './absolute/other', mtime},
      {name: 'usr/bin/link', type: 'link', linkname: 'bin/tool', mtime},
      {name: 'empty/', type: 'directory', mtime},
      {name: 'xattrs/.wh.like-1', mtime},
    ]);
    const first = layerOfTree(temporary, tree, ['--sparse']);
    return [gzipped(first), second, third];
  };

  test('are shared by images that begin with the same', async () => {
    const [one, two, three] = await Promise.all(
      ['one', 'two', 'three'].map((name) => layerOf(temporary, [{name}])),
    );
    const first = await prepareImages({layers: [one!, two!]});
    expect(unpacked()).toBe(2);
    const second = await prepareImages({layers: [one!, two!, three!]});
    expect(unpacked()).toBe(3);
    expect(second.layers.slice(0, 2)).toEqual(first.layers);
    expect(said).toContainEqual(
      expect.stringMatching(/^the store has 2 of the 3 layers of base oci:layout:/),
    );
    // The same layer over others may be another: it is unpacked again.
    await prepareImages({layers: [one!, three!]});
    expect(unpacked()).toBe(4);
    expect(listBases(store)).toHaveLength(3 + 4);
    expect(readdirSync(store.staging)).toEqual([]);
  });

  test('are the same however they are compressed', async () => {
    const layer = await layerOf(temporary, [{name: 'file'}]);
    const {layers} = await prepareImages({layers: [layer]});
    for (const other of [gzipped(layer), zstdCompressed(layer, temporary)]) {
      store = newStore(temporary);
      expect((await prepareImages({layers: [other]})).layers).toEqual(layers);
    }
  });

  test('are not brought again when they are there', async () => {
    const layers = [await layerOf(temporary, [{name: 'file'}])];
    const layout = writeLayout(`${temporary.fresh()}/layout`, [{tag: 'a', layers, settings: {Env: ['A=1']}}]);
    await prepare(`oci:layout:${layout}`);
    const other = writeLayout(`${temporary.fresh()}/layout`, [{tag: 'a', layers, settings: {Env: ['A=2']}}]);
    run(['rm', blobPath(other, sha256(layers[0]!.archive))]);
    const {reference} = await prepare(`oci:layout:${other}`);
    expect(reference.settings).toEqual({environment: {A: '2'}});
    expect(unpacked()).toBe(1);
  });

  test('are made once by two that want them at the same time', async () => {
    const layers = [
      await layerOf(temporary, [{name: 'file'}]),
      await layerOf(temporary, [{name: '.wh.file'}]),
    ];
    const layout = writeLayout(`${temporary.fresh()}/layout`, [{layers}]);
    const other = writeLayout(`${temporary.fresh()}/layout`, [{layers, settings: {Env: ['A=1']}}]);
    const [one, two] = await Promise.all([prepare(`oci:layout:${layout}`), prepare(`oci:layout:${other}`)]);
    expect(one.layers).toEqual(two.layers);
    expect(unpacked()).toBe(2);
  });

  test('say what they were made of, and keep the image’s settings', async () => {
    const settings = {Env: ['PATH=/opt/bin', 'EMPTY=', 'bad'], WorkingDir: '/srv', User: 'nobody'};
    const layers = [await layerOf(temporary, [{name: 'file'}]), await layerOf(temporary, [{name: 'other'}])];
    const prepared = await prepareImages({layers, settings});
    expect(prepared.reference).toMatchObject({
      layers: 2,
      settings: {environment: {PATH: '/opt/bin', EMPTY: ''}, directory: '/srv'},
    });
    expect(describeLayer(store.layers, prepared.layers[1]!).origin).toMatch(/^base oci:layout:.*, layer 2$/);
  });

  test('have marks of overlay only where they do something', async () => {
    const lower = await layerOf(temporary, [
      {name: 'there/', type: 'directory'},
      {name: 'there/file'},
      {name: 'file'},
    ]);
    const upper = await layerOf(temporary, [
      {name: '.wh.nowhere'},
      {name: 'nowhere/.wh.either'},
      {name: 'new/', type: 'directory'},
      {name: 'new/.wh..wh..opq'},
      {name: '.wh..wh.aufs'},
      {name: '.wh..wh.plnk/x'},
      {name: '.wh.file'},
      {name: 'there/.wh..wh..opq'},
    ]);
    const {layers} = await prepareImages({layers: [lower, upper]});
    const [, top] = layers;
    const manifest = await manifestOfLayer({store: store.directory, path: temporary.at}, top!);
    const names = manifest.filter((line) => line.startsWith('['));
    expect(names.map((line) => (JSON.parse(line) as string[]).slice(0, 2).join(' '))).toEqual([
      ...[' directory', '/file char', '/new directory', '/there directory'],
    ]);
    expect(manifest.filter((line) => line.includes('opaque')).join('\n')).toMatch(
      /^# file: there\n[^#]*opaque=0x79$/,
    );
    expect((await seen(layers)).join('\n')).not.toContain('/there/file');
  });

  test('a root that is opaque hides all that lies below', async () => {
    const lower = await layerOf(temporary, [{name: 'a'}, {name: 'b/', type: 'directory'}, {name: 'b/c'}]);
    const {layers} = await prepareImages({
      layers: [lower, await layerOf(temporary, [{name: '.wh..wh..opq'}, {name: 'b/d'}])],
    });
    const names = (await seen(layers)).filter((line) => line.startsWith('['));
    expect(names.map((line) => (JSON.parse(line) as string[])[0])).toEqual(['', '/b', '/b/d']);
  });

  test('a layer is the same bytes each time', async () => {
    const layers = [
      await layerOf(temporary, [{name: 'a/', type: 'directory'}, {name: 'a/gone'}, {name: 'file'}]),
      await layerOf(temporary, [{name: 'a/.wh.gone'}, {name: 'not/mentioned/file'}]),
    ];
    const first = await prepareImages({layers});
    store = newStore(temporary);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await prepareImages({layers})).layers).toEqual(first.layers);
  });

  test('leave nothing when their maker is killed, but the layers that were whole', async () => {
    const layers = [await layerOf(temporary, [{name: 'one'}]), await layerOf(temporary, [{name: 'two'}])];
    const layout = writeLayout(`${temporary.fresh()}/layout`, [{layers}]);
    const tar = (wait: string): string =>
      `case "$*" in *--extract*layer-2*) ${wait};; esac\nexec ${findProgram('tar') ?? ''} "$@"`;
    await killWhileItExtracts(temporary, {base: `oci:layout:${layout}`, store, tar});
    const left = await removeLeftovers(store);
    expect(left.filter((what) => what.includes('was being made'))).toHaveLength(1);
    expect(await removeLeftovers(store)).toEqual([]);
    expect(listBases(store)).toHaveLength(1);
    expect((await prepare(`oci:layout:${layout}`)).layers).toHaveLength(2);
    expect(unpacked()).toBe(1);
  });

  test('are found missing or damaged, and made again with what stands on them', async () => {
    const layers = [await layerOf(temporary, [{name: 'one'}]), await layerOf(temporary, [{name: 'two'}])];
    const name = `oci:layout:${writeLayout(`${temporary.fresh()}/layout`, [{layers}])}`;
    const first = await prepare(name);
    removeLayer(store.layers, first.layers[0]!);
    expect((await prepare(name)).layers).toEqual(first.layers);
    expect(unpacked()).toBe(3);
    const top = imagePath(store.layers, first.layers[1]!);
    chmodSync(top, 0o644);
    writeFileSync(top, 'damaged', {flag: 'r+'});
    expect((await prepare(name)).layers).toEqual(first.layers);
    expect(unpacked()).toBe(4);
    expect(said.join('\n')).toContain('warning: the base is made again');
  });

  test('go with the names that need them, and no sooner', async () => {
    const layers = [await layerOf(temporary, [{name: 'one'}]), await layerOf(temporary, [{name: 'two'}])];
    await prepareImages({layers});
    expect((await collect(store)).layers).toBe(0);
    const {forgotten, layers: removed} = await collect(store, {maxAge: -1});
    expect(removed).toBe(2);
    expect(forgotten).toHaveLength(3);
    expect(listBases(store)).toEqual([]);
  });

  test('a base of one layer of an earlier version is read as it is', async () => {
    const {layers} = await prepareImages({layers: [await layerOf(temporary, [{name: 'file'}])]});
    const file = `${store.bases}/${'0'.repeat(64)}.json`;
    writeFileSync(file, JSON.stringify({name: 'tar:x', kind: 'layer', identity: 'tar x', digest: layers[0]}));
    expect(listBases(store).find(({name}) => name === 'tar:x')).toMatchObject({digests: layers});
    expect(listLayers(store.layers)).toEqual(layers);
  });
});
