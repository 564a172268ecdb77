import {mkdirSync, rmdirSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {batchesOf, differingContent, firstDifferingContent} from '../../src/layer/compare-content.js';
import {useTemporary} from '../support/temporary.js';

describe('The content of files in two trees', () => {
  const temporary = useTemporary();

  const makeTrees = (
    files: Record<string, readonly [string | Buffer, string | Buffer]>,
  ): [string, string] => {
    const trees = [temporary.fresh(), temporary.fresh()] as [string, string];
    for (const [name, contents] of Object.entries(files))
      for (const [index, tree] of trees.entries()) {
        writeFileSync(`${tree}/${name}`, contents[index]!);
        sizes.set(name, Math.max(contents[0].length, contents[1].length));
      }
    return trees;
  };

  const sizes = new Map<string, number>();
  const listed = (...names: string[]): {path: string; size: string}[] =>
    names.map((name) => ({
      path: `/${Buffer.from(name).toString('latin1')}`,
      size: String(sizes.get(name) ?? 1),
    }));

  const large = Buffer.alloc(3_000_001, 'x');
  const changed = Buffer.from(large);
  changed[3_000_000] = 0;

  test('is the same, of many and of none', async () => {
    const names = Array.from({length: 700}, (_, index) => `file-${index}`);
    const trees = makeTrees(Object.fromEntries(names.map((name) => [name, [name, name]])));
    expect(await firstDifferingContent(trees, listed(...names))).toBeUndefined();
    expect(await firstDifferingContent(trees, [])).toBeUndefined();
  });

  test.each([
    ['its last byte', large, changed],
    ['its length', large, large.subarray(1)],
    ['its length, by what is read at once', large.subarray(0, 1 << 19), large.subarray(0, 1 << 18)],
    ['its being empty', '', 'x'],
  ])('differs by %s', async (_, one, other) => {
    const trees = makeTrees({sämé: [large, large], öther: [one, other]});
    expect(await firstDifferingContent(trees, listed('sämé', 'öther'))).toEqual({
      path: Buffer.from('/öther').toString('latin1'),
    });
  });

  test('differs where it cannot be read, or would be that of another file', async () => {
    const trees = makeTrees({a: ['same', 'same']});
    mkdirSync(`${trees[0]}/b`);
    mkdirSync(`${trees[1]}/b`);
    expect(await firstDifferingContent(trees, listed('a', 'none'))).toEqual({
      path: '/none',
      why: expect.stringContaining('ENOENT'),
    });
    expect(await differingContent(trees, listed('a', 'none', 'b'))).toEqual(['/none', '/b']);
  });

  test('is read from a directory that was removed', async () => {
    const trees = makeTrees({a: ['one', 'two']});
    const before = process.cwd();
    const gone = temporary.fresh();
    process.chdir(gone);
    rmdirSync(gone);
    try {
      expect(await differingContent(trees, listed('a'))).toEqual(['/a']);
    } finally {
      process.chdir(before);
    }
  });
});

test('Large files are read first, each alone, and the others in their order, not too many at once', () => {
  const files = Array.from({length: 600}, (_, index) => ({
    path: `/${index}`,
    size: index === 7 ? '8388609' : '20000',
  }));
  const batches = batchesOf([...files, {path: '/largest', size: '99999999'}]);
  expect(batches.slice(0, 2)).toEqual([[{path: '/largest', size: '99999999'}], [files[7]]]);
  expect(batches.slice(2).map(({length}) => length)).toEqual([256, 256, 87]);
  expect(batches.slice(2).flat()).toEqual(files.filter(({path}) => path !== '/7'));
  expect(
    batchesOf(Array.from({length: 5}, () => ({path: '/', size: '4000000'}))).map(({length}) => length),
  ).toEqual([2, 2, 1]);
  expect(batchesOf([])).toEqual([]);
});
