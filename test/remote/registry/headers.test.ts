import {describe, expect, test} from '@jest/globals';

import {parseChallenges} from '../../../src/remote/registry/challenge.js';
import {proxyFor} from '../../../src/remote/http/proxy.js';
import {parseRetryAfter} from '../../../src/remote/http/retry.js';

describe('A challenge', () => {
  test.each([
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            ...{realm: 'https://auth.docker.io/token', service: 'registry.docker.io'},
            scope: 'repository:a/b:pull,push',
          },
        },
      ],
    ],
    ['Basic realm="a \\"b\\", c"', [{scheme: 'basic', parameters: {realm: 'a "b", c'}}]],
    ['basic', [{scheme: 'basic', parameters: {}}]],
    [
      'Bearer realm=x , error = "insufficient_scope", Basic realm="y"',
      [
        {scheme: 'bearer', parameters: {realm: 'x', error: 'insufficient_scope'}},
        {scheme: 'basic', parameters: {realm: 'y'}},
      ],
    ],
    ['', []],
    ['="', []],
  ])('%s is understood', (header, challenges) => {
    expect(parseChallenges(header)).toEqual(challenges);
  });
});

test('A time to wait is a number of seconds, or a date', () => {
  const now = Date.parse('2026-11-21T16:00:00Z');
  expect(parseRetryAfter('7', now)).toBe(7000);
  expect(parseRetryAfter('Sat, 21 Nov 2026 16:00:09 GMT', now)).toBe(9000);
  expect(parseRetryAfter('Sat, 21 Nov 2026 15:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(undefined, now)).toBeUndefined();
});

test('A proxy is used for all but this machine and what is excepted', () => {
  const environment = {
    HTTPS_PROXY: 'http://proxy:3128',
    NO_PROXY: 'inside.example, .deep.example *.star.example x:444',
  };
  const proxied = (host: string) => proxyFor(new URL(`https://${host}/v2/`), environment) !== undefined;
  for (const host of ['ghcr.io', 'ghcr.io:8443', 'outinside.example', 'x', 'x:445'])
    expect(proxied(host)).toBe(true);
  for (const host of [
    'inside.example',
    'a.inside.example:5000',
    'deep.example',
    'b.star.example',
    'x:444',
    'localhost',
  ])
    expect(proxied(host)).toBe(false);
  const at = (variables: Record<string, string>) => proxyFor(new URL('https://ghcr.io'), variables);
  expect(at({...environment, NO_PROXY: '*'})).toBeUndefined();
  expect(at({https_proxy: 'proxy:80'})).toBe('http://proxy:80');
  expect(at({HTTPS_PROXY: ''})).toBeUndefined();
  expect(at({HTTP_PROXY: 'http://proxy'})).toBeUndefined();
});
