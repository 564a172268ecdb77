import {describe, expect, test} from '@jest/globals';

import {parseCompression} from '../../src/layer/compression.js';
import {squashfsArguments, squashfsMountOptions} from '../../src/layer/squashfs.js';

describe('squashfsArguments', () => {
  const argumentsFor = (compression: string): string => {
    return squashfsArguments('/tree', '/image', parseCompression(compression)).join(' ');
  };

  test.each([
    ['zstd:3', '-comp zstd -Xcompression-level 3'],
    ['gzip', '-comp gzip -Xcompression-level 6'],
    ['lz4', '-comp lz4'],
    ['xz', '-comp xz'],
    ['none', '-noI -noD -noF -noX -no-fragments'],
  ])('for %s end in %s', (compression, end) => {
    expect(argumentsFor(compression)).toMatch(new RegExp(` ${end}$`));
  });

  test.each(['zstd', 'lz4', 'none'])('for %s bound the memory that is taken', (text) => {
    expect(argumentsFor(text)).toContain(' -mem 128M ');
  });

  test.each(['zstd', 'none'])(
    'for %s take a directory, and give the same bytes for the same tree',
    (text) => {
      expect(argumentsFor(text)).toMatch(/^mksquashfs \/tree \/image -noappend /);
      expect(argumentsFor(text)).toContain(' -mkfs-time 0 ');
      expect(argumentsFor(text)).not.toContain('-tar');
    },
  );

  test('look for files of the same content, unless that is not wished', () => {
    expect(argumentsFor('zstd')).not.toContain('-no-duplicates');
    const argv = squashfsArguments('/tree', '/image', parseCompression('zstd'), {keepDuplicates: true});
    expect(argv).toContain('-no-duplicates');
  });

  test('leave out what a file says, and compress as without it', () => {
    const argv = squashfsArguments('/tree', '/image', parseCompression('lz4'), {excludeFile: '/list'});
    expect(argv.join(' ')).toMatch(/ -comp lz4 -wildcards -ef \/list$/);
  });
});

test('squashfs is mounted with all its decompressor threads where the kernel takes that, else without', () => {
  expect(squashfsMountOptions).toEqual(['ro,loop,threads=multi', 'ro,loop']);
});
