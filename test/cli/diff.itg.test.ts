import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {listedSnapshots} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('diff', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('diff');
    await shop.sh(
      'default',
      'mkdir -p /usr/share/doc; echo a > /usr/share/doc/a; echo 1 > /file',
      '--commit',
      'one',
    );
    await shop.sh(
      'default',
      'echo two > /file; echo b > /usr/share/b; rm -r /usr/share/doc',
      '--commit',
      'two',
    );
    await shop.sh('default', 'echo three > /file; chmod 700 /etc');
  });
  afterAll(() => shop.end());

  test('of the live root says what each change is and how large, also for programs', async () => {
    expect(await shop.diff('default')).toEqual(['M /etc', 'M /file  (6 B)']);
    expect(JSON.parse(await shop.ok('diff', '--json'))).toEqual([
      {change: 'modified', path: '/etc', size: 0},
      {change: 'modified', path: '/file', size: 6},
    ]);
  });

  const [twoSinceOne, oneSinceTwo] = [
    ['M /file  (4 B)', 'A /usr/share/b  (2 B)', 'D /usr/share/doc', 'D /usr/share/doc/a  (2 B)'],
    ['M /file  (2 B)', 'D /usr/share/b  (2 B)', 'A /usr/share/doc', 'A /usr/share/doc/a  (2 B)'],
  ];

  test('is between any two snapshots, wherever the root stands, and changes nothing', async () => {
    expect((await shop.ok('diff', 'one', 'two')).trimEnd().split('\n')).toEqual(twoSinceOne);
    expect((await shop.ok('diff', 'two', 'one')).trimEnd().split('\n')).toEqual(oneSinceTwo);
    expect(await shop.ok('diff', 'one', 'one')).toBe('');
    expect(await shop.diff('default')).toHaveLength(2);
  });

  test('is between snapshots, keys and layers alike', async () => {
    const [, one, two] = (await listedSnapshots(shop)).map(({stack}) => stack.at(-1)!.slice(0, 12));
    await shop.ok('snapshot', 'three', '--as-key');
    expect((await shop.ok('diff', one!, two!)).trimEnd().split('\n')).toEqual(twoSinceOne);
    expect(await shop.ok('diff', 'two', 'three')).toBe('M /etc\nM /file  (6 B)\n');
    expect(await shop.ok('diff', 'three')).toBe('');
    await shop.ok('rollback-to', 'two');
    await shop.sh('default', 'echo three > /file; chmod 700 /etc');
  });

  test('since a snapshot that the root does not stand on takes in what was changed above it', async () => {
    expect((await shop.ok('diff', 'one')).trimEnd().split('\n')).toEqual([
      ...['M /etc', 'M /file  (6 B)', ...twoSinceOne.slice(1)],
    ]);
  });

  test('--summary counts by directory', async () => {
    const rows = (await shop.ok('diff', 'one', 'two', '--summary')).trimEnd().split('\n');
    expect(rows.map((row) => row.split(/\s{2,}/))).toEqual([
      ['DIRECTORY', 'ADDED', 'MODIFIED', 'DELETED'],
      ['/', '1 (4 B)'],
      ['/usr/share', '1 (2 B)', '2 (2 B)'],
    ]);
    expect(
      JSON.parse(await shop.ok('diff', 'one', 'two', '--summary', '--json', '--depth', '1')),
    ).toMatchObject([
      {directory: '/', modified: 1, modifiedBytes: 4},
      {directory: '/usr', added: 1, addedBytes: 2, modified: 0, deleted: 2, deletedBytes: 2},
    ]);
  });

  test('--summary of nothing says so to the person', async () => {
    expect(await shop.rootstock(['diff', 'one', 'one', '--summary'])).toMatchObject({
      ...{exitCode: 0, stdout: '', stderr: 'rootstock: nothing was changed\n'},
    });
    expect(await shop.ok('diff', 'one', 'one', '--summary', '--json')).toBe('[]\n');
  });

  test('--depth is a number', async () => {
    await expectRefusal(shop, ['diff', '--summary', '--depth', 'deep'], 'deep');
    await expectRefusal(shop, ['diff', '--summary', '--depth', '-1'], '-1');
  });
});
