import {expect, test} from '@jest/globals';

import {splitRecords} from '../../src/layer/tree-listing.js';

test.each([1, 2, 3, 7, 100])('Records are the same in whatever pieces of %d bytes they come', (length) => {
  const bytes = Buffer.from('a\0b c\0\xff\n\0\0', 'latin1');
  const records: string[][] = [];
  const take = splitRecords(2, (fields) => records.push([...fields]));
  for (let at = 0; at < bytes.length; at += length) take(bytes.subarray(at, at + length));
  expect(records).toEqual([
    ['a', 'b c'],
    ['\xff\n', ''],
  ]);
});
