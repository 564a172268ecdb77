import {chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type Result, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a store that cannot be used', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('bad-store');
  });
  afterAll(() => shop.end());

  const commands = [
    'list',
    'run -- true',
    'snapshot x',
    'rollback-to x',
    'gc',
    'fsck --repair',
    'scrub --all',
  ];

  const treeOf = async (directory: string): Promise<Result> =>
    runProgram(['find', directory, '-printf', '%p %y %m %U %s %T@\n']);

  /** Each command says why in one line, and leaves the directory as it is. */
  const expectUnusable = async (directory: string, why: string): Promise<void> => {
    const before = await treeOf(directory);
    for (const command of commands) {
      const args = command.startsWith('run')
        ? ['run', '--base', shop.base, '--', 'true']
        : command.split(' ');
      const result = await shop.rootstock(args, {env: {ROOTSTOCK_HOME: directory}});
      expect({command, ...result}).toMatchObject({exitCode: 1, stdout: ''});
      expect(result.stderr).toMatch(
        /^rootstock: opening the store [^\n]* failed: [^\n]*ROOTSTOCK_HOME[^\n]*\n$/,
      );
      expect(result.stderr).toContain(why);
    }
    expect(await treeOf(directory)).toEqual(before);
  };

  const fresh = async (name: string): Promise<string> => {
    const directory = shop.path(name);
    await shop.rootstock(['list'], {env: {ROOTSTOCK_HOME: directory}});
    expect(readdirSync(directory)).toContain('format');
    return directory;
  };

  test('since it belongs to another user', async () => {
    const directory = await fresh('foreign');
    chownSync(directory, 1234, 1234);
    await expectUnusable(directory, 'it belongs to user 1234, and not to user 0');
  });

  test.each([0o777, 0o1777, 0o770, 0o702])('since others may write to it: %o', async (mode) => {
    const directory = await fresh(`open-${mode}`);
    chmodSync(directory, mode);
    await expectUnusable(directory, 'others may write to it');
  });

  test('since it is a directory with other things', async () => {
    const directory = shop.path('documents');
    mkdirSync(directory);
    writeFileSync(`${directory}/letter`, 'dear');
    await expectUnusable(directory, 'it is no store: it holds "letter"');
  });

  test('since it is a home directory that also has what a store has', async () => {
    const directory = shop.path('home');
    for (const name of ['layers', 'keys', '.ssh']) mkdirSync(`${directory}/${name}`, {recursive: true});
    await expectUnusable(directory, 'it is no store: it holds ".ssh"');
  });

  test('since it is a file', async () => {
    writeFileSync(shop.path('file'), '');
    await expectUnusable(shop.path('file'), 'it is not a directory');
  });

  test('since it is a link to a store of another user', async () => {
    const directory = await fresh('theirs');
    chownSync(directory, 1234, 1234);
    symlinkSync(directory, shop.path('link'));
    await expectUnusable(shop.path('link'), 'it belongs to user 1234');
  });

  test('since its format is none', async () => {
    const directory = await fresh('formatless');
    for (const content of ['', 'x\n', '0\n', '1.5\n']) {
      writeFileSync(`${directory}/format`, content);
      await expectUnusable(directory, `its format is ${content.trim()}`);
    }
  });

  test('is made where there is nothing, or an empty directory, or an empty disk', async () => {
    mkdirSync(shop.path('empty'));
    mkdirSync(shop.path('disk/lost+found'), {recursive: true});
    for (const name of ['new/and/deep', 'empty', 'disk']) await fresh(name);
  });
});
