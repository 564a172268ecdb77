import {existsSync, readFileSync} from 'node:fs';
import {mkdir, readdir, statfs} from 'node:fs/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('where uppers are kept', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('scratch');
  });
  afterAll(() => shop.end());

  const scratchOf = (root: string): Record<string, unknown> =>
    JSON.parse(readFileSync(`${shop.store}/roots/${root}/state.json`, 'utf8')).scratch;
  const onHost = (root: string, script: string, ...options: readonly string[]): Promise<string> =>
    shop.ok('run', '--quiet', '--root', root, '--base', 'host', ...options, '--', 'sh', '-c', script);

  test('over base host a loop image is made, and frozen layers are mounted from it, twice in a row', async () => {
    await onHost('host', 'echo 1 > /rootstock-one');
    expect(scratchOf('host')).toMatchObject({kind: 'loop'});
    await shop.ok('snapshot', 'one', '--root', 'host');
    await onHost('host', 'echo 2 > /rootstock-two');
    await shop.ok('snapshot', 'two', '--root', 'host');
    expect(await onHost('host', 'cat /rootstock-one /rootstock-two')).toBe('1\n2\n');
    expect(await shop.diff('host')).toEqual([]);
    expect(existsSync('/rootstock-one')).toBe(false);
    await shop.ok('rollback-to', 'one', '--root', 'host');
    expect(await onHost('host', 'cat /rootstock-one; ls /rootstock-two 2>/dev/null || echo gone')).toBe(
      '1\ngone\n',
    );
  });

  test('over base host the store is not seen inside', async () => {
    expect(
      await onHost('host', `ls -A ${shop.store}; touch ${shop.store}/x 2>/dev/null || echo refused`),
    ).toBe('refused\n');
    expect(await shop.diff('host')).toEqual([]);
  });

  test('the first run makes the root named default over base host', async () => {
    await shop.ok('run', '--quiet', '--', 'true');
    expect(await shop.ok('list', '--roots')).toMatch(/^default +host/m);
  });

  test('over another base a directory is enough', async () => {
    await shop.sh('directory', 'echo 1 > /one');
    expect(scratchOf('directory')).toMatchObject({
      kind: 'directory',
      path: `${shop.store}/roots/directory/scratch`,
    });
    await shop.ok('snapshot', 'one', '--root', 'directory');
    expect(await shop.sh('directory', 'cat /one')).toBe('1\n');
  });

  test('a loop image is made where it is asked for, of the size that is asked for', async () => {
    const free = await shop.sh('loop', 'stat -f -c "%b %S" /', '--scratch', 'loop', '--scratch-size', '600M');
    const [blocks = 0, size = 0] = free.split(' ').map(Number);
    expect(blocks * size).toBeGreaterThan(500e6);
    expect(blocks * size).toBeLessThan(630e6);
    const full = await shop.rootstock([
      'run',
      '--root',
      'loop',
      '--',
      'dd',
      'if=/dev/zero',
      'of=/big',
      'bs=1M',
      'count=700',
    ]);
    expect(full.exitCode).toBe(1);
    expect(full.stderr).toContain('No space left on device');
    await shop.ok('clean', '--root', 'loop');
    expect(await shop.sh('loop', 'ls /big 2>/dev/null || echo gone')).toBe('gone\n');
  });

  test('memory is used where it is asked for, over base host too', async () => {
    await onHost('memory', 'echo 1 > /rootstock-one', '--scratch', 'tmpfs', '--scratch-size', '64M');
    expect(scratchOf('memory')).toEqual({kind: 'tmpfs', bytes: 64 * 1024 ** 2});
    await shop.ok('snapshot', 'one', '--root', 'memory');
    expect(await onHost('memory', 'cat /rootstock-one')).toBe('1\n');
    expect(await shop.diff('memory')).toEqual([]);
  });

  test('a directory is used where it is named, and nothing of it is left after scrub', async () => {
    await mkdir(shop.path('my scratch'));
    await shop.sh('named', 'echo 1 > /one', '--scratch', shop.path('my scratch'));
    await shop.ok('snapshot', 'one', '--root', 'named');
    expect(await shop.sh('named', 'cat /one')).toBe('1\n');
    expect(await readdir(shop.path('my scratch'))).toHaveLength(1);
    await shop.ok('scrub', '--root', 'named');
    expect(await readdir(shop.path('my scratch'))).toEqual([]);
  });

  test('a directory with characters that overlay’s options separate', async () => {
    const odd = shop.path('a:b,c\\d');
    await mkdir(odd);
    await shop.sh('odd', 'echo 1 > /one', '--scratch', odd);
    await shop.ok('snapshot', 'one', '--root', 'odd');
    expect(await shop.sh('odd', 'cat /one')).toBe('1\n');
  });

  test('a scratch without room is refused in one line, and there is no root', async () => {
    const {bavail, bsize} = await statfs('/var/tmp');
    for (const scratch of ['loop', 'auto', shop.directory]) {
      const result = await shop.rootstock([
        ...['run', '--root', 'large', '--base', shop.base, '--scratch', scratch],
        ...['--scratch-size', String(bavail * bsize * 2), '--', 'true'],
      ]);
      expect(result).toMatchObject({exitCode: 1, stdout: ''});
      expect(result.stderr).toMatch(
        /^rootstock: making a scratch on \/.* failed: only \d+ MB are free, and \d+ MB are wanted\. .*\n$/,
      );
    }
    expect(await shop.ok('list', '--roots')).not.toContain('large');
  });
});
