import {chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {compare} from '../../src/root/diff.js';
import {isSameFile} from '../../src/root/same-file.js';
import {useTemporary} from '../support/temporary.js';

const temporary = useTemporary();
let before: string;
let after: string;
const write = (tree: string, path: string, text: string): void => {
  writeFileSync(join(tree, path), text);
  utimesSync(join(tree, path), 1, 1);
};
beforeEach(() => {
  [before, after] = [temporary.fresh(), temporary.fresh()];
  for (const tree of [before, after]) {
    mkdirSync(join(tree, 'd/deep'), {recursive: true});
    write(tree, 'd/file', 'text');
    symlinkSync('file', join(tree, 'd/link'));
  }
});
const changes = (touched?: readonly string[]): string[] =>
  compare(before, after, touched).map(({change, path, size}) => `${change} ${path} ${size}`);

describe('compare', () => {
  test('says nothing of equal trees', () => {
    expect(changes()).toEqual([]);
    expect(changes([before, after])).toEqual([]);
  });

  test('names all of what was added and deleted', () => {
    rmSync(join(after, 'd'), {recursive: true});
    mkdirSync(join(after, 'n'));
    write(after, 'n/new', '12345');
    expect(changes()).toEqual([
      ...['deleted /d 0', 'deleted /d/deep 0', 'deleted /d/file 4', 'deleted /d/link 4'],
      ...['added /n 0', 'added /n/new 5'],
    ]);
  });

  test('names what has another content, mode, type or target', () => {
    write(after, 'd/file', 'longer text');
    rmSync(join(after, 'd/link'));
    symlinkSync('elsewhere', join(after, 'd/link'));
    chmodSync(join(after, 'd/deep'), 0o700);
    expect(changes()).toEqual(['modified /d/deep 0', 'modified /d/file 11', 'modified /d/link 9']);
  });

  test('names the top directory itself', () => {
    chmodSync(after, 0o700);
    expect(changes()).toEqual(['modified / 0']);
  });

  test('reads touched files whose size and time are equal', () => {
    write(after, 'd/file', 'TEXT');
    expect(changes([after])).toEqual(['modified /d/file 4']);
  });

  test('looks only at what a tree that touches it has', () => {
    write(after, 'd/file', 'longer text');
    expect(changes([temporary.fresh()])).toEqual([]);
  });
});

describe('isSameFile', () => {
  test('compares all bytes, of large files too', () => {
    const large = 'x'.repeat(3_000_000);
    write(before, 'a', large);
    write(after, 'a', large);
    expect(isSameFile(join(before, 'a'), join(after, 'a'))).toBe(true);
    write(after, 'a', `${large.slice(1)}y`);
    expect(isSameFile(join(before, 'a'), join(after, 'a'))).toBe(false);
  });
});
