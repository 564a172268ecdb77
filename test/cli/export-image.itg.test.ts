import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {findProgram} from '../../src/host/tools.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {applyLayers, layersOfLayout} from '../support/apply-image.js';
import {runProgram} from '../support/command.js';
import {manifestOf} from '../support/manifest.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {manifestOfStack} from '../support/stack-manifest.js';
import {makeTortureTree} from '../support/torture-tree.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** Everything that a layer can do to those below it. */
const changes = `
  set -e
  mkdir -p /c/gone /c/emptied/below /c/filled /c/file-now; touch /c/gone/x /c/emptied/y /c/emptied/below/z /c/filled/old
  touch /c/file /c/directory-now /c/left; ln /c/file /c/linked
`;
const moreChanges = `
  set -e
  rm -r /c/gone /c/emptied /c/filled /c/file-now /c/directory-now /t/names /t/content/small-1
  mkdir /c/emptied /c/filled /c/directory-now
  touch /c/filled/new /c/directory-now/in /c/file-now
  chmod 700 /c; echo more >> /t/content/small-2; chown 1234:5678 /t/special/null; ln /c/file-now /t/again
  setfattr -n user.late -v late /t/empty
`;
const lastChanges = `
  set -e
  mkdir /c/gone; touch /c/gone/anew; rm -r /c/filled; mkdir -p /c/filled; rm /t/again; touch -d @1000000000 /c/left
`;

