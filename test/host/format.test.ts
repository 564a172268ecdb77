import {describe, expect, test} from '@jest/globals';

import {formatBytes, formatSeconds} from '../../src/host/format.js';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [999_949, '999.9 kB'],
    [1.3e9, '1.3 GB'],
    [5e15, '5000.0 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

test('formatSeconds shows hundredths of what is short', () => {
  expect([formatSeconds(12), formatSeconds(9999), formatSeconds(12_345)]).toEqual([
    '0.01 s',
    '10.00 s',
    '12.3 s',
  ]);
});
