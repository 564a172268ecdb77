import {expect, test} from '@jest/globals';

import {isSearchLong} from '../../src/layer/duplicate-search.js';

const files = (count: number, size: (index: number) => number, type = 'f') =>
  Array.from({length: count}, (_, index) => ({type, size: String(size(index))}));

test('Among many files of one size duplicates are not looked for', () => {
  expect(isSearchLong(files(5_000, () => 4096))).toBe(false);
  expect(isSearchLong(files(20_000, () => 4096))).toBe(true);
  expect(isSearchLong(files(20_000, (index) => 100 + 65_536 * (index % 2)))).toBe(true);
});

test('Among files of many sizes they are, and what is empty or no file does not count', () => {
  expect(isSearchLong(files(200_000, (index) => index % 5_000))).toBe(false);
  expect(isSearchLong(files(200_000, () => 0))).toBe(false);
  expect(isSearchLong(files(200_000, () => 4096, 'd'))).toBe(false);
});
