import {describe, expect, test} from '@jest/globals';

import {isLoopback, parseImageReference} from '../../src/base/image-reference.js';
import {messageOfFailure} from '../support/failure.js';

const digest = `sha256:${'ab'.repeat(32)}`;

describe('A reference', () => {
  test.each([
    ['debian', 'docker.io', 'docker.io/library/debian', 'latest'],
    ['debian:bookworm', 'docker.io', 'docker.io/library/debian', 'bookworm'],
    ['docker.io/debian:12', 'docker.io', 'docker.io/library/debian', '12'],
    ['docker.io/library/debian:12', 'docker.io', 'docker.io/library/debian', '12'],
    ['library/debian', 'docker.io', 'docker.io/library/debian', 'latest'],
    ['someone/some_tool:1.0-rc_1', 'docker.io', 'docker.io/someone/some_tool', '1.0-rc_1'],
    ['quay.io/a/b/c', 'quay.io', 'quay.io/a/b/c', 'latest'],
    ['localhost/x', 'localhost', 'localhost/x', 'latest'],
    ['localhost:5000/x:y', 'localhost:5000', 'localhost:5000/x', 'y'],
    ['127.0.0.1:5000/a/x', '127.0.0.1:5000', '127.0.0.1:5000/a/x', 'latest'],
    ['[::1]:5000/x', '[::1]:5000', '[::1]:5000/x', 'latest'],
    ['Host.example/x', 'Host.example', 'Host.example/x', 'latest'],
  ])('%s is in %s', (text, registry, repository, tag) => {
    expect(parseImageReference(text)).toEqual({registry, repository, tag});
  });

  test('may have a digest, with a tag or without', () => {
    expect(parseImageReference(`debian@${digest}`)).toMatchObject({digest, tag: 'latest'});
    expect(parseImageReference(`debian:12@${digest}`)).toMatchObject({digest, tag: '12'});
  });

  test.each([
    ...['', 'Debian', 'debian:', ':tag', 'a b', '-x', '--all', 'a//b', '/a', 'a/', 'x:y:z', '../x', 'a\nb'],
    ...['debian@sha256:abc', `debian@sha512:${'a'.repeat(128)}`, 'https://quay.io/x', `x:${'t'.repeat(129)}`],
    'a'.repeat(600),
  ])('%j is none', async (text) => {
    const {exitCode, message} = await messageOfFailure(() => parseImageReference(text));
    expect(exitCode).toBe(2);
    expect(message).toContain('it is not a reference of an image');
  });
});

test.each([
  ['localhost', true],
  ['localhost:5000', true],
  ['127.0.0.1:5000', true],
  ['127.1.2.3', true],
  ['[::1]:5000', true],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['docker.io', false],
])('%s is of this machine: %s', (registry, expected) => {
  expect(isLoopback(registry)).toBe(expected);
});
