import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';

import {whyClosed} from '../../../src/remote/actions-cache/availability.js';

const token = (scopes: unknown): string =>
  `x.${Buffer.from(JSON.stringify({ac: JSON.stringify(scopes)})).toString('base64url')}.y`;

describe('whether the Actions cache can be used', () => {
  const before = {...process.env};
  beforeEach(() => {
    Object.assign(process.env, {
      ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/',
      ACTIONS_CACHE_SERVICE_V2: 'True',
      GITHUB_SERVER_URL: 'https://github.com',
    });
  });
  afterEach(() => {
    process.env = {...before};
  });

  test('not where there is no service', () => {
    delete process.env['ACTIONS_RESULTS_URL'];
    expect(whyClosed('read')).toBe('there is no cache service here');
  });

  test.each([
    ['none', true, true],
    ['read', false, true],
    ['write-only', true, false],
    ['write', false, false],
    ['', false, false],
    ['of the future', false, false],
  ])('in mode %j reading is closed: %j, writing: %j', (mode, reading, writing) => {
    const environment = {ACTIONS_CACHE_MODE: mode};
    expect(whyClosed('read', environment) !== undefined).toBe(reading);
    expect(whyClosed('write', environment) !== undefined).toBe(writing);
  });

  test.each([
    [token([{Scope: 'refs/heads/main', Permission: 1}]), 'the token of this run may only read it'],
    [
      token([
        {Scope: 'refs/pull/1/merge', Permission: 3},
        {Scope: 'refs/heads/main', Permission: 1},
      ]),
      undefined,
    ],
    [token([]), undefined],
    [token('nonsense'), undefined],
    ['no token', undefined],
    ['', undefined],
  ])('token %#', (text, why) => {
    expect(whyClosed('write', {ACTIONS_RUNTIME_TOKEN: text})).toBe(why);
    expect(whyClosed('read', {ACTIONS_RUNTIME_TOKEN: text})).toBeUndefined();
  });
});
