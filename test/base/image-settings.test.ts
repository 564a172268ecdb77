import {expect, test} from '@jest/globals';

import {areSettings, settingsOf} from '../../src/base/image-settings.js';

test('Settings are the environment and the directory of a config, and nothing else of it', () => {
  expect(
    settingsOf({
      ...{Env: ['PATH=/a:/b', 'EMPTY=', 'EQUALS=a=b'], WorkingDir: '/srv'},
      ...{User: 'nobody', Entrypoint: ['/x'], Cmd: ['y']},
    }),
  ).toEqual({environment: {PATH: '/a:/b', EMPTY: '', EQUALS: 'a=b'}, directory: '/srv'});
});

test.each([
  [undefined],
  [null],
  [{}],
  [{Env: null, WorkingDir: ''}],
  [{Env: 'A=1', WorkingDir: 7}],
  [{Env: ['no equals', '=x', 7, 'NUL=\0'], WorkingDir: 'relative'}],
])('%j has none', (config) => {
  expect(settingsOf(config)).toEqual({environment: {}});
});

test.each<[unknown, boolean]>([
  [undefined, true],
  [{environment: {}}, true],
  [{environment: {A: '1'}, directory: '/'}, true],
  [null, false],
  [{}, false],
  [{environment: {A: 1}}, false],
  [{environment: {'A=': '1'}}, false],
  [{environment: {}, directory: 'relative'}, false],
])('%j are settings: %s', (value, expected) => {
  expect(areSettings(value)).toBe(expected);
});
