import {describe, expect, test} from '@jest/globals';

import {checkKey, checkName, isName} from '../../src/snapshot/names.js';
import {messageOfFailure} from '../support/failure.js';

describe('A name of a root or a snapshot', () => {
  test.each(['a', '0', '_', 'default', 'deps-1.2_3+4@x86:64', 'A'.repeat(128), 'CON', 'a..b', 'x.json'])(
    'may be %j',
    (name) => {
      expect(checkName('snapshot', name)).toBe(name);
      expect(isName(name)).toBe(true);
    },
  );

  test.each<[string, string]>([
    ['', 'it is empty'],
    ['a'.repeat(129), 'it has 129 characters, and 128 is the most'],
    ...['/', 'a/b', '../x', '/etc', '.', '..', '.hidden', '-x', '--root', '+x', '@x'].map(onlyLetters),
    ...['a b', ' a', 'a\n', 'a\nb', '\n', 'a\0', 'a\\b', 'a,b', 'a*', '$(x)', 'ü', 'naïve', '名'].map(
      onlyLetters,
    ),
  ])('may not be %j: %s', async (name, why) => {
    const {message, exitCode} = await messageOfFailure(() => checkName('root', name));
    expect(message).toMatch(/^root name "/);
    expect(message).toContain(why);
    expect(message.length).toBeLessThan(260);
    expect(exitCode).toBe(2);
    expect(isName(name)).toBe(false);
  });
});

describe('A key', () => {
  test.each(['deps', 'deps-ünï-名', 'a/b/../c', ' ', '-x', 'k'.repeat(400)])('may be %j', (key) => {
    expect(checkKey(key)).toBe(key);
  });

  test.each([
    ['', 'it is empty'],
    ['k'.repeat(401), 'it has 401 characters, and 400 is the most'],
    ['a,b', 'it holds a comma or a control character'],
    ['a\nb', 'it holds a comma or a control character'],
    ['a\n', 'it holds a comma or a control character'],
    ['a\0', 'it holds a comma or a control character'],
    ['a\u007f', 'it holds a comma or a control character'],
  ])('may not be %j: %s', async (key, why) => {
    const {message, exitCode} = await messageOfFailure(() => checkKey(key));
    expect(message).toContain(why);
    expect(exitCode).toBe(2);
  });
});

function onlyLetters(name: string): [string, string] {
  return [name, 'only letters, digits'];
}
