import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';

import {beforeAll, describe, expect, test} from '@jest/globals';

import {architecture, type BaseContext, depthOfBase, parseBase, referenceOf} from '../../src/base/base.js';
import {messageOfFailure} from '../support/failure.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

const digest = 'ab'.repeat(32);

describe('parseBase', () => {
  const temporary = useTemporary();
  let context: BaseContext;
  beforeAll(() => {
    const directory = temporary.fresh();
    mkdirSync(`${directory}/tree`);
    writeFileSync(`${directory}/file`, '');
    symlinkSync('tree', `${directory}/link`);
    symlinkSync('/', `${directory}/to-root`);
    context = {directory, environment: {}, identities: `${directory}/identities`};
  });

  test.each([
    ['host', 'host', 'host'],
    ['debian:bookworm', 'debian:bookworm', 'layer'],
    ['ubuntu:noble', 'ubuntu:noble', 'layer'],
    [
      `tar:https://example.org/root.tar.xz#sha256=${digest}`,
      `tar:https://example.org/root.tar.xz#sha256=${digest}`,
      'layer',
    ],
    // A name is written down and shared; a password or a signature must not be.
    [
      `tar:https://me:password@example.org/root.tar?signature=secret#sha256=${digest}`,
      `tar:https://example.org/root.tar#sha256=${digest}`,
      'layer',
    ],
    ['tar:/var/root.tar', 'tar:/var/root.tar', 'layer'],
    ['oci:debian:bookworm', 'oci:debian:bookworm', 'layer'],
    [`oci:quay.io/x/y@sha256:${digest}`, `oci:quay.io/x/y@sha256:${digest}`, 'layer'],
    ['oci:layout:/srv/image', 'oci:layout:/srv/image', 'layer'],
    ['docker-archive:/srv/image.tar', 'docker-archive:/srv/image.tar', 'layer'],
  ])('reads %s', async (text, name, kind) => {
    expect(await parseBase(text, context)).toMatchObject({name, kind});
  });

  test.each([
    ['dir:tree', '/tree'],
    ['dir:./link/', '/tree'],
    ['tar:some.tar', '/some.tar'],
  ])('reads %s as a path below the directory of the call', async (text, path) => {
    expect((await parseBase(text, context)).name).toBe(`${text.slice(0, 3)}:${context.directory}${path}`);
  });

  test.each([
    ['', 'it is not known'],
    ['Host', 'it is not known'],
    ['host:', 'it is not known'],
    ['host:x', 'it is not known'],
    ['fedora:40', 'it is not known'],
    ['debian', 'it is not known'],
    ['debian:', 'it is not known'],
    ['dir:', 'it is not known'],
    ['tar:', 'it is not known'],
    ['toString:x', 'it is not known'],
    ['a\nb', 'it is not known'],
    ['debian:noble', 'debian has no suite of that name'],
    ['ubuntu:bookworm', 'ubuntu has no suite of that name'],
    ['debian:bookworm --hook-dir=/x', 'debian has no suite of that name'],
    ['debian:../x', 'debian has no suite of that name'],
    ['dir:missing', 'there is no such directory'],
    ['dir:file', 'it is not a directory'],
    ['dir:/', "it is this machine's own root"],
    ['dir:to-root', "it is this machine's own root"],
    ['oci:', 'it is not known'],
    ['oci:Debian', 'it is not a reference of an image'],
    ['docker-archive:', 'it is not known'],
    ['tar:https://example.org/root.tar', 'a URL needs the digest'],
    ['tar:http://example.org/root.tar#sha256=abc', 'not sha256= and 64 hexadecimal digits'],
    [`tar:/x.tar#md5=${digest}`, 'not sha256= and 64 hexadecimal digits'],
    ['tar:/x.tar#', 'not sha256= and 64 hexadecimal digits'],
  ])('refuses %j, names it, and ends with status 2: %s', async (text, why) => {
    const {message, exitCode} = await messageOfFailure(() => parseBase(text, context));
    expect(message).toContain(JSON.stringify(text));
    expect(message).toContain(why);
    expect(exitCode).toBe(2);
  });

  test('tells which bases there are, and which suites', async () => {
    expect((await messageOfFailure(() => parseBase('x', context))).message).toContain('debian:SUITE');
    expect((await messageOfFailure(() => parseBase('ubuntu:x', context))).message).toContain('noble');
  });

  test('reads an image, and which of several, as a path below the directory of the call', async () => {
    const {directory} = context;
    expect((await parseBase('oci:layout:tree:tag', context)).name).toBe(`oci:layout:${directory}/tree:tag`);
    expect((await parseBase('docker-archive:file:a/b:tag', context)).name).toBe(
      `docker-archive:${directory}/file:a/b:tag`,
    );
  });

  test('knows an image that is written with its digest by that alone', async () => {
    const {identity} = await referenceOf(await parseBase(`oci:debian@sha256:${digest}`, context));
    expect(identity).toBe(`oci sha256:${digest} ${architecture()}`);
  });

  test('counts the layers of a base: none of the host, and one where it does not say', () => {
    expect(depthOfBase({kind: 'host'})).toBe(0);
    expect(depthOfBase({kind: 'layer'})).toBe(1);
    expect(depthOfBase({kind: 'layer', layers: 5})).toBe(5);
  });

  test('gives a base an identity by suite and machine', async () => {
    const reference = await referenceOf(await parseBase('debian:bookworm', context));
    expect(reference).toEqual({
      ...{name: 'debian:bookworm', kind: 'layer'},
      identity: `debian bookworm minbase ${architecture()}`,
    });
  });
});

test('The architecture is what uname says', () => {
  expect(`${architecture()}\n`).toBe(run(['uname', '-m']));
});
