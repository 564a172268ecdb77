import {readdirSync} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {currentNames, listedSnapshots, takenNames} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('tag, rename and remove', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('names');
  });
  afterAll(() => shop.end());

  // A root for each test, with two snapshots.
  let root = '';
  let roots = 0;
  beforeEach(async () => {
    root = `root-${++roots}`;
    await shop.sh(root, 'echo 1 > /state', '--commit', 'one');
    await shop.sh(root, 'echo 2 > /state', '--commit', 'two');
  });

  const ok = (...args: readonly string[]): Promise<string> => shop.ok(...args, '--root', root);
  const refused = (args: readonly string[], named: string, status: 1 | 2): Promise<void> =>
    expectRefusal(shop, [...args, '--root', root], named, status);
  const state = async (name: string): Promise<string> => {
    await ok('rollback-to', name);
    return (await shop.sh(root, 'cat /state')).trim();
  };
  const keys = async (): Promise<string[]> =>
    (JSON.parse(await shop.ok('list', '--keys', '--json')) as {name: string}[]).map(({name}) => name);

  test('tag gives a stack a second name, which is as old, and is there when the first is not', async () => {
    expect(await ok('tag', 'one', 'uno')).toBe('');
    const listed = await listedSnapshots(shop, root);
    const [one, uno] = ['one', 'uno'].map((name) => listed.find((snapshot) => snapshot.name === name));
    expect(uno).toMatchObject({stack: one?.stack, created: one?.created});
    expect(await state('uno')).toBe('1');
    expect((await currentNames(shop, root)).sort()).toEqual(['one', 'uno']);
    await ok('remove', 'one');
    expect(await state('uno')).toBe('1');
  });

  test('tag keeps what was changed in the root, and moves a name only by --force', async () => {
    await shop.sh(root, 'echo 3 > /state');
    await refused(['tag', 'one', 'two'], '"two"', 1);
    await ok('tag', 'one', 'moved');
    await ok('tag', 'two', 'moved', '--force');
    expect(await shop.sh(root, 'cat /state')).toBe('3\n');
    expect(await state('moved')).toBe('2');
  });

  test('tag of what is not there, or to no name, is refused', async () => {
    await refused(['tag', 'nosuch', 'x'], '"nosuch"', 1);
    await refused(['tag', 'one', '../x'], '"../x"', 2);
    await refused(['tag', 'one', 'one'], '"one"', 1);
  });

  test('rename keeps everything but the name', async () => {
    const [, before] = await listedSnapshots(shop, root);
    await ok('rename', 'one', 'uno');
    const [, after] = await listedSnapshots(shop, root);
    const {used: _used, ...kept} = before!;
    expect(after).toMatchObject({...kept, name: 'uno'});
    await refused(['rollback-to', 'one'], '"one"', 1);
    expect(await state('uno')).toBe('1');
  });

  test('rename takes the place of another only by --force', async () => {
    await refused(['rename', 'one', 'two'], '"two"', 1);
    await refused(['rename', 'one', 'one'], '"one"', 1);
    await refused(['rename', 'nosuch', 'x'], '"nosuch"', 1);
    await refused(['rename', 'one', '-x'], '-x', 2);
    await ok('rename', 'one', 'two', '--force');
    expect(await takenNames(shop, root)).toEqual(['two']);
    expect(await state('two')).toBe('1');
  });

  test('rename to its own name is refused, and loses nothing', async () => {
    await refused(['rename', 'one', 'one', '--force'], '"one"', 1);
    expect(await state('one')).toBe('1');
  });

  test('remove takes many names at once, or none when one of them is not there', async () => {
    await refused(['remove', 'one', 'nosuch', 'two'], '"nosuch"', 1);
    await ok('remove', 'one', 'two', 'postinit', 'one');
    expect(await listedSnapshots(shop, root)).toEqual([]);
    expect(await shop.sh(root, 'cat /state')).toBe('2\n');
  });

  test('a snapshot of the root goes before a key of the same name', async () => {
    await ok('snapshot', 'one', '--as-key');
    expect(await state('one')).toBe('1');
    await ok('rename', 'one', 'aside');
    expect(await state('one')).toBe('2');
    expect(await ok('diff', 'aside', 'one')).toBe('M /state  (2 B)\n');
    // A key is no snapshot of the root, so the name is free.
    await ok('rename', 'aside', 'one');
    await ok('remove', 'one');
    expect(await keys()).toEqual(['one']);
    await ok('remove', 'one');
    expect(await keys()).toEqual([]);
  });

  test('a key may be tagged as a snapshot, and may be removed where there is no root', async () => {
    await ok('snapshot', 'every/where', '--as-key');
    await ok('tag', 'every/where', 'mine');
    await shop.ok('remove', 'every/where', '--root', 'nowhere');
    expect(await keys()).toEqual([]);
    await ok('remove', 'two');
    expect(await state('mine')).toBe('2');
  });

  test('a snapshot of another root is not known here', async () => {
    await ok('tag', 'one', 'own');
    await shop.sh('other', 'true');
    await expectRefusal(shop, ['tag', 'own', 'x', '--root', 'other'], '"own"', 1);
    await expectRefusal(shop, ['rollback-to', 'own', '--root', 'other'], '"own"', 1);
  });

  test('a name that is promised is taken', async () => {
    await shop.sh(root, 'head -c 60000000 /dev/urandom > /big');
    const first = shop.start(['snapshot', 'big', '--root', root]);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    const second = await shop.rootstock(['snapshot', 'big', '--root', root]);
    expect(second).toMatchObject({exitCode: 1, stdout: ''});
    expect(second.stderr).toMatch(/^rootstock: snapshot "big" of root ".*" failed: the name exists\. .*\n$/);
    expect(await first.ended).toMatchObject({exitCode: 0, stdout: 'big\n'});
  });
});