describeAsRoot('a snapshot as a container image', () => {
  let shop: Workshop;
  let snapshot: Snapshot;
  beforeAll(async () => {
    shop = await openWorkshop('export-image');
    await makeTortureTree(`${shop.system}/t`);
    // There is nothing below a base that they could hide.
    rmSync(`${shop.system}/t/whiteouts`, {recursive: true});
    for (const [name, script] of Object.entries({one: changes, two: moreChanges, dev: lastChanges})) {
      await shop.sh('default', script);
      await shop.ok('snapshot', name);
    }
    snapshot = JSON.parse(readFileSync(`${shop.store}/roots/default/snapshots/dev.json`, 'utf8'));
    await shop.ok('export', 'dev', shop.path('layout'), '--format', 'oci-layout');
  });
  afterAll(() => shop.end());

  /** Without what is said to be lost: sockets, that devices are links of each other, and what the tools keep for themselves. */
  const comparable = (manifest: readonly string[]): string[] =>
    manifest
      .filter((line) => !line.includes('/special/socket'))
      .map((line) =>
        line.includes('/null-again"') ? line.replace('"/t/special/null"', '"/t/special/null-again"') : line,
      );

  const unpacked = (layers: readonly string[]): string[] => {
    const tree = shop.path('unpacked');
    try {
      applyLayers(layers, tree);
      return comparable(manifestOf(tree));
    } finally {
      rmSync(tree, {recursive: true});
    }
  };

  /** What only one of two manifests has. */
  const difference = (a: readonly string[], b: readonly string[]): string[] => [
    ...a.filter((line) => !b.includes(line)).map((line) => `only in the first: ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `only in the second: ${line}`),
  ];

  const expected = async (): Promise<string[]> => comparable(await manifestOfStack(shop, snapshot));

  test('shows, unpacked layer by layer, what the root shows', async () => {
    const layers = layersOfLayout(shop.path('layout'));
    expect(layers).toHaveLength(4);
    expect(difference(unpacked(layers), await expected())).toEqual([]);
  });

  test('holds nothing of overlay’s own', () => {
    for (const layer of layersOfLayout(shop.path('layout'))) {
      const tar = run(['gzip', '-dc', layer]);
      expect(tar).not.toContain('trusted.overlay');
      expect(tar).toMatch(/SCHILY.xattr|mtime=|ustar/);
    }
  });

  test('says what it cannot hold', async () => {
    const {stderr, exitCode} = await shop.rootstock([
      ...['export', 'dev', shop.path('said'), '--format', 'oci-layout'],
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`base ${shop.base}: a container image cannot hold: t/special/socket`);
    rmSync(shop.path('said'), {recursive: true});
  });

  test('is the same to the byte each time, in each format', async () => {
    await shop.ok('export', 'dev', shop.path('again'), '--format', 'oci-layout');
    expect((await runProgram(['diff', '-r', shop.path('layout'), shop.path('again')])).exitCode).toBe(0);
    for (const format of ['oci-archive', 'docker-archive']) {
      for (const name of ['a.tar', 'b.tar'])
        await shop.ok('export', 'dev', shop.path(name), '--format', format);
      expect((await runProgram(['cmp', shop.path('a.tar'), shop.path('b.tar')])).exitCode).toBe(0);
      for (const name of ['a.tar', 'b.tar']) rmSync(shop.path(name));
    }
    rmSync(shop.path('again'), {recursive: true});
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
  });

  test('comes as the archive of a layout', async () => {
    await shop.ok('export', 'dev', shop.path('oci.tar'), '--format', 'oci-archive');
    mkdirSync(shop.path('from-archive'));
    run(['tar', '-xf', shop.path('oci.tar'), '-C', shop.path('from-archive')]);
    expect((await runProgram(['diff', '-r', shop.path('layout'), shop.path('from-archive')])).exitCode).toBe(
      0,
    );
    rmSync(shop.path('from-archive'), {recursive: true});
  });

  test('comes as what docker loads', async () => {
    await shop.ok('export', 'dev', shop.path('docker.tar'), '--format', 'docker-archive');
    mkdirSync(shop.path('docker'));
    run(['tar', '-xf', shop.path('docker.tar'), '-C', shop.path('docker')]);
    const [{Layers}] = JSON.parse(readFileSync(shop.path('docker/manifest.json'), 'utf8')) as [
      {Layers: string[]},
    ];
    const manifest = unpacked(Layers.map((name) => shop.path('docker', name)));
    expect(difference(manifest, await expected())).toEqual([]);
    rmSync(shop.path('docker'), {recursive: true});
  });

  test('a directory is refused where there is one, and standard output for one', async () => {
    const before = statSync(shop.path('layout')).ino;
    for (const more of [[], ['--force']])
      expect(
        await shop.rootstock(['export', 'dev', shop.path('layout'), '--format', 'oci-layout', ...more]),
      ).toMatchObject({exitCode: 2, stderr: expect.stringContaining('a directory is not replaced')});
    expect(statSync(shop.path('layout')).ino).toBe(before);
    expect(await shop.rootstock(['export', 'dev', '-', '--format', 'oci-layout'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('an oci-layout is a directory'),
    });
  });

  test('import tells what it was given', async () => {
    for (const name of ['layout', 'oci.tar', 'docker.tar'])
      expect(await shop.rootstock(['import', shop.path(name)])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('it is a container image, and no Rootstock file'),
      });
  });

  /** `test` for what takes a program that not every machine has; skipped, with the reason printed, where it is not. */
  const testWith = (program: string, name: string, body: () => Promise<void>): void => {
    if (findProgram(program) !== undefined) {
      test(name, body);
      return;
    }
    process.stderr.write(`skipped: ${name}: ${program} is not installed\n`);
    test.skip(name, body);
  };

  testWith('umoci', 'umoci unpacks it to what the root shows', async () => {
    // To Go's archive/tar an empty value is none (pax, "if the value field is empty").
    const withoutEmpty = (manifest: readonly string[]): string[] =>
      manifest.map((line) => line.replace('user.empty=0x\n', ''));
    run(['umoci', 'unpack', '--image', `${shop.path('layout')}:dev`, shop.path('bundle')]);
    const manifest = comparable(manifestOf(shop.path('bundle/rootfs')));
    rmSync(shop.path('bundle'), {recursive: true});
    expect(difference(manifest, withoutEmpty(await expected()))).toEqual([]);
  });

  testWith('skopeo', 'skopeo reads and copies each of them', async () => {
    const places = {layout: `oci:${shop.path('layout')}:dev`, archive: `oci-archive:${shop.path('oci.tar')}`};
    for (const place of [...Object.values(places), `docker-archive:${shop.path('docker.tar')}`]) {
      const inspected = JSON.parse(run(['skopeo', 'inspect', place])) as object;
      expect(inspected).toMatchObject({
        Os: 'linux',
        Layers: [0, 1, 2, 3].map(() => expect.stringMatching(/^sha256:/)),
      });
      run(['skopeo', 'copy', '--insecure-policy', place, `dir:${shop.path('copied')}`]);
      expect(existsSync(shop.path('copied/manifest.json'))).toBe(true);
      rmSync(shop.path('copied'), {recursive: true});
    }
  });
});
