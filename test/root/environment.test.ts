import {describe, expect, test} from '@jest/globals';

import {completePath, environmentInRoot} from '../../src/root/environment.js';

describe('environmentInRoot', () => {
  test('keeps what a step has', () => {
    const caller = {
      A: 'x\ny',
      EMPTY: '',
      GITHUB_TOKEN: 't',
      GITHUB_ENV: '/e',
      ACTIONS_STEP_DEBUG: 'true',
      TMPDIR: '/t',
    };
    expect(environmentInRoot(caller, {})).toEqual({...caller, PATH: expect.any(String)});
  });

  test.each([
    ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RUNTIME_URL', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'],
    ...['ACTIONS_CACHE_SERVICE_V2', 'INPUT_X', 'INPUT_WITH-DASH', 'STATE_x', 'GITHUB_STATE', 'SUDO_COMMAND'],
    ...['SUDO_UID', 'ROOTSTOCK_CALLER_0', 'ROOTSTOCK_CALLER_17', 'ROOTSTOCK_IDENTITY'],
  ])('withholds %s', (name) => {
    expect(environmentInRoot({[name]: 'secret'}, {})).not.toHaveProperty(name);
  });

  test('what is the user’s own goes over the caller’s', () => {
    expect(environmentInRoot({HOME: '/mine', KEPT: '1'}, {HOME: '/root'})).toMatchObject({
      HOME: '/root',
      KEPT: '1',
    });
  });
});

describe('completePath', () => {
  test('adds the standard directories after the caller’s, each once', () => {
    expect(completePath('/mine:/usr/bin')).toBe(
      '/mine:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin:/bin',
    );
  });

  test.each([undefined, '', ':'])('is the standard directories for %j', (path) => {
    expect(completePath(path)).toBe('/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  });
});
