import {describe, expect, test} from '@jest/globals';

import {differingByte, firstListedDifference, memberAtBlock} from '../../src/layer/compare.js';
import {timeLosses, type TreeEntry} from '../../src/layer/tree-listing.js';

const file: TreeEntry = {path: '/f', type: 'f', mode: '644', uid: '0', gid: '0', size: '5', seconds: 100};
const directory: TreeEntry = {...file, path: '/d', type: 'd', size: '4096'};

const difference = (source: TreeEntry[], image: TreeEntry[], timesLost: string[] = []): string | undefined =>
  firstListedDifference({
    source: {path: '/s', entries: source},
    image: {path: '/i', entries: image},
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
    ['path', {path: '/g'}],
  ])('differ by one %s', (_, change) => {
    expect(difference([directory, file], [directory, {...file, ...change}])).toBe(change.path ?? '/f');
  });

  test('differ by what only one has', () => {
    expect(difference([file, directory], [file])).toBe('/d');
    expect(difference([file], [directory, file])).toBe('/d');
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

test.each([
  ['a b differ: byte 513, line 2', 513],
  ['a b differ: char 7, line 1', 7],
  ['cmp: EOF on a after byte 1024, line 3', 1024],
  ['cmp: EOF on a which is empty', Number.MAX_SAFE_INTEGER],
])('What cmp printed, %j, is byte %d', (text, byte) => {
  expect(differingByte(text)).toBe(byte);
});

describe('The member of a block', () => {
  const listing = [
    'block 0: drwxr-xr-x 0/0               0 1970-01-01 00:00 ./',
    'block 4: -rw-r--r-- 0/0            1000 1970-01-01 00:00 ./a file',
    'block 9: hrw-r--r-- 0/0               0 1970-01-01 00:00 ./b link to ./a file',
    'block 10: lrwxrwxrwx 0/0               0 1970-01-01 00:00 ./c -> a file',
    'block 11: crw-rw-rw- 0/0             1,3 1970-01-01 00:00 ./d\\377\\n',
    'block 12: ** Block of NULs **',
  ].join('\n');

  test.each([
    [0, '/', 'the header of the tree itself'],
    [1, '/a file', 'the extended header of a file'],
    [4, '/a file', 'its header'],
    [6, '/a file', 'its last block'],
    [7, '/b', 'the extended header of a hard link'],
    [10, '/c', 'a symlink'],
    [11, '/d\xff\\n', 'a device'],
    [99, '/d\xff\\n', 'past the end'],
  ])('%d is %j: %s', (block, path) => {
    expect(memberAtBlock(listing, block)).toBe(path);
  });
});
