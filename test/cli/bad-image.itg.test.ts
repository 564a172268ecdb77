import {mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {goArchitecture} from '../../src/base/platform.js';
import {type Member, writeArchive} from '../support/archive.js';
import {runProgram} from '../support/command.js';
import {
  addBlob,
  addImage,
  addIndex,
  addJson,
  blobPath,
  finishLayout,
  indexOf,
  sha256,
  type TestLayer,
  writeLayout,
} from '../support/image.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('A bad image is refused in one line, with nothing kept of it', () => {
  let shop: Workshop;
  let good: TestLayer;
  let layout = '';
  beforeAll(async () => {
    shop = await openWorkshop('bad-image');
    await shop.ok('list');
    good = await layerOf([{name: 'file'}]);
    layout = shop.path('good');
    writeLayout(layout, [{tag: 'one', layers: [good]}]);
  });
  afterAll(() => shop.end());

  let count = 0;
  const fresh = (): string => shop.path(`made-${++count}`);
  const layerOf = async (members: readonly Member[]): Promise<TestLayer> => {
    const file = fresh();
    await writeArchive(file, members);
    return {archive: readFileSync(file)};
  };
  const refuses = async (base: string, named: string): Promise<void> => {
    await expectRefusal(shop, ['run', '--root', 'new', '--base', base, '--', 'true'], named);
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
    const bases = readdirSync(`${shop.store}/bases`);
    expect(bases.filter((name) => !bases.includes(name.replace(/\.lock$/, '')))).toEqual([]);
  };
  const refusesLayout = (path: string, named: string): Promise<void> => refuses(`oci:layout:${path}`, named);

  test.each<[string, (path: string) => void, string]>([
    ['no such directory', () => undefined, 'there is no such directory'],
    ['a file', (path) => writeFileSync(path, ''), 'it is not a directory'],
    ['an empty directory', (path) => mkdirSync(path), 'it is not an OCI image layout'],
    [
      'a layout of another version',
      (path) => {
        finishLayout(path, []);
        writeFileSync(`${path}/oci-layout`, '{"imageLayoutVersion": "2.0.0"}');
      },
      '"2.0.0"',
    ],
    [
      'an index of another version',
      (path) => {
        finishLayout(path, []);
        writeFileSync(`${path}/index.json`, JSON.stringify({...indexOf([]), schemaVersion: 3}));
      },
      'of version 3',
    ],
    [
      'an index that is no JSON',
      (path) => writeFileSync(`${finishLayout(path, [])}/index.json`, '{'),
      'it is not an OCI image layout',
    ],
    ['a layout without images', (path) => void finishLayout(path, []), 'it has no images'],
    [
      'several images, and none was chosen',
      (path) =>
        void writeLayout(path, [
          {tag: 'one', layers: [good]},
          {tag: 'two', layers: [good], settings: {Env: ['A=2']}},
        ]),
      'it has several images: one',
    ],
    [
      'an image for others alone',
      (path) => void writeLayout(path, [{layers: [good], architecture: 's390x'}]),
      `no image for linux/${goArchitecture()}. It has linux/s390x.`,
    ],
    [
      'an index without an image for this machine',
      (path) => {
        const others = ['s390x', 'riscv64'].map((architecture) =>
          addImage(path, {layers: [good], architecture}),
        );
        finishLayout(path, [addIndex(path, [addIndex(path, others)])]);
      },
      'It has linux/s390x, linux/riscv64.',
    ],
    [
      'a manifest whose media type is another thing’s',
      (path) => void finishLayout(path, [addJson(path, {schemaVersion: 2, mediaType: 'text/plain'})]),
      '"text/plain"',
    ],
    [
      'an image of schema 1',
      (path) => void finishLayout(path, [addJson(path, {schemaVersion: 1, fsLayers: []})]),
      'of version 1',
    ],
    [
      'a layer of a media type that is not known',
      (path) => void writeLayout(path, [{layers: [{...good, mediaType: 'application/x-rar'}]}]),
      '"application/x-rar"',
    ],
    [
      'a layer that is not distributed',
      (path) =>
        void writeLayout(path, [
          {layers: [{...good, mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'}]},
        ]),
      'which is not distributed with the image',
    ],
    ['an image without layers', (path) => void writeLayout(path, [{layers: []}]), 'it has no layers'],
    [
      'a layer whose bytes the config does not name',
      (path) => void writeLayout(path, [{layers: [{...good, diffId: sha256('another')}]}]),
      'not those that the config names',
    ],
    [
      'a layer that is no archive',
      (path) => void writeLayout(path, [{layers: [{archive: Buffer.alloc(2048, 'x')}]}]),
      'Is it a tar archive?',
    ],
    [
      'a layer that is cut',
      (path) => void writeLayout(path, [{layers: [{archive: good.archive.subarray(0, 700)}]}]),
      'Is it a tar archive?',
    ],
    [
      'a layer that is cut before it was compressed whole',
      (path) =>
        void writeLayout(path, [
          {layers: [{archive: good.archive, blob: gzipSync(good.archive).subarray(0, 80)}]},
        ]),
      'layer 1',
    ],
  ])('%s', async (_, make, named) => {
    const path = fresh();
    make(path);
    await refusesLayout(path, named);
  });

  test.each<[string, (blob: string) => void, string]>([
    ['missing', (blob) => writeFileSync(`${blob}.gone`, ''), 'is missing'],
    ['cut', (blob) => truncateSync(blob, 100), 'has 100 bytes, and should have'],
    [
      'changed by a bit',
      (blob) => {
        const bytes = readFileSync(blob);
        bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
        writeFileSync(blob, bytes);
      },
      'is damaged',
    ],
  ])('a blob that is %s, whatever it is of', async (what, damage, named) => {
    for (const which of ['manifest', 'config', 'layer'] as const) {
      const path = writeLayout(fresh(), [{layers: [good]}]);
      const index = JSON.parse(readFileSync(`${path}/index.json`, 'utf8')) as {manifests: [{digest: string}]};
      const [{digest: manifest}] = index.manifests;
      const {config} = JSON.parse(readFileSync(blobPath(path, manifest), 'utf8')) as {
        config: {digest: string};
      };
      const digest = {manifest, config: config.digest, layer: sha256(good.archive)}[which];
      damage(blobPath(path, digest));
      if (what === 'missing') await runProgram(['rm', blobPath(path, digest)]);
      await refusesLayout(path, named);
    }
  });

  test.each<[string, readonly Member[], string]>([
    ['a name that leads upwards', [{name: '../up'}], '../up'],
    ['an absolute name', [{name: '/var/tmp/rootstock-evil'}], '/var/tmp/rootstock-evil'],
    [
      'a name below a link of its own',
      [{name: 'l', type: 'symlink', linkname: '/var/tmp'}, {name: 'l/rootstock-evil'}],
      'l/rootstock-evil',
    ],
    [
      'a name below a hard link to a link',
      [
        {name: 'l', type: 'symlink', linkname: '/var/tmp'},
        {name: 'h', type: 'link', linkname: 'l'},
        {name: 'h/rootstock-evil'},
      ],
      'h/rootstock-evil',
    ],
    ['a hard link to what is outside', [{name: 'h', type: 'link', linkname: '/etc/passwd'}], '/etc/passwd'],
    ['a hard link to nothing', [{name: 'h', type: 'link', linkname: 'nowhere'}], 'nowhere'],
    ['a whiteout of its own directory', [{name: 'd/', type: 'directory'}, {name: 'd/.wh..'}], 'd/.wh..'],
    ['a whiteout of the directory above', [{name: 'd/', type: 'directory'}, {name: 'd/.wh...'}], 'd/.wh...'],
    ['a whiteout with something in it', [{name: '.wh.d/x'}], '.wh.d/x'],
  ])('a layer with %s', async (_, members, named) => {
    const path = writeLayout(fresh(), [{layers: [await layerOf(members)]}]);
    await refusesLayout(path, named);
    expect(readdirSync('/var/tmp')).not.toContain('rootstock-evil');
  });

  test('a link of a lower layer that leads out of it stays inside', async () => {
    const target = fresh();
    mkdirSync(target);
    const lower = await layerOf([
      {name: 'out', type: 'symlink', linkname: target},
      {name: 'up', type: 'symlink', linkname: '../../../../../../../..'},
    ]);
    const upper = await layerOf([{name: 'out/evil'}, {name: 'up/evil-too'}, {name: 'out/.wh.x'}]);
    const system = await layerOf([{name: 'file'}]);
    const path = writeLayout(fresh(), [{layers: [lower, upper, system]}]);
    await shop.ok('init', '--root', 'links', '--base', `oci:layout:${path}`);
    expect(readdirSync(target)).toEqual([]);
    expect(readdirSync('/')).not.toContain('evil-too');
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
    await shop.ok('scrub', '--root', 'links');
  });

  test.each([
    ['oci:layout:good:nosuch', 'It has one'],
    [`oci:layout:good@sha256:${'0'.repeat(64)}`, 'is missing'],
    ['oci:layout:', 'it is not'],
    ['oci:', 'it is not known'],
    ['oci:UPPER', 'it is not a reference of an image'],
    ['oci:--all', 'it is not a reference of an image'],
    ['docker-archive:', 'it is not known'],
    ['docker-archive:nowhere', 'there is no such file'],
    ['docker-archive:good', 'it is not a file'],
  ])('base %s', refuses);

  test.each<[string, (archive: string) => Promise<void>, string]>([
    ['no archive', async (path) => writeFileSync(path, 'text'.repeat(500)), 'Is it a whole archive?'],
    ['no manifest', (path) => writeArchive(path, [{name: 'file'}]), 'it has no manifest.json'],
    ['no images', (path) => archiveOf(path, {'manifest.json': []}), 'lists no images'],
    [
      'a missing config',
      (path) => archiveOf(path, {'manifest.json': [{Config: 'c', Layers: []}]}),
      '"c" is missing',
    ],
    [
      'a config that is not what its name says',
      (path) => {
        const name = `${'0'.repeat(64)}.json`;
        return archiveOf(path, {'manifest.json': [{Config: name, Layers: []}], [name]: {}});
      },
      'is damaged',
    ],
    [
      'a missing layer',
      (path) =>
        archiveOf(path, {
          'manifest.json': [{Config: 'c.json', Layers: ['l.tar']}],
          'c.json': {rootfs: {diff_ids: [sha256('x')]}},
        }),
      '"l.tar" is missing',
    ],
    [
      'several images',
      (path) =>
        archiveOf(path, {
          'manifest.json': [
            {Config: 'a.json', Layers: ['l.tar'], RepoTags: ['a:1']},
            {Config: 'b.json', Layers: ['l.tar'], RepoTags: ['b:1']},
          ],
          'a.json': {rootfs: {diff_ids: [sha256('x')]}},
          'b.json': {rootfs: {diff_ids: [sha256('y')]}},
        }),
      'it has several images: a:1, b:1',
    ],
  ])('a docker archive with %s', async (_, make, named) => {
    const path = fresh();
    await make(path);
    await refuses(`docker-archive:${path}`, named);
  });

  const archiveOf = async (path: string, documents: Readonly<Record<string, unknown>>): Promise<void> => {
    const tree = fresh();
    mkdirSync(tree);
    for (const [name, value] of Object.entries(documents))
      writeFileSync(`${tree}/${name}`, JSON.stringify(value));
    await runProgram(['tar', '-C', tree, '-cf', path, ...Object.keys(documents)]);
  };

  test('a registry that is not there, with status 1', async () => {
    const args = ['run', '--root', 'new', '--base', 'oci:127.0.0.1:1/name:tag', '--', 'true'];
    await expectRefusal(shop, args, 'Check that this machine reaches 127.0.0.1:1', 1);
  });

  test('a good one is taken', async () => {
    await shop.ok('init', '--root', 'good', '--base', `oci:layout:${layout}:one`);
    expect(addBlob(layout, 'x').size).toBe(1);
  });
});
