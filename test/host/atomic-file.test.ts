import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {readJson, writeFileAtomically} from '../../src/host/atomic-file.js';
import {useTemporary} from '../support/temporary.js';

describe('An atomic file', () => {
  const temporary = useTemporary();

  test('holds what was written last, and nothing lies beside it', () => {
    const directory = temporary.fresh();
    writeFileAtomically(`${directory}/file`, 'first');
    writeFileAtomically(`${directory}/file`, 'zwölf');
    expect(readFileSync(`${directory}/file`, 'utf8')).toBe('zwölf');
    expect(readdirSync(directory)).toEqual(['file']);
  });

  test.each([
    [undefined, 0o600],
    [0o640, 0o640],
  ])('asked for the mode %p has the mode %p', (asked, mode) => {
    const path = `${temporary.fresh()}/file`;
    writeFileAtomically(path, '', asked);
    expect(statSync(path).mode & 0o777).toBe(mode);
  });

  test('is not touched, and nothing is left, when writing fails', () => {
    const directory = temporary.fresh();
    expect(() => writeFileAtomically(`${directory}/missing/file`, '')).toThrow(/ENOENT/);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('is written although a killed process of the same id left its half', () => {
    const path = `${temporary.fresh()}/file`;
    writeFileSync(`${path}.${process.pid}.new`, 'half of someth');
    writeFileAtomically(path, 'whole');
    expect(readFileSync(path, 'utf8')).toBe('whole');
  });
});

describe('readJson', () => {
  const temporary = useTemporary();

  test('returns undefined for no file, and throws for what is not JSON', () => {
    const path = `${temporary.fresh()}/file`;
    expect(readJson(path)).toBeUndefined();
    writeFileSync(path, '{"a": [1]}');
    expect(readJson(path)).toEqual({a: [1]});
    writeFileSync(path, '{"a": ');
    expect(() => readJson(path)).toThrow(SyntaxError);
  });
});
