import {describe, expect, test} from '@jest/globals';

import {firstListedDifference} from '../../src/layer/compare.js';
import {timeLosses, type TreeEntry} from '../../src/layer/tree-listing.js';

const file: TreeEntry = {
  ...{path: '/f', type: 'f', mode: '644', uid: '0', gid: '0', size: '5', seconds: 100},
  ...{links: 1, inode: '', target: ''},
};
const directory: TreeEntry = {...file, path: '/d', type: 'd', size: '4096'};

const difference = (source: TreeEntry[], image: TreeEntry[], timesLost: string[] = []): string | undefined =>
  firstListedDifference({
    source: {entries: source},
    image: {entries: image},
    timesLost: new Set(timesLost),
  });

describe('Two listings', () => {
  test('are equal when all is equal, but for the sizes of directories', () => {
    expect(difference([file, directory], [{...file}, {...directory, size: '3'}])).toBeUndefined();
  });

  test.each<[string, Partial<TreeEntry>]>([
    ['type', {type: 'l'}],
    ['mode', {mode: '4644'}],
    ['owner', {uid: '4000000000'}],
    ['group', {gid: '1'}],
    ['size', {size: '6'}],
    ['time', {seconds: 101}],
    ['target', {target: 'elsewhere'}],
    ['path', {path: '/g'}],
  ])('differ by one %s', (_, change) => {
    expect(difference([directory, file], [directory, {...file, ...change}])).toBe('/f');
  });

  test('differ by what only one has', () => {
    expect(difference([file, directory], [file])).toBe('/d');
    expect(difference([file], [directory, file])).toBe('/d');
  });

  test('differ by a hard link that only one has, whatever its inode and its names elsewhere', () => {
    const linked = (inode: string, ...names: string[]): TreeEntry[] =>
      names.map((name) => ({...file, path: name, links: 3, inode}));
    expect(difference(linked('1:1', '/a', '/b'), linked('2:7', '/a', '/b'))).toBeUndefined();
    expect(difference(linked('1:1', '/a', '/b'), [...linked('2:7', '/a'), {...file, path: '/b'}])).toBe('/b');
    expect(difference([...linked('1:1', '/a'), ...linked('1:2', '/b')], linked('2:7', '/a', '/b'))).toBe(
      '/b',
    );
    expect(difference(linked('1:1', '/a'), [{...file, path: '/a'}])).toBeUndefined();
  });

  test('do not differ by a time that is known to be lost', () => {
    expect(difference([file], [{...file, seconds: 0}], ['/f'])).toBeUndefined();
    expect(difference([file], [{...file, seconds: 0, mode: '600'}], ['/f'])).toBe('/f');
  });
});

test.each([
  [-1, true],
  [0, false],
  [0xffffffff, false],
  [0x1_0000_0000, true],
])('A time of %d seconds is lost: %p', (seconds, lost) => {
  expect(timeLosses([{...file, seconds}]).map(({path}) => path)).toEqual(lost ? ['/f'] : []);
});
