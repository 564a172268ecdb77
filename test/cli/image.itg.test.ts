import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type Member, writeArchive} from '../support/archive.js';
import {runProgram} from '../support/command.js';
import {
  addImage,
  addIndex,
  finishLayout,
  layerOfTree,
  type TestImage,
  type TestLayer,
  writeLayout,
} from '../support/image.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('A root on an image', () => {
  let shop: Workshop;
  let system: TestLayer;
  let layout = '';
  beforeAll(async () => {
    shop = await openWorkshop('image');
    system = layerOfTree({fresh}, shop.system);
    const second = await layerOf([
      {name: 'srv/', type: 'directory'},
      {name: 'srv/file'},
      {name: 'home/.wh..wh..opq'},
      {name: '.wh.var'},
    ]);
    layout = writeLayout(fresh(), [{tag: 'image', layers: [system, second], settings}]);
  });
  afterAll(() => shop.end());

  const settings = {
    Env: [
      'PATH=/srv/bin:/bin',
      'JAVA_HOME=/opt/java',
      'A=of the image',
      'B=of the image',
      'LD_LIBRARY_PATH=/srv/lib',
    ],
    WorkingDir: '/srv',
    User: 'nobody',
    Cmd: ['false'],
  };
  let count = 0;
  const fresh = (): string => {
    const path = shop.path(`made-${++count}`);
    mkdirSync(path);
    return path;
  };
  const layerOf = async (members: readonly Member[]): Promise<TestLayer> => {
    const file = `${fresh()}/layer.tar`;
    await writeArchive(file, members);
    return {archive: readFileSync(file)};
  };
  const sayOf = async (text: string): Promise<TestLayer> => {
    const tree = fresh();
    writeFileSync(`${tree}/said`, text);
    return layerOfTree({fresh}, tree, [], ['said']);
  };
  const read = async (base: string, root: string): Promise<string> =>
    shop.ok('run', '--quiet', '--root', root, '--base', base, '--', 'cat', '/said');

  test('shows what the image shows, and starts where it says, with its environment', async () => {
    const env = {PATH: '/mine:/usr/bin', JAVA_HOME: '/usr/lib/jvm', A: 'of the caller', HOME: '/root'};
    const script =
      'pwd; ls -d /home/* /var /srv/*; echo $PATH; echo $JAVA_HOME; echo $A; echo $B; echo $LD_LIBRARY_PATH';
    const args = [
      'run',
      '--quiet',
      '--root',
      'image',
      '--base',
      `oci:layout:${layout}`,
      '--',
      'sh',
      '-c',
      script,
    ];
    const {stdout} = await shop.rootstock(args, {env, cwd: '/var/tmp'});
    expect(stdout.split('\n')).toEqual([
      ...['/srv', '/srv/file', '/srv/bin:/bin:/mine:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin'],
      ...['/opt/java', 'of the caller', 'of the image', '/srv/lib', ''],
    ]);
  });

  test('hands them to a setup, to what starts from its snapshots, and to its copies', async () => {
    const setup = shop.path('setup.sh');
    writeFileSync(setup, 'echo "$B $JAVA_HOME" > /said-by-setup; pwd >> /said-by-setup');
    const from = ['--base', `oci:layout:${layout}`, '--key', 'k', '--setup', setup];
    const look = ['--', 'sh', '-c', 'cat /said-by-setup; echo $B; pwd'];
    const run = async (...args: readonly string[]): Promise<string> =>
      (await shop.rootstock(['run', '--quiet', ...args], {cwd: shop.directory})).stdout;
    const wanted = 'of the image /opt/java\n/srv\nof the image\n/srv\n';
    expect(await run('--root', 'keyed', ...from, ...look)).toBe(wanted);
    expect(await run('--root', 'other', ...from, ...look)).toBe(wanted);
    expect(await run('--root', 'third', '--snapshot', 'k', ...look)).toBe(wanted);
    expect(await run('--root', 'keyed', '--ephemeral', ...look)).toBe(wanted);
  });

  test('hands them on where only the snapshot is there, and not the base itself', async () => {
    await runProgram(['find', `${shop.store}/bases`, '-name', '*.json', '-delete']);
    const args = [
      '--root',
      'fourth',
      '--base',
      `oci:layout:${layout}`,
      '--key',
      'k',
      '--',
      'sh',
      '-c',
      'echo $B; pwd',
    ];
    const {stdout} = await shop.rootstock(['run', '--quiet', ...args], {cwd: shop.directory});
    expect(stdout).toBe('of the image\n/srv\n');
    expect(readdirSync(`${shop.store}/bases`).filter((name) => name.endsWith('.json'))).toEqual([]);
  });

  test('may have a layer twice, and layers without anything in them', async () => {
    const nothing = {archive: Buffer.alloc(1024)};
    const layers = [system, nothing, await sayOf('twice\n'), nothing, nothing];
    const path = writeLayout(fresh(), [{layers}]);
    expect(await read(`oci:layout:${path}`, 'twice')).toBe('twice\n');
    expect(await shop.rootstock(['fsck'])).toMatchObject({exitCode: 0});
  });

  test('is mended by fsck where a layer is gone', async () => {
    const layers = [system, await sayOf('mended\n')];
    const base = `oci:layout:${writeLayout(fresh(), [{layers}])}`;
    expect(await read(base, 'gone')).toBe('mended\n');
    const log = JSON.parse(await shop.ok('log', '--root', 'gone', '--json')) as [{digest: string}];
    await shop.ok('scrub', '--root', 'gone');
    await runProgram(['rm', `${shop.store}/layers/${log[0].digest}.image`]);
    const found = await shop.rootstock(['fsck']);
    expect(found.exitCode).toBe(1);
    expect(`${found.stdout}${found.stderr}`).toContain(`base "${base}, layer 2"`);
    expect(await shop.rootstock(['fsck', '--repair'])).toMatchObject({exitCode: 0});
    expect(await read(base, 'gone')).toBe('mended\n');
  });

  test('keeps the layers of the image when it is squashed', async () => {
    const base = `oci:layout:${layout}`;
    for (const name of ['one', 'two'])
      await shop.ok(
        'run',
        '--quiet',
        '--root',
        'squashed',
        '--base',
        base,
        '--commit',
        name,
        '--',
        'touch',
        `/${name}`,
      );
    const layersOf = async (): Promise<unknown[]> =>
      JSON.parse(await shop.ok('log', '--root', 'squashed', '--json')) as unknown[];
    const before = await layersOf();
    expect(before).toHaveLength(4);
    await shop.ok('squash', '--root', 'squashed');
    expect((await layersOf()).slice(1)).toEqual(before.slice(2));
    expect(await shop.rootstock(['fsck'])).toMatchObject({exitCode: 0});
  });

  test('is for this machine, wherever in nested indexes its image is', async () => {
    const path = fresh();
    const [ours, theirs] = [await sayOf('ours\n'), await sayOf('theirs\n')];
    const image = (layer: TestLayer, more: Partial<TestImage> = {}): Record<string, unknown> =>
      addImage(path, {layers: [system, layer], ...more});
    const attestation = {...image(theirs), platform: {os: 'unknown', architecture: 'unknown'}};
    const inner = addIndex(path, [image(theirs, {architecture: 's390x'}), image(ours)]);
    finishLayout(path, [addIndex(path, [attestation, image(theirs, {architecture: 'riscv64'}), inner])]);
    expect(await read(`oci:layout:${path}`, 'multi')).toBe('ours\n');
    finishLayout(path, [image(theirs, {architecture: 's390x'}), image(ours)]);
    expect(await read(`oci:layout:${path}`, 'side-by-side')).toBe('ours\n');
  });

  test('is the image that was chosen of several', async () => {
    const images = await Promise.all(
      ['one', 'two'].map(async (tag) => ({tag, layers: [system, await sayOf(`${tag}\n`)]})),
    );
    const path = writeLayout(`${fresh()}/with:colon`, images);
    expect(await read(`oci:layout:${path}:one`, 'tag-one')).toBe('one\n');
    expect(await read(`oci:layout:${path}:two`, 'tag-two')).toBe('two\n');
    const {manifests} = JSON.parse(readFileSync(`${path}/index.json`, 'utf8')) as {
      manifests: {digest: string}[];
    };
    expect(await read(`oci:layout:${path}@${manifests[1]?.digest ?? ''}`, 'by-digest')).toBe('two\n');
  });

  test('misses its keys when the image is another', async () => {
    const path = fresh();
    const setup = shop.path('setup-2.sh');
    writeFileSync(setup, 'cat /said > /copy');
    const copied = async (root: string): Promise<string> =>
      shop.ok(
        ...[
          'run',
          '--quiet',
          '--root',
          root,
          '--base',
          `oci:layout:${path}`,
          '--key',
          'same',
          '--setup',
          setup,
        ],
        ...['--', 'cat', '/copy'],
      );
    writeLayout(path, [{layers: [system, await sayOf('before\n')]}]);
    expect(await copied('key-1')).toBe('before\n');
    writeLayout(path, [{layers: [system, await sayOf('after\n')]}]);
    expect(await copied('key-2')).toBe('after\n');
  });

  test('stands on what docker save and podman save write, compressed or not', async () => {
    const path = writeLayout(fresh(), [{tag: 'i', layers: [system, await sayOf('archived\n')]}]);
    const archive = await dockerArchive(path);
    expect(await read(`docker-archive:${archive}`, 'archive')).toBe('archived\n');
    expect(await read(`docker-archive:${archive}:some/name:tag`, 'archive-tag')).toBe('archived\n');
    await runProgram(['gzip', '-k', archive]);
    expect(await read(`docker-archive:${archive}.gz`, 'archive-gzip')).toBe('archived\n');
  });

  /** As docker up to 24 wrote it: each layer in a directory, and the second a link to the first where they are the same. */
  const dockerArchive = async (path: string): Promise<string> => {
    const tree = fresh();
    const {manifests} = JSON.parse(readFileSync(`${path}/index.json`, 'utf8')) as {
      manifests: {digest: string}[];
    };
    const blob = (digest: string): string => `${path}/blobs/sha256/${digest.slice(7)}`;
    const {config, layers} = JSON.parse(readFileSync(blob(manifests[0]?.digest ?? ''), 'utf8')) as {
      config: {digest: string};
      layers: {digest: string}[];
    };
    const name = `${config.digest.slice(7)}.json`;
    writeFileSync(`${tree}/${name}`, readFileSync(blob(config.digest)));
    const names = layers.map((_, index) => `layer-${index}/layer.tar`);
    for (const [index, {digest}] of layers.entries()) {
      mkdirSync(`${tree}/layer-${index}`);
      mkdirSync(`${tree}/real-${index}`);
      writeFileSync(`${tree}/real-${index}/layer.tar`, readFileSync(blob(digest)));
      await runProgram(['ln', '-s', `../real-${index}/layer.tar`, `${tree}/layer-${index}/layer.tar`]);
    }
    writeFileSync(
      `${tree}/manifest.json`,
      JSON.stringify([{Config: name, RepoTags: ['some/name:tag'], Layers: names}]),
    );
    const archive = `${fresh()}/saved.tar`;
    await runProgram(['tar', '-C', tree, '-cf', archive, '.']);
    return archive;
  };

  test('gives its room back when nothing needs it', async () => {
    await shop.ok('scrub', '--all', '--kill');
    const {stderr} = await shop.rootstock(['gc', '--max-age', '0']);
    expect(stderr).not.toContain('failed');
    expect(readdirSync(`${shop.store}/layers`)).toEqual([]);
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
  });
});
