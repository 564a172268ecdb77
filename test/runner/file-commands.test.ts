import {describe, expect, it} from '@jest/globals';

import {checkSummary, parseEnvironment, parseKeyValues, parsePath} from './file-commands.js';

describe('the files of a step', () => {
  it.each<[string, Record<string, string>]>([
    ['a=1\nb=x=y\n', {a: '1', b: 'x=y'}],
    ['a<<END\n1\n\n2\nEND\nb=\n', {a: '1\n\n2', b: ''}],
    ['a=x<<y\n', {a: 'x<<y'}],
    ['a<<END\nEND\n', {a: ''}],
    ['\n', {}],
  ])('hold values: %j', (text, values) => {
    expect(parseKeyValues(text)).toEqual(values);
  });

  it.each(['nothing', '=1', 'a<<END\n1', '<<END\nEND'])('are refused: %j', (text) => {
    expect(() => parseKeyValues(text)).toThrow(/Invalid/);
  });

  it('may not set NODE_OPTIONS', () => {
    expect(() => parseEnvironment('node_options=--inspect')).toThrow(/NODE_OPTIONS/);
  });

  it('hold paths, one a line', () => {
    expect(parsePath('/a\n\n/b c\n')).toEqual(['/a', '/b c']);
  });

  it('hold a summary of at most 1 MiB', () => {
    expect(checkSummary('# x')).toBe('# x');
    expect(() => checkSummary('x'.repeat(1024 * 1024 + 1))).toThrow(/1024k/);
  });
});
