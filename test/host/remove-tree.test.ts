import {existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {removeTree} from '../../src/host/remove-tree.js';
import {useTemporary} from '../support/temporary.js';

describe('removeTree', () => {
  const temporary = useTemporary();

  test('removes a directory and all below it', async () => {
    const tree = `${temporary.fresh()}/tree`;
    mkdirSync(`${tree}/a/b`, {recursive: true});
    writeFileSync(`${tree}/a/b/-rf\n`, '');
    await removeTree(tree);
    expect(existsSync(tree)).toBe(false);
  });

  test('follows no symlink, neither below the path nor at it', async () => {
    const directory = temporary.fresh();
    mkdirSync(`${directory}/precious`);
    writeFileSync(`${directory}/precious/file`, '');
    mkdirSync(`${directory}/tree`);
    symlinkSync(`${directory}/precious`, `${directory}/tree/link`);
    symlinkSync(`${directory}/precious`, `${directory}/alias`);
    await removeTree(`${directory}/tree`);
    await removeTree(`${directory}/alias`);
    expect(existsSync(`${directory}/alias`)).toBe(false);
    expect(existsSync(`${directory}/precious/file`)).toBe(true);
  });

  test('is silent when there is nothing to remove, also behind a missing directory', async () => {
    await removeTree(temporary.at('nothing'));
    await removeTree(temporary.at('nothing', 'below'));
  });

  test('removes a dangling symlink', async () => {
    const link = temporary.at('dangling');
    symlinkSync('/nowhere', link);
    await removeTree(link);
    expect(existsSync(link)).toBe(false);
  });
});
