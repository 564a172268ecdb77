import {describe, expect, test} from '@jest/globals';

import {jobLogin} from '../../src/action/job-login.js';

describe('what the job’s token opens', () => {
  test.each([
    ['https://github.com', 'ghcr.io'],
    ['https://acme.ghe.com', 'containers.acme.ghe.com'],
    ['https://forge.example:3000', 'forge.example:3000'],
  ])('of %s: %s', (server, host) => {
    const environment = {GITHUB_SERVER_URL: server, GITHUB_ACTOR: 'ada'};
    expect(jobLogin(environment, 'secret')).toEqual({host, username: 'ada', password: 'secret'});
  });

  test('nothing without a token or a server', () => {
    expect(jobLogin({GITHUB_SERVER_URL: 'https://github.com'}, '')).toBeUndefined();
    expect(jobLogin({}, 'secret')).toBeUndefined();
    expect(jobLogin({GITHUB_SERVER_URL: 'nonsense'}, 'secret')).toBeUndefined();
  });
});
