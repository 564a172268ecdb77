import {expect, test} from '@jest/globals';

import {messageOf, RootstockError, UsageError} from '../src/errors.js';

test.each<[RootstockError, string, number]>([
  [new RootstockError('mounting', 'no\n  right\n', 'Ask\n'), 'mounting failed: no; right. Ask.', 1],
  [new RootstockError('packing "x"', 'it is full.'), 'packing "x" failed: it is full.', 1],
  [new UsageError('name "a/b"', 'it is not one'), 'name "a/b" failed: it is not one.', 2],
])('An error is one line with what, why and advice: %s', (error, message, exitCode) => {
  expect(error.message).toBe(message);
  expect(error.exitCode).toBe(exitCode);
});

test('The text of anything thrown is one line', () => {
  expect(messageOf(new Error('a\r\n\nb'))).toBe('a; b');
  expect(messageOf('plain\n')).toBe('plain');
  expect(messageOf(undefined)).toBe('undefined');
});
