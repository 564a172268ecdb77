import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';

import {findProgram} from '../../src/host/tools.js';
import {goArchitecture} from '../../src/base/platform.js';
import {
  addImage,
  addIndex,
  finishLayout,
  layerOfTree,
  pushImage,
  type TestLayer,
  writeLayout,
} from '../support/image.js';
import {runProgram} from '../support/command.js';
import {expectRefusal} from '../support/refusal.js';
import {type Registry, startRegistry} from '../support/registry.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

const me = {username: 'me', password: 'secret-word'};

const missing = ['skopeo', 'docker-registry'].find((name) => findProgram(name) === undefined);
if (missing !== undefined)
  process.stderr.write(`skipped: images of a registry: ${missing} is not installed\n`);

(missing === undefined ? describeAsRoot : describe.skip)('A base of a registry', () => {
  let shop: Workshop;
  let registry: Registry;
  let other: Registry;
  let locked: Registry;
  let system: TestLayer;
  beforeAll(async () => {
    shop = await openWorkshop('registry');
    await shop.ok('list');
    registry = await startRegistry(fresh());
    other = await startRegistry(fresh());
    locked = await startRegistry(fresh(), {user: me});
    system = layerOfTree({fresh}, shop.system);
  });
  afterAll(async () => {
    for (const {stop} of [registry, other, locked]) await stop();
    await shop.end();
  });

  let count = 0;
  const fresh = (): string => {
    const path = shop.path(`made-${++count}`);
    mkdirSync(path);
    return path;
  };
  const sayOf = (text: string): TestLayer => {
    const tree = fresh();
    writeFileSync(`${tree}/said`, text);
    return layerOfTree({fresh}, tree, [], ['said']);
  };
  const push = (text: string, name: string): void => {
    const layers = [system, sayOf(text)];
    pushImage(registry.host, writeLayout(fresh(), [{tag: 'x', layers, settings: {Env: ['A=1']}}]), 'x', name);
  };
  const run = (
    root: string,
    base: string,
    from: Pick<Workshop, 'rootstock'> = shop,
  ): ReturnType<Workshop['rootstock']> =>
    from.rootstock(['run', '--root', root, '--base', base, '--', 'sh', '-c', 'cat /said; echo $A']);

  test('is what its tag means now, and brings only what the store does not have', async () => {
    const base = `oci:${registry.host}/some/name:tag`;
    push('before\n', 'some/name:tag');
    expect(await run('one', base)).toMatchObject({exitCode: 0, stdout: 'before\n1\n'});
    push('after\n', 'some/name:tag');
    const second = await run('two', base);
    expect(second).toMatchObject({exitCode: 0, stdout: 'after\n1\n'});
    expect(second.stderr).toContain('the store has 1 of the 2 layers');
    const first = await run('one', base);
    expect(first.stdout).toBe('before\n1\n');
    expect(first.stderr).toMatch(/warning: oci:.* has changed since root "one" was made/);
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
  });

  test('is for this machine, of an index with several', async () => {
    const path = fresh();
    const images = ['s390x', goArchitecture()].map((architecture) =>
      addImage(path, {layers: [system, sayOf(`${architecture}\n`)], architecture}),
    );
    const index = {...addIndex(path, images), annotations: {'org.opencontainers.image.ref.name': 'all'}};
    finishLayout(path, [index]);
    pushImage(registry.host, path, 'all', 'multi:tag');
    const said = await run('multi', `oci:${registry.host}/multi:tag`);
    expect(said.stdout).toBe(`${goArchitecture()}\n\n`);
  });

  test('that is written with a digest needs no registry when the store has it', async () => {
    const layout = writeLayout(fresh(), [{tag: 'x', layers: [system, sayOf('pinned\n')]}]);
    pushImage(other.host, layout, 'x', 'pinned:tag');
    const {manifests} = JSON.parse(readFileSync(`${layout}/index.json`, 'utf8')) as {
      manifests: [{digest: string}];
    };
    const base = `oci:${other.host}/pinned@${manifests[0].digest}`;
    expect(await run('pinned-1', base)).toMatchObject({exitCode: 0, stdout: 'pinned\n\n'});
    await other.stop();
    expect((await run('pinned-2', base)).stdout).toBe('pinned\n\n');
    await expectRefusal(
      shop,
      ['run', '--root', 'pinned-3', '--base', `oci:${other.host}/pinned:tag`, '--', 'true'],
      `Check that this machine reaches ${other.host}`,
      1,
    );
  });

  test.each(['nosuch:tag', 'some/name:nosuch'])('that is not there fails in one line: %s', async (name) => {
    const args = ['run', '--root', 'none', '--base', `oci:${registry.host}/${name}`, '--', 'true'];
    await expectRefusal(shop, args, `oci:${registry.host}/${name}`, 1);
  });

  test('that wants a login comes with the caller’s own, and is kept nowhere', async () => {
    const layout = writeLayout(fresh(), [{tag: 'x', layers: [system, sayOf('private\n')]}]);
    pushImage(locked.host, layout, 'x', 'private:tag', me);
    const base = `oci:${locked.host}/private:tag`;
    await expectRefusal(
      shop,
      ['run', '--root', 'private', '--base', base, '--', 'true'],
      `log in with \`skopeo login ${locked.host}\``,
      1,
    );
    const file = shop.path('auth.json');
    const auth = Buffer.from(`${me.username}:${me.password}`).toString('base64');
    writeFileSync(file, JSON.stringify({auths: {[locked.host]: {auth}}}));
    const args = ['run', '--root', 'private', '--base', base, '--', 'cat', '/said'];
    const found = await shop.rootstock(args, {env: {REGISTRY_AUTH_FILE: file}});
    expect(found).toMatchObject({exitCode: 0, stdout: 'private\n'});
    const {stdout} = await runProgram(['grep', '-rlaF', 'REGISTRY_AUTH_FILE', shop.store]);
    expect(stdout).toBe('');
  });

  const podman = findProgram('podman');
  (podman === undefined ? test.skip : test)('comes by podman where there is no skopeo', async () => {
    push('by podman\n', 'podman:tag');
    const [hidden, storage] = [shop.path('hidden'), shop.path('storage.conf')];
    writeFileSync(hidden, '');
    chmodSync(hidden, 0o644);
    const place = shop.path('podman');
    writeFileSync(
      storage,
      `[storage]\ndriver = "vfs"\nrunroot = "${place}/run"\ngraphroot = "${place}/graph"\n`,
    );
    const hide = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';
    const enter = [
      'unshare',
      '--mount',
      '--',
      'sh',
      '-c',
      hide,
      'sh',
      hidden,
      findProgram('skopeo') ?? '',
    ] as const;
    const podmanShop = await openWorkshop('podman', {}, (argv) => [...enter, ...argv]);
    const withStorage: Pick<Workshop, 'rootstock'> = {
      rootstock: (args) => podmanShop.rootstock(args, {env: {CONTAINERS_STORAGE_CONF: storage}}),
    };
    const said = await run('one', `oci:${registry.host}/podman:tag`, withStorage);
    expect(said).toMatchObject({exitCode: 0, stdout: 'by podman\n1\n'});
    expect(existsSync(`${place}/graph`)).toBe(true);
    await podmanShop.end();
  });
});
