import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('list, diff, remove, check and scrub', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('listing');
    await shop.sh('default', 'echo 1 > /one; mkdir /dir; echo in > /dir/in');
    await shop.ok('snapshot', 'first');
    await shop.sh('default', 'echo 22 > /one; rm -r /dir; ln -s x /link; chmod 600 /etc/group');
    await shop.ok('snapshot', 'second');
  });
  afterAll(() => shop.end());

  const images = (): number =>
    readdirSync(`${shop.store}/layers`).filter((name) => name.endsWith('.image')).length;

  test('list before the first use says nothing, and is no mistake', async () => {
    const env = {ROOTSTOCK_HOME: shop.path('other-store')};
    expect(await shop.rootstock(['list'], {env})).toMatchObject({exitCode: 0, stdout: '', stderr: ''});
    expect((await shop.rootstock(['list', '--json'], {env})).stdout).toBe('[]\n');
    expect((await shop.rootstock(['scrub', '--all'], {env})).exitCode).toBe(0);
  });

  test('list shows the snapshots, oldest first, with the current one marked', async () => {
    const lines = (await shop.ok('list'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s{2,}/));
    expect(lines[0]).toEqual(['', 'NAME', 'BASE', 'PARENT', 'KEY', 'LAYERS', 'SIZE', 'OWN', 'AGE']);
    expect(lines.slice(1).map(([mark, name, base]) => [mark, name, base])).toEqual([
      ['', 'postinit', shop.base],
      ['', 'first', shop.base],
      ['*', 'second', shop.base],
    ]);
  });

  test('list --json is the same for programs', async () => {
    expect(JSON.parse(await shop.ok('list', '--json'))).toMatchObject([
      {name: 'postinit', current: false, base: shop.base, layers: 1, parent: null},
      {name: 'first', current: false, base: shop.base, layers: 2, sizeBytes: expect.any(Number)},
      {
        name: 'second',
        current: true,
        base: shop.base,
        layers: 3,
        created: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(JSON.parse(await shop.ok('list', '--roots', '--json'))).toEqual([
      {name: 'default', base: shop.base, current: ['second'], key: null, layers: 3},
    ]);
  });

  test('diff of two snapshots, either way', async () => {
    expect((await shop.ok('diff', 'first', 'second')).split('\n')).toEqual([
      'D /dir',
      'D /dir/in  (3 B)',
      'M /etc/group  (10 B)',
      'A /link  (1 B)',
      'M /one  (3 B)',
      '',
    ]);
    expect((await shop.ok('diff', 'second', 'first')).split('\n')).toEqual([
      'A /dir',
      'A /dir/in  (3 B)',
      'M /etc/group  (10 B)',
      'D /link  (1 B)',
      'M /one  (2 B)',
      '',
    ]);
  });

  test('diff from a snapshot to what the root is now', async () => {
    await shop.sh('default', 'echo now > /now');
    expect(await shop.ok('diff', 'second')).toBe('A /now  (4 B)\n');
    expect(JSON.parse(await shop.ok('diff', '--json'))).toEqual([{change: 'added', path: '/now', size: 4}]);
    expect(JSON.parse(await shop.ok('diff', 'first', '--json'))).toHaveLength(6);
    await shop.ok('clean');
  });

  test('diff names files with newlines on one line', async () => {
    await shop.sh('default', 'printf x > "$(printf "/a\\nb")"');
    expect(await shop.ok('diff')).toBe('A /a?b  (1 B)\n');
    expect(JSON.parse(await shop.ok('diff', '--json'))).toEqual([{change: 'added', path: '/a\nb', size: 1}]);
    await shop.ok('clean');
  });

  test('diff finds a file whose size and time are as before', async () => {
    await shop.sh('default', 'echo 33 > /one; touch -r /etc/group /one; true');
    await shop.ok('snapshot', 'third');
    await shop.sh('default', 'echo 44 > /one; touch -r /etc/group /one');
    expect(await shop.ok('diff')).toBe('M /one  (3 B)\n');
    await shop.ok('rollback-to', 'second');
    await shop.ok('remove', 'third');
  });

  test('remove forgets a name, and layers that nothing needs any more go with it', async () => {
    await shop.sh('default', 'echo 5 > /five');
    await shop.ok('snapshot', 'fifth');
    const before = images();
    await shop.ok('rollback-to', 'first');
    await shop.ok('remove', 'fifth');
    expect(images()).toBe(before - 1);
    expect((await shop.rootstock(['rollback-to', 'fifth'])).exitCode).toBe(1);
    expect(await shop.sh('default', 'cat /one')).toBe('1\n');
  });

  test('removing the current name leaves the root as it is', async () => {
    await shop.ok('snapshot', 'again');
    await shop.ok('remove', 'again');
    await shop.ok('clean');
    expect(await shop.sh('default', 'cat /one')).toBe('1\n');
  });

  test('check says what this machine supports', async () => {
    const findings = JSON.parse(await shop.ok('check', '--json')) as {what: string; state: string}[];
    expect(findings.filter(({state}) => state === 'failed')).toEqual([]);
    expect(findings.map(({what}) => what)).toEqual(
      expect.arrayContaining(['kernel', 'overlay', 'loop devices', 'scratch over host', 'store']),
    );
    expect(await shop.ok('check')).toMatch(/^ok +kernel/);
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
  });

  test('scrub removes one root and leaves the others', async () => {
    await shop.sh('other', 'echo other > /one');
    await shop.ok('scrub', '--root', 'other');
    expect(await shop.rootstock(['scrub', '--root', 'other'])).toMatchObject({
      ...{exitCode: 0, stdout: ''},
      stderr: 'rootstock: there is no root "other"\n',
    });
    expect(await shop.sh('default', 'cat /one')).toBe('1\n');
  });

  test('scrub --all leaves an empty store, and may be said twice', async () => {
    await shop.ok('scrub', '--all');
    await shop.ok('scrub', '--all');
    for (const part of ['layers', 'bases', 'keys', 'roots', 'staging']) {
      expect(readdirSync(`${shop.store}/${part}`)).toEqual([]);
    }
    expect(await shop.sh('default', 'ls /one 2>/dev/null || echo new')).toBe('new\n');
  });
});
