import {describe, expect, test} from '@jest/globals';
import {InvalidArgumentError} from 'commander';

import {table} from '../../src/cli/print.js';
import {parseSize} from '../../src/cli/root-options.js';

describe('parseSize', () => {
  test.each([
    ['0', 0],
    ['1000', 1000],
    ['1K', 1024],
    ['2k', 2048],
    ['1.5M', 1572864],
    ['10G', 10 * 1024 ** 3],
    ['10GB', 10 * 1024 ** 3],
    ['10GiB', 10 * 1024 ** 3],
    ['1T', 1024 ** 4],
    ['512B', 512],
  ])('reads %s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', 'x', '-1', '1 G', '1P', 'G', '1e9', '0x10', '1,5G'])('refuses %j', (text) => {
    expect(() => parseSize(text)).toThrow(InvalidArgumentError);
  });
});

describe('table', () => {
  test('columns are as wide as their widest cell, and numbers stand to the right', () => {
    expect(
      table([
        ['NAME', 'SIZE'],
        ['a', '9 B'],
        ['longer', '1.2 MB'],
      ]),
    ).toBe('NAME    SIZE\na          9 B\nlonger  1.2 MB');
  });

  test('nothing is nothing', () => {
    expect(table([])).toBe('');
  });
});
