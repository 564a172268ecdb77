import {describe, expect, test} from '@jest/globals';

import {refusalOf} from '../../src/snapshot/archive-kind.js';

/** The beginning of a tar with members of these names, all of them empty. */
const tar = (...names: string[]): Buffer =>
  Buffer.concat(
    names.map((name) => {
      const header = Buffer.alloc(512);
      header.write(name, 0, 'latin1');
      header.write('ustar\0', 257, 'latin1');
      return header;
    }),
  );

describe('What is given in place of a Rootstock file', () => {
  test('is none of these when it begins as one', () => {
    expect(refusalOf(tar('rootstock.json', 'layers/x'), 'x')).toBeUndefined();
  });

  test.each<[string, Buffer, string, string | undefined]>([
    ['nothing', Buffer.alloc(0), 'it is empty', undefined],
    ['a text', Buffer.from('#!/bin/sh\n'.repeat(100)), 'it is no Rootstock file', undefined],
    ['zeros', Buffer.alloc(2048), 'it is no Rootstock file', undefined],
    [
      'gzip',
      Buffer.from('1f8b0800', 'hex'),
      'it is compressed, by gzip',
      '`gzip -dc x | rootstock import -`',
    ],
    [
      'zstd',
      Buffer.from('28b52ffd', 'hex'),
      'it is compressed, by zstd',
      '`zstd -dc x | rootstock import -`',
    ],
    ['xz', Buffer.from('fd377a585a00', 'hex'), 'it is compressed, by xz', '`xz -dc x | rootstock import -`'],
    ['an OCI archive', tar('blobs/', 'blobs/sha256/'), 'a container image', '--base oci:layout:PATH'],
    ['another', tar('oci-layout'), 'a container image', '--base oci:layout:PATH'],
    ['one that tar(1) made', tar('./', './index.json'), 'a container image', '--base oci:layout:PATH'],
    ['docker’s', tar(`${'a'.repeat(64)}/`), 'a container image', '--base docker-archive:PATH'],
    ['podman’s', tar(`${'a'.repeat(64)}.tar`), 'a container image', '--base docker-archive:PATH'],
    ['its index', tar('manifest.json'), 'a container image', '--base docker-archive:PATH'],
    ['a system', tar('./', './bin/', './bin/sh'), 'a tar archive, but no Rootstock', '--base tar:x'],
  ])('is told: %s', (_, head, why, advice) => {
    const refusal = refusalOf(head, 'x');
    expect(refusal?.why).toContain(why);
    if (advice === undefined) expect(refusal?.advice).toBeUndefined();
    else expect(refusal?.advice).toContain(advice);
  });
});
