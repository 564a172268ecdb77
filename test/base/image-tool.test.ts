import {describe, expect, test} from '@jest/globals';

import {parseImageReference} from '../../src/base/image-reference.js';
import {
  adviceFor,
  dockerInspectArguments,
  lastMessage,
  podmanPullArguments,
  saveArguments,
  skopeoCopyArguments,
  skopeoInspectArguments,
  toolEnvironment,
} from '../../src/base/image-tool.js';

const digest = `sha256:${'ab'.repeat(32)}`;
const debian = parseImageReference(`debian:12@${digest}`);
const local = parseImageReference('127.0.0.1:5000/x:y');

describe('What is asked of a tool', () => {
  test('names a registry by its whole name, and a digest without the tag', () => {
    expect(skopeoInspectArguments(debian, 'manifest').at(-1)).toBe(
      `docker://docker.io/library/debian@${digest}`,
    );
    expect(skopeoInspectArguments(debian, 'config')).toContain('--config');
    expect(podmanPullArguments(debian).at(-1)).toBe(`docker.io/library/debian@${digest}`);
    expect(saveArguments('docker', 'x', '/f')).toEqual(['docker', 'save', '--output=/f', 'x']);
  });

  test('is plain HTTP for registries of this machine alone', () => {
    const insecure = /tls-verify=false|--insecure/;
    for (const arguments_ of [
      (reference: typeof local) => skopeoInspectArguments(reference, 'manifest'),
      (reference: typeof local) => skopeoCopyArguments(reference, '/d'),
      podmanPullArguments,
      dockerInspectArguments,
    ]) {
      expect(arguments_(local).join(' ')).toMatch(insecure);
      expect(arguments_(debian).join(' ')).not.toMatch(insecure);
    }
  });

  test('is asked with the caller’s credentials and proxies, and nothing else of theirs', () => {
    const environment = toolEnvironment({
      HOME: '/home/me',
      HTTPS_PROXY: 'p',
      SECRET: 'x',
      DOCKER_CONFIG: '/c',
    });
    expect(environment).toMatchObject({HOME: '/home/me', HTTPS_PROXY: 'p', DOCKER_CONFIG: '/c', LC_ALL: 'C'});
    expect(environment).not.toHaveProperty('SECRET');
  });
});

test.each([
  ['time="2026" level=fatal msg="a \\"b\\": c"', 'a "b": c'],
  ['one\ntime="2026" level=fatal msg="two"\n', 'two'],
  ['Error: initializing source', 'initializing source'],
  ['no such manifest: x', 'no such manifest: x'],
  ['', ''],
])('the message in %j is %j', (text, message) => {
  expect(lastMessage(text)).toBe(message);
});

test.each([
  ['reading manifest: unauthorized: access denied', 'log in with `skopeo login docker.io`'],
  ['manifest unknown', 'Check the name and the tag'],
  ['dial tcp: lookup x: no such host', 'reaches docker.io'],
  ['something else', 'wants a login'],
])('what to do about %j', (why, advice) => {
  expect(adviceFor(why, debian, 'skopeo')).toContain(advice);
});
