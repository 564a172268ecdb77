import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {currentNames, takenSnapshots} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('the life of a root', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('lifecycle');
  });
  afterAll(() => shop.end());

  test('what a run changes is there for the next run', async () => {
    await shop.sh('stay', 'echo kept > /kept');
    expect(await shop.sh('stay', 'cat /kept')).toBe('kept\n');
    expect(await shop.diff('stay')).toEqual(['A /kept  (5 B)']);
  });

  test('clean drops what was changed since the base when there is no snapshot', async () => {
    await shop.sh('clean', 'echo new > /new; rm /etc/group; echo changed >> /etc/passwd');
    await shop.ok('clean', '--root', 'clean');
    expect(await shop.diff('clean')).toEqual([]);
    expect(
      await shop.sh('clean', 'ls /new /etc/group 2>&1 || true; grep -c changed /etc/passwd || true'),
    ).toBe("ls: cannot access '/new': No such file or directory\n/etc/group\n0\n");
  });

  test('snapshot keeps what was changed, and clean returns to it', async () => {
    await shop.sh('keep', 'echo one > /one');
    expect(await shop.ok('snapshot', 'first', '--root', 'keep')).toBe('first\n');
    expect(await shop.diff('keep')).toEqual([]);
    await shop.sh('keep', 'echo two > /two; rm /one');
    await shop.ok('clean', '--root', 'keep');
    expect(await shop.sh('keep', 'cat /one; ls /two 2>/dev/null || true')).toBe('one\n');
    expect(await currentNames(shop, 'keep')).toEqual(['first']);
  });

  test('rollback-to drops what was changed and goes to any snapshot, back and forth', async () => {
    await shop.sh('back', 'echo 1 > /state');
    await shop.ok('snapshot', 'one', '--root', 'back');
    await shop.sh('back', 'echo 2 > /state');
    await shop.ok('snapshot', 'two', '--root', 'back');
    await shop.sh('back', 'echo 3 > /state');
    await shop.ok('rollback-to', 'one', '--root', 'back');
    expect(await shop.sh('back', 'cat /state')).toBe('1\n');
    expect(await currentNames(shop, 'back')).toEqual(['one']);
    await shop.ok('rollback-to', 'two', '--root', 'back');
    expect(await shop.sh('back', 'cat /state')).toBe('2\n');
    await shop.sh('back', 'echo 4 > /state');
    await shop.ok('clean', '--root', 'back');
    expect(await shop.sh('back', 'cat /state')).toBe('2\n');
  });

  test('a snapshot of a root that nothing was changed in is a second name for its stack, and both are current', async () => {
    await shop.sh('names', 'echo 1 > /state');
    await shop.ok('snapshot', 'one', '--root', 'names');
    await shop.ok('snapshot', 'other', '--root', 'names');
    expect(await currentNames(shop, 'names')).toEqual(['one', 'other']);
    expect(await takenSnapshots(shop, 'names')).toMatchObject([
      {name: 'one', layers: 2},
      {name: 'other', layers: 2},
    ]);
    await shop.ok('remove', 'one', '--root', 'names');
    expect(await shop.sh('names', 'cat /state')).toBe('1\n');
    expect(await currentNames(shop, 'names')).toEqual(['other']);
  });

  test('a name that exists is moved only by --force', async () => {
    await shop.sh('force', 'echo 1 > /state');
    await shop.ok('snapshot', 'name', '--root', 'force');
    await shop.sh('force', 'echo 2 > /state');
    const refused = await shop.rootstock(['snapshot', 'name', '--root', 'force']);
    expect(refused).toMatchObject({exitCode: 1, stdout: ''});
    expect(refused.stderr).toContain('"name"');
    await shop.ok('snapshot', 'name', '--root', 'force', '--force');
    await shop.ok('clean', '--root', 'force');
    expect(await shop.sh('force', 'cat /state')).toBe('2\n');
  });

  test('--if-changed takes no snapshot of a root that nothing was changed in', async () => {
    await shop.sh('changed', 'true');
    await shop.ok('snapshot', 'none', '--root', 'changed', '--if-changed');
    expect(await takenSnapshots(shop, 'changed')).toEqual([]);
  });

  test('run --commit takes a snapshot only when the program succeeds', async () => {
    const failed = await shop.rootstock([
      ...[
        'run',
        '--root',
        'commit',
        '--base',
        shop.base,
        '--commit',
        'bad',
        '--',
        'sh',
        '-c',
        'echo 1 > /state; exit 3',
      ],
    ]);
    expect(failed.exitCode).toBe(3);
    expect(await currentNames(shop, 'commit')).toEqual(['postinit']);
    await shop.sh('commit', 'echo 2 > /state', '--commit', 'good');
    expect(await currentNames(shop, 'commit')).toEqual(['good']);
    await shop.ok('clean', '--root', 'commit');
    expect(await shop.sh('commit', 'cat /state')).toBe('2\n');
  });

  test('roots of one store do not see each other', async () => {
    await shop.sh('left', 'echo left > /side');
    await shop.sh('right', 'echo right > /side');
    expect(await shop.sh('left', 'cat /side')).toBe('left\n');
  });
});
