import {mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type Argv} from '../../src/host/command.js';
import {commandPath, runProgram} from '../support/command.js';
import {fsck} from '../support/fsck.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {mountSmallDisk} from '../support/small-disk.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('push and pull', () => {
  let shop: Workshop;
  let remote: string;
  let other: Record<string, string>;
  beforeAll(async () => {
    shop = await openWorkshop('share');
    remote = `dir:${shop.path('shared')}`;
    other = {ROOTSTOCK_HOME: shop.path('other')};
    await shop.sh('default', 'echo one > /one');
    await shop.ok('snapshot', 'one');
    await shop.sh('default', 'echo two > /two');
    await shop.ok('snapshot', 'two');
  });
  afterAll(async () => {
    expect(await there('scrub', '--all', '--kill')).toMatchObject({exitCode: 0});
    await shop.end();
  });

  /** Runs a command on the other machine. */
  const there = (...args: string[]) => shop.rootstock(args, {env: other});

  test('a snapshot of one machine opens on another, and only what is missing moves', async () => {
    const first = JSON.parse(await shop.ok('push', 'one', remote, '--json')) as {bytes: number};
    expect(first).toEqual({remote, key: 'one', saved: true, bytes: expect.any(Number)});
    const second = JSON.parse(await shop.ok('push', 'two', remote, '--json')) as {bytes: number};
    expect(second.bytes).toBeLessThan(first.bytes / 10);
    expect(JSON.parse(await shop.ok('push', 'two', remote, '--json'))).toMatchObject({
      saved: false,
      bytes: 0,
    });

    const pulled = await there('pull', 'one', remote, '--base', shop.base);
    expect(pulled).toMatchObject({exitCode: 0, stdout: 'one\n'});
    expect(pulled.stderr).toMatch(/^rootstock: fetched 2 layers of "one" from dir:/);
    const more = await there('pull', 'none', remote, '--base', shop.base, '--restore-key', 'tw', '--json');
    expect(JSON.parse(more.stdout)).toEqual({
      key: 'two',
      remote,
      layers: [expect.any(String), expect.any(String), expect.any(String)],
    });
    expect(more.stderr).toMatch(/fetched 1 layer of "two"/);
    const ran = await there('run', '--base', shop.base, '--key', 'two', '--', 'cat', '/one', '/two');
    expect(ran).toMatchObject({exitCode: 0, stdout: 'one\ntwo\n'});
    expect(readdirSync(shop.path('other', 'downloads'))).toEqual([]);
  });

  test('a key that means another snapshot there is kept, unless --force', async () => {
    await shop.ok('push', 'one', remote, '--as', 'taken');
    await expectRefusal(shop, ['push', 'two', remote, '--as', 'taken'], 'another snapshot has that key', 1);
    await shop.ok('push', 'two', remote, '--as', 'taken', '--force');
    expect(JSON.parse(await shop.ok('push', 'two', remote, '--as', 'taken', '--json'))).toMatchObject({
      saved: false,
    });
  });

  test('what was found further away is kept nearer', async () => {
    const near = `dir:${shop.path('near')}`;
    expect(await there('pull', 'two', near, remote, '--base', shop.base)).toMatchObject({exitCode: 0});
    expect(
      JSON.parse((await there('pull', 'two', near, '--base', shop.base, '--json')).stdout),
    ).toMatchObject({
      remote: near,
    });
  });

  test('bad input is refused in one line', async () => {
    writeFileSync(shop.path('file'), '');
    const refuse = (named: string, status: 1 | 2, ...args: string[]) =>
      expectRefusal(shop, args, named, status);
    await refuse('remote "s3:bucket"', 2, 'push', 'one', 's3:bucket');
    await refuse('only the action can use it', 2, 'push', 'one', 'actions-cache');
    await refuse('remote "dir:"', 2, 'push', 'one', 'dir:');
    await refuse('it has a tag or a digest', 2, 'push', 'one', 'oci:127.0.0.1:9/team/roots:latest');
    await refuse('snapshot "nothing"', 1, 'push', 'nothing', remote);
    await refuse('key "a,b"', 2, 'push', 'one', remote, '--as', 'a,b');
    await refuse('it is not there', 1, 'push', 'one', `dir:${shop.path('no', 'such', 'place')}`);
    await refuse('it is not a directory', 1, 'push', 'one', `dir:${shop.path('file')}`);
  });

  test('a miss says what to try', async () => {
    const missed = await there('pull', 'nothing', remote, '--base', shop.base);
    expect(missed).toMatchObject({
      ...{exitCode: 1, stdout: ''},
      stderr: `rootstock: pulling "nothing" over base ${shop.base} failed: ${remote} has none. Name the base that it stands on with --base.\n`,
    });
  });

  test('a flipped bit, or a layer cut short, is a failure that takes nothing in, and is mended by the next push', async () => {
    const place = shop.path('damaged');
    const fresh = {ROOTSTOCK_HOME: shop.path('fresh')};
    await shop.ok('push', 'two', `dir:${place}`);
    const [image = ''] = readdirSync(join(place, 'layers'));
    const file = join(place, 'layers', image);
    const whole = readFileSync(file);
    const harms = [
      () => {
        const wrong = Buffer.from(whole);
        wrong.writeUInt8(wrong.readUInt8(100) ^ 16, 100);
        writeFileSync(file, wrong);
      },
      () => truncateSync(file, whole.length - 1),
      () => rmSync(file),
    ];
    for (const harm of harms) {
      harm();
      const failed = await shop.rootstock(['pull', 'two', `dir:${place}`, '--base', shop.base], {env: fresh});
      expect(failed).toMatchObject({exitCode: 1, stdout: ''});
      expect(failed.stderr).toMatch(
        new RegExp(`^rootstock: fetching layer ${image.slice(0, 12)} from dir:.* failed: .*\\n$`),
      );
      expect(readdirSync(join(fresh.ROOTSTOCK_HOME, 'keys'))).toEqual([]);
      expect(readdirSync(join(fresh.ROOTSTOCK_HOME, 'layers'))).toEqual([]);
      expect(JSON.parse(await shop.ok('push', 'two', `dir:${place}`, '--json'))).toMatchObject({saved: true});
    }
    // One that was broken off is gone on from.
    const pulled = await shop.rootstock(['pull', 'two', `dir:${place}`, '--base', shop.base], {env: fresh});
    expect(pulled).toMatchObject({exitCode: 0, stdout: 'two\n'});
    expect(await fsck({rootstock: (args) => shop.rootstock(args, {env: fresh})})).toMatchObject({
      exitCode: 0,
      findings: [],
    });
  });

  test('two machines push one key at once: both end well, and one of the two is there', async () => {
    const place = `dir:${shop.path('at-once')}`;
    const pushes = await Promise.all([
      shop.rootstock(['push', 'one', place, '--as', 'race', '--force']),
      there('push', 'two', place, '--as', 'race', '--force'),
    ]);
    expect(pushes.map(({exitCode}) => exitCode)).toEqual([0, 0]);
    expect(await there('pull', 'race', place, '--base', shop.base)).toMatchObject({
      exitCode: 0,
      stdout: 'race\n',
    });
  });

  test('two pulls at once fetch a layer once', async () => {
    const fresh = {ROOTSTOCK_HOME: shop.path('both')};
    const pull = () => shop.rootstock(['pull', 'two', remote, '--base', shop.base], {env: fresh});
    const pulls = await Promise.all([pull(), pull()]);
    expect(pulls).toMatchObject([{exitCode: 0}, {exitCode: 0}]);
    expect(readdirSync(join(fresh.ROOTSTOCK_HOME, 'downloads'))).toEqual([]);
  });

  test('a directory without room says so, and has nothing of it', async () => {
    const full = shop.path('full');
    await shop.sh('big', 'head -c 3000000 /dev/urandom > /big');
    await shop.ok('snapshot', 'big', '--root', 'big');
    await shop.ok('push', 'one', `dir:${full}`);
    rmSync(full, {recursive: true});
    mkdirSync(full);
    const disk = await mountSmallDisk(full, 2);
    try {
      const command: Argv = [process.execPath, commandPath, 'push', 'big', `dir:${full}`, '--root', 'big'];
      const pushed = await runProgram(disk.enter(command), {env: shop.env});
      expect(pushed).toMatchObject({exitCode: 1, stdout: ''});
      expect(pushed.stderr).toMatch(
        /^rootstock: saving .* in dir:.*full failed: it has room for .*\. Free some, or use another remote\.\n$/,
      );
      expect(readdirSync(join(disk.path, 'snapshots'))).toEqual([]);
      expect(readdirSync(join(disk.path, 'incoming'))).toEqual([]);
    } finally {
      await disk.remove();
    }
  });

  test('what nobody went on with for a day is collected', async () => {
    const old = join(shop.store, 'downloads', `${'ab'.repeat(32)}.image.part`);
    await shop.rootstock(['pull', 'two', remote, '--base', shop.base]);
    writeFileSync(old, 'a part');
    expect((await shop.rootstock(['gc'])).stderr).toBe('');
    utimesSync(old, new Date(0), new Date(0));
    expect((await shop.rootstock(['gc'])).stderr).toBe(
      `rootstock: removed what was left: ${old} was being fetched\n`,
    );
  });
});
