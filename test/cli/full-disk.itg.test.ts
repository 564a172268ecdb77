import {readdirSync, writeFileSync} from 'node:fs';

import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {fsck} from '../support/fsck.js';
import {takenNames, takenSnapshots} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {type SmallDisk} from '../support/small-disk.js';
import {openSmallWorkshop, type SmallWorkshop} from '../support/small-workshop.js';
import {type Workshop} from '../support/workshop.js';

describeAsRoot('a store on a full disk', () => {
  let small: SmallWorkshop;
  let shop: Workshop;
  let disk: SmallDisk;
  beforeAll(async () => {
    small = await openSmallWorkshop('full');
    ({shop, disk} = small);
  });
  afterAll(() => small.end());

  const scratch = (): string[] => ['--scratch', small.elsewhere];
  /** What a person sees of a root. */
  const seen = async (): Promise<unknown> => [
    (await takenSnapshots(shop)).map(({name, current, stack}) => [name, current, stack]),
    await shop.diff('default'),
  ];

  // Each test begins with a snapshot, and changes of 4 MB above it that are kept elsewhere.
  beforeEach(async () => {
    await shop.sh('default', 'echo 1 > /state', '--commit', 'one', ...scratch());
    await shop.sh('default', 'head -c 4000000 /dev/urandom > /big; rm /state');
  });
  afterEach(async () => {
    disk.free();
    await shop.ok('scrub');
    await shop.ok('gc');
  });

  test('snapshot says so in one line, and the changes are changes as before', async () => {
    const before = await seen();
    // As one that ended between the two steps in which a layer is named.
    writeFileSync(`${shop.store}/layers/${'ab'.repeat(32)}.json`, '{}');
    disk.fill(1_000_000);
    for (const args of [
      ['snapshot', 'two'],
      ['snapshot', 'two', '--as-key'],
      ['snapshot', 'one', '--force'],
    ]) {
      const result = await shop.rootstock(args);
      expect(result).toMatchObject({exitCode: 1, stdout: ''});
      expect(result.stderr).toMatch(/^rootstock: packing snapshot [^\n]* failed: no room is left[^\n]*\n$/);
      expect(await seen()).toEqual(before);
      expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
      expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
    }
    await shop.sh('default', 'echo more > /more');
    disk.free();
    await shop.ok('snapshot', 'two');
    expect(await takenNames(shop)).toEqual(['one', 'two']);
    await shop.ok('clean');
    expect(await shop.sh('default', 'stat -c %s /big; cat /more; ls /state 2>/dev/null || echo gone')).toBe(
      '4000000\nmore\ngone\n',
    );
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('after a snapshot that failed, clean drops the changes', async () => {
    disk.fill(1_000_000);
    expect((await shop.rootstock(['snapshot', 'two'])).exitCode).toBe(1);
    await shop.ok('clean');
    expect(await shop.diff('default')).toEqual([]);
    expect(await shop.sh('default', 'cat /state')).toBe('1\n');
  });

  test('run --commit says so, after what was run, and the changes stay', async () => {
    disk.fill(1_000_000);
    const result = await shop.rootstock([
      'run',
      '--commit',
      'two',
      '--',
      'sh',
      '-c',
      'echo ran; echo x > /x',
    ]);
    expect(result).toMatchObject({exitCode: 1, stdout: 'ran\n'});
    expect(result.stderr).toMatch(/^rootstock: packing run sh failed: no room is left[^\n]*\n$/);
    expect(await takenNames(shop)).toEqual(['one']);
    expect(await shop.diff('default')).toEqual(expect.arrayContaining(['A /x  (2 B)', 'A /big  (4.0 MB)']));
  });

  test.each(['snapshot two', 'tag one x', 'rename one x', 'rollback-to one', 'clean', 'init --root new'])(
    '%s without any room is refused in one line, and changes nothing',
    async (command) => {
      const before = await seen();
      disk.fill(0);
      const base = command.startsWith('init') ? ['--base', shop.base, ...scratch()] : [];
      await expectRefusal(shop, [...command.split(' '), ...base], 'no room is left', 1);
      disk.free();
      expect(await seen()).toEqual(before);
      expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
    },
  );

  test('what needs no room works: a run, the lists, remove, gc, fsck, scrub', async () => {
    disk.fill(0);
    expect(await shop.sh('default', 'echo x > /x; cat /x')).toBe('x\n');
    expect(await takenNames(shop)).toEqual(['one']);
    await shop.ok('log', 'one');
    await shop.ok('remove', 'one');
    await shop.ok('gc');
    expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0, findings: []});
    await shop.ok('scrub');
  });

  test('a base that does not fit is refused in one line, and leaves nothing', async () => {
    const bin = `dir:${shop.path('system/bin')}`;
    disk.fill(1_000_000);
    await expectRefusal(shop, ['init', '--root', 'other', '--base', bin, ...scratch()], 'no room is left', 1);
    expect(readdirSync(`${shop.store}/staging`)).toEqual([]);
  });

  // Room of 128 kB is reserved first, so that there is some to undo with; what is written after that ends in the others.
  const ends = [0, 3, 60, 120, ...Array.from({length: 20}, (_, index) => 130 + index)];

  test('wherever the room ends, a snapshot is taken, or nothing is changed and it can be taken later', async () => {
    const outcomes = new Set<number | null>();
    for (const kilobytes of ends) {
      await shop.ok('rollback-to', 'one');
      await shop.sh('default', `echo ${kilobytes} > /small`);
      const before = await seen();
      disk.fill(kilobytes * 1024);
      const {exitCode, stderr} = await shop.rootstock(['snapshot', `s${kilobytes}`]);
      disk.free();
      outcomes.add(exitCode);
      if (exitCode === 0) continue;
      const line = expect.stringMatching(/^rootstock: [^\n]*no room is left[^\n]*\n$/);
      expect({kilobytes, stderr}).toEqual({kilobytes, stderr: line});
      expect({kilobytes, seen: await seen()}).toEqual({kilobytes, seen: before});
      expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
      await shop.ok('snapshot', `later-${kilobytes}`);
      expect(await takenNames(shop)).not.toContain(`s${kilobytes}`);
    }
    // Else it was not where the room ends.
    expect([...outcomes].sort()).toEqual([0, 1]);
  }, 600_000);
});
