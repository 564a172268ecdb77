import {readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';

import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {imagePath} from '../../src/layer/layers.js';
import {storeAt} from '../../src/snapshot/store.js';
import {type Result, rootstock, type RunOptions, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a snapshot as one file', () => {
  let shop: Workshop;
  let file: string;
  let away: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('export');
    file = shop.path('dev.rootstock');
    await shop.sh('default', 'echo one > /one; ln /one /linked');
    await shop.ok('snapshot', 'base-tools');
    await shop.sh('default', 'rm /linked; dd if=/dev/urandom of=/random bs=100000 count=30 2>/dev/null');
    await shop.ok('snapshot', 'dev');
    await shop.ok('export', 'dev', file);
  });
  afterAll(() => shop.end());

  // Another machine: each test has a store of its own there.
  beforeEach(async () => {
    away = await openWorkshop('import');
  });
  afterEach(() => away.end());

  const snapshot = (): Snapshot =>
    JSON.parse(readFileSync(`${shop.store}/roots/default/snapshots/dev.json`, 'utf8'));

  const import_ = (args: readonly string[], options: RunOptions = {}): Promise<Result> =>
    away.rootstock(['import', ...args], options);

  const imported = async (...args: readonly string[]): Promise<Result> => {
    const result = await import_(args);
    expect(result).toMatchObject({exitCode: 0});
    return result;
  };

  /** What there is of layers, names, and what is being made. */
  const kept = (): string[] =>
    ['layers', 'keys', 'staging', 'roots'].flatMap((part) =>
      readdirSync(`${away.store}/${part}`).filter((name) => !/\.(pack-)?lock$/.test(name)),
    );

  const refused = async (args: readonly string[], why: string, options: RunOptions = {}): Promise<void> => {
    const result = await import_(args, options);
    expect(result).toMatchObject({exitCode: 2, stdout: '', stderr: expect.stringContaining(why)});
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(kept()).toEqual([]);
  };

  test('becomes a key where there is no root, and one is made from it', async () => {
    const {stderr} = await imported(file);
    expect(stderr).toContain('imported "dev" by key: 3 layers, 3 of them new');
    expect(stderr).toContain('`rootstock run --snapshot dev` makes one of it');
    expect(await away.ok('run', '--snapshot', 'dev', '--', 'sh', '-c', 'cat /one; ls /')).toMatch(
      /^one\n[^]*random/,
    );
    expect(await away.ok('fsck', '--json')).toContain('"findings": []');
  });

  test('becomes a snapshot of the root that there is, under the name that is asked for', async () => {
    await away.ok('init', '--base', shop.base);
    const {stderr} = await imported(file, 'brought');
    // The base was made there as well, and is the same.
    expect(stderr).toContain('imported "brought" into root "default": 3 layers, 2 of them new');
    await away.ok('rollback-to', 'brought');
    expect(await away.ok('run', '--quiet', '--', 'cat', '/one')).toBe('one\n');
    expect(await away.ok('list')).toContain('brought');
  });

  test('is found by its key, and by the beginning of a digest', async () => {
    await imported(file, 'deps-1', '--as-key');
    const top = snapshot().layers.at(-1) ?? '';
    expect(await away.ok('run', '--quiet', '--base', shop.base, '--key', 'deps-1', '--', 'cat', '/one')).toBe(
      'one\n',
    );
    expect(await away.ok('export', top.slice(0, 12), shop.path('by-digest'))).toBe('');
    expect(await away.ok('export', 'deps-1', shop.path('by-key'))).toBe('');
    const sizes = ['by-digest', 'by-key'].map((name) => statSync(shop.path(name)).size);
    expect(sizes[0]).toBe(sizes[1]);
  });

  test('goes through pipes, and is the same there', async () => {
    const script = `"$0" "$1" export dev - | tee ${shop.path('piped')} | ROOTSTOCK_HOME=${away.store} "$0" "$1" import - --json`;
    const command = new URL('../../bin/rootstock', import.meta.url).pathname;
    const {stdout, exitCode} = await runProgram(['sh', '-c', script, process.execPath, command], {
      env: shop.env,
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'dev',
      kind: 'key',
      root: null,
      added: snapshot().layers,
    });
    expect((await runProgram(['cmp', file, shop.path('piped')])).exitCode).toBe(0);
  });

  test('brings only what is not there yet, and mends what is damaged there', async () => {
    await imported(file);
    expect((await imported(file, 'again')).stderr).toContain('0 of them new');
    const [, damaged = ''] = snapshot().layers;
    const image = imagePath(storeAt(away.store).layers, damaged);
    rmSync(image.replace(/image$/, 'verified'));
    const bytes = readFileSync(image);
    bytes.writeUInt8(bytes.readUInt8(2000) ^ 1, 2000);
    writeFileSync(image, bytes);
    expect((await imported(file, 'third')).stderr).toContain('1 of them new');
    expect(await away.ok('fsck', '--json')).toContain('"findings": []');
  });

  test('may be brought by two at once', async () => {
    const results = await Promise.all([import_([file]), import_([file])]);
    for (const result of results) expect(result).toMatchObject({exitCode: 0, stderr: expect.any(String)});
    expect(await away.ok('fsck', '--json')).toContain('"findings": []');
    expect(readdirSync(`${away.store}/staging`)).toEqual([]);
  });

  test('a name that exists stays, unless by force', async () => {
    await away.ok('init', '--base', shop.base);
    await away.ok('tag', 'postinit', 'dev');
    expect(await import_([file])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the name exists'),
    });
    await imported(file, '--force');
    await imported(file, 'deps', '--as-key');
    // The same once more is no harm.
    await imported(file, 'deps', '--as-key');
    await shop.ok('export', 'base-tools', shop.path('tools'), '--force');
    expect(await import_([shop.path('tools'), 'deps', '--as-key'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('key "deps" failed: it exists'),
    });
    await imported(shop.path('tools'), 'deps', '--as-key', '--force');
  });

  test('is refused in a root that stands on something else', async () => {
    await away.ok('init', '--base', away.base);
    expect(await import_([file])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Name another --root, or import it with --as-key'),
    });
  });

  test('is refused, with nothing kept of it, when it is damaged', async () => {
    const whole = readFileSync(file);
    const bad = shop.path('bad');
    const [first] = snapshot().layers;
    for (const length of [700, 5000, whole.length - 2048, Math.floor(whole.length / 2)]) {
      writeFileSync(bad, whole);
      truncateSync(bad, length);
      await refused([bad], 'import of');
    }
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(10_000) ^ 1, 10_000);
    writeFileSync(bad, flipped);
    await refused([bad], `the bytes of its layer ${first?.slice(0, 12)} are not those`);
    writeFileSync(bad, Buffer.from(whole.toString('latin1').replace('"format": 1', '"format": 7'), 'latin1'));
    await refused([bad], 'its format is 7');
    await refused(['-'], 'import of standard input failed: it is empty');
    await refused([shop.system], 'it is a directory');
    await refused([shop.path('nothing')], 'there is no such file');
  });

  test('is refused for another architecture, unless by force', async () => {
    const foreign = shop.path('foreign');
    const own = snapshot().architecture;
    const other = 'ppc64el-architecture'.slice(0, own.length);
    const text = readFileSync(file, 'latin1').replace(
      `"architecture": "${own}"`,
      `"architecture": "${other}"`,
    );
    writeFileSync(foreign, text, 'latin1');
    await refused([foreign], `it is for ${other}, and this machine is ${own}`);
    await imported(foreign, '--force');
  });

  test('over another machine’s own root is taken in with a warning', async () => {
    const foreign = shop.path('foreign-host');
    const text = readFileSync(file, 'latin1').replace('"kind": "layer"', '"kind": "host" ');
    writeFileSync(foreign, text, 'latin1');
    const {stderr} = await imported(foreign);
    expect(stderr).toContain('warning: "dev" was made over another machine\'s own root than this one\'s');
    expect(stderr).toContain('only --snapshot finds it here, not --key');
  });

  test('is read only as far as it takes to refuse it', async () => {
    const head = readFileSync(file)
      .subarray(0, 5000)
      .toString('latin1')
      .replace('"format": 1', '"format": 7');
    const reading = away.start(['import', '-'], {input: 'open'});
    reading.child.stdin?.write(Buffer.from(head, 'latin1'));
    expect(await reading.ended).toMatchObject({exitCode: 2});
  });

  test('is refused where there is no room for it', async () => {
    const place = away.path('small');
    run(['mkdir', place]);
    const script = `mount -t tmpfs -o size=2m none ${place} && ROOTSTOCK_HOME=${place}/s exec "$0" "$1" import ${file}`;
    const command = new URL('../../bin/rootstock', import.meta.url).pathname;
    const result = await runProgram(['unshare', '-m', 'sh', '-c', script, process.execPath, command]);
    expect(result).toMatchObject({exitCode: 1, stderr: expect.stringContaining('has room for')});
  });

  test('leaves nothing when it is killed, and the next import sweeps', async () => {
    const reading = away.start(['import', '-'], {input: 'open'});
    reading.child.stdin?.write(readFileSync(file).subarray(0, 2_000_000));
    const size = (): number =>
      readdirSync(`${away.store}/staging`).reduce(
        (sum, name) => sum + readdirSync(`${away.store}/staging/${name}`).length,
        0,
      );
    for (let tries = 0; tries < 500; tries++) {
      try {
        if (size() > 0) break;
      } catch {
        // It has not made its store yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await reading.kill();
    expect(kept().filter((name) => !name.startsWith('import-'))).toEqual([]);
    expect(kept()).toHaveLength(1);
    await imported(file);
    expect(readdirSync(`${away.store}/staging`)).toEqual([]);
  });

  test('a file is not replaced, and a place that cannot take it is refused', async () => {
    const before = statSync(file).mtimeMs;
    const of = (...args: string[]): Promise<Result> => shop.rootstock(['export', ...args]);
    expect(await of('dev', file)).toMatchObject({exitCode: 2, stderr: expect.stringContaining('it exists')});
    expect(statSync(file).mtimeMs).toBe(before);
    expect(await of('dev', '/dev/null', '--force')).toMatchObject({exitCode: 2});
    expect(await of('dev', shop.path('no/where'))).toMatchObject({exitCode: 2});
    expect(await of('none', shop.path('none'))).toMatchObject({exitCode: 1});
    expect(await of('dev', '-', '--json')).toMatchObject({exitCode: 2, stdout: ''});
    expect(readdirSync(shop.directory).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each(['rootstock', 'oci-layout', 'docker-archive'])(
    'leaves nothing as %s where there is no room',
    async (format) => {
      const place = away.path('small');
      run(['mkdir', place]);
      const script = `mount -t tmpfs -o size=1m none ${place} && "$0" "$1" export dev ${place}/x --format ${format}; echo $?; ls -A ${place}`;
      const command = new URL('../../bin/rootstock', import.meta.url).pathname;
      const argv = ['unshare', '-m', 'sh', '-c', script, process.execPath, command];
      const {stdout, stderr} = await runProgram(argv, {env: shop.env});
      expect(stdout).toBe('1\n');
      expect(stderr).toContain('no room is left');
      expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
    },
  );

  test('--json says what was written', async () => {
    const said = JSON.parse(await shop.ok('export', 'dev', shop.path('said'), '--json'));
    expect(said).toEqual({
      ...{name: 'dev', format: 'rootstock', file: shop.path('said'), base: shop.base},
      ...{layers: snapshot().layers, sizeBytes: statSync(file).size},
    });
  });

  test('a pipe whose reader goes is a failure', async () => {
    const command = new URL('../../bin/rootstock', import.meta.url).pathname;
    const script = `{ "$0" "$1" export dev -; echo $? >&2; } | head -c 1000 >/dev/null`;
    const {stderr} = await runProgram(['sh', '-c', script, process.execPath, command], {env: shop.env});
    expect(stderr).toBe('rootstock: writing to standard output failed: its reader has gone.\n1\n');
  });

  test('both have help', async () => {
    for (const name of ['export', 'import'])
      expect(await rootstock([name, '--help'])).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('--force'),
      });
  });
});
