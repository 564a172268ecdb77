import {writeFile} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Result} from '../support/command.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('run --key --setup', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('key');
  });
  afterAll(() => shop.end());

  const script = async (name: string, text: string): Promise<string> => {
    await writeFile(shop.path(name), text);
    return shop.path(name);
  };
  const run = (root: string, key: string, setup: string, program = 'cat /made'): Promise<Result> =>
    shop.rootstock([
      ...['run', '--root', root, '--base', shop.base, '--key', key, '--setup', setup, '--'],
      ...['sh', '-c', program],
    ]);

  test('runs the setup once, and from then on starts from its snapshot, in every root', async () => {
    const setup = await script('once', `echo run; echo made by $(id -u) >> /made\n`);
    const miss = await run('one', 'once', setup);
    expect(miss).toMatchObject({exitCode: 0, stdout: 'made by 0\n'});
    expect(miss.stderr).toContain('key "once": miss, starting from the base');
    expect(miss.stderr).toContain('run\n');
    expect(miss.stderr).toContain('saved "once"');
    const again = await run('one', 'once', setup);
    expect(again).toMatchObject({exitCode: 0, stdout: 'made by 0\n', stderr: ''});
    const hit = await run('two', 'once', setup);
    expect(hit).toMatchObject({exitCode: 0, stdout: 'made by 0\n'});
    expect(hit.stderr).toContain('key "once": hit, 2 layers');
    expect(hit.stderr).not.toContain('run\n');
  });

  test('a hit in a store whose roots were all removed starts from the snapshot', async () => {
    const setup = await script('again', 'echo again > /made\n');
    await run('gone', 'again', setup);
    await shop.ok('scrub', '--root', 'gone');
    expect((await run('gone', 'again', setup)).stderr).toContain('key "again": hit');
  });

  test('a setup that fails shows its output, ends with 1, saves nothing and leaves no root', async () => {
    const setup = await script('bad', 'echo before the end\necho to stderr >&2\nfalse\necho not reached\n');
    const result = await run('failing', 'bad', setup);
    expect(result).toMatchObject({exitCode: 1, stdout: ''});
    expect(result.stderr).toContain('before the end\n');
    expect(result.stderr).toContain('to stderr\n');
    expect(result.stderr).not.toContain('not reached');
    expect(result.stderr.trim().split('\n').pop()).toBe(
      'rootstock: the setup failed: it ended with status 1. Nothing was saved; its output is above.',
    );
    expect((await shop.rootstock(['list', '--root', 'failing'])).exitCode).toBe(2);
    expect(await shop.ok('list', '--keys')).not.toContain('bad');
  });

  test('a setup that fails in a pipe fails', async () => {
    const setup = await script('pipe', 'false | true\necho reached > /made\n');
    expect((await run('pipe', 'pipe', setup)).exitCode).toBe(1);
  });

  test('a setup may name its own interpreter', async () => {
    const setup = await script('own', '#!/bin/sh\nfalse\necho $0 > /made\n');
    expect(await run('own', 'own', setup)).toMatchObject({exitCode: 0, stdout: '/run/rootstock/setup\n'});
    expect(await shop.sh('own', 'ls /run/rootstock')).toBe('');
  });

  test('a setup is read from standard input', async () => {
    const result = await shop.rootstock(
      ['run', '--root', 'stdin', '--base', shop.base, '--key', 'stdin', '--setup', '-', '--', 'cat', '/made'],
      {input: 'echo from stdin > /made\n'},
    );
    expect(result).toMatchObject({exitCode: 0, stdout: 'from stdin\n'});
  });

  test('what a setup leaves running is ended and named', async () => {
    const untilItRuns = 'until grep -q sleep /proc/$!/comm; do :; done';
    const setup = await script(
      'daemon',
      `sleep 4713 >/dev/null 2>&1 </dev/null &\n${untilItRuns}\necho x > /made\n`,
    );
    const result = await run('daemon', 'daemon', setup, 'ps -e -o args | grep -c "sleep 471[3]" || true');
    expect(result.stdout).toBe('0\n');
    expect(result.stderr).toContain('ended what the setup left running: sleep 4713');
  });

  test('--restore-key starts from the newest snapshot whose key starts so, and the setup runs above it', async () => {
    const setup = await script('deps', 'echo more >> /made\n');
    await run('deps', 'deps-1', setup);
    const result = await shop.rootstock([
      ...['run', '--root', 'deps-2', '--base', shop.base, '--key', 'deps-2', '--restore-key', 'nothing-'],
      ...['--restore-key', 'deps-', '--setup', setup, '--', 'cat', '/made'],
    ]);
    expect(result).toMatchObject({exitCode: 0, stdout: 'more\nmore\n'});
    expect(result.stderr).toContain('key "deps-2": miss, starting from "deps-1"');
  });

  test('a key is refused when the root holds changes that no snapshot has, and they stay', async () => {
    await shop.sh('busy', 'echo mine > /mine');
    const result = await run('busy', 'once', await script('unused', 'true\n'));
    expect(result).toMatchObject({exitCode: 2, stdout: ''});
    expect(result.stderr).toContain('root "busy"');
    expect(await shop.sh('busy', 'cat /mine')).toBe('mine\n');
  });

  test('the same key over another base is a miss', async () => {
    const setup = await script('base', 'echo based > /made\n');
    await run('base', 'based', setup);
    await writeFile(`${shop.system}/etc/changed`, 'x');
    expect((await run('base-2', 'based', setup)).stderr).toContain('key "based": miss');
  });

  test('a layer that is damaged is a miss, said in one line, and is made again', async () => {
    const setup = await script(
      'damaged',
      'cat /bin/bash /bin/bash > /big; touch -d @1 /big /; echo whole > /made; touch -d @1 /made\n',
    );
    await run('damaged', 'damaged', setup);
    const [snapshot] = (JSON.parse(await shop.ok('list', '--keys', '--json')) as {name: string}[]).filter(
      ({name}) => name === 'damaged',
    );
    expect(snapshot).toBeDefined();
    await shop.ok('scrub', '--root', 'damaged');
    await damageNewestLayer(shop.store);
    const result = await run('damaged', 'damaged', setup);
    expect(result).toMatchObject({exitCode: 0, stdout: 'whole\n'});
    expect(result.stderr).toMatch(/^rootstock: warning: snapshot "damaged" is not used: .*$/m);
    await shop.ok('scrub', '--root', 'damaged');
    expect((await run('damaged', 'damaged', setup)).stderr).toContain('key "damaged": hit');
  });
});

/** Writes over the middle of the newest image, and makes the store forget that it was checked. */
const damageNewestLayer = async (store: string): Promise<void> => {
  const {readdir, stat, open, chmod, rm} = await import('node:fs/promises');
  const names = await readdir(`${store}/layers`, {recursive: true});
  const images = await Promise.all(
    names.map((name) => `${store}/layers/${name}`).map(async (path) => ({path, status: await stat(path)})),
  );
  const [newest] = images
    .filter(({status}) => status.isFile() && status.size > 200_000)
    .sort((a, b) => b.status.mtimeMs - a.status.mtimeMs);
  await chmod(newest!.path, 0o600);
  const file = await open(newest!.path, 'r+');
  await file.write(Buffer.from('damaged'), 0, 7, 100_000);
  await file.close();
  for (const {path} of images.filter(({path}) => /verified|checked/.test(path)))
    await rm(path, {force: true});
};
