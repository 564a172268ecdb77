import {describe, expect, test} from '@jest/globals';

import {UsageError} from '../../src/errors.js';
import {defaultCompression, formatCompression, parseCompression} from '../../src/layer/compression.js';

describe('A compression', () => {
  test.each([
    ['zstd', 'squashfs/zstd:3'],
    ['zstd:1', 'squashfs/zstd:1'],
    ['zstd:22', 'squashfs/zstd:22'],
    ['squashfs/zstd:19', 'squashfs/zstd:19'],
    ['gzip', 'squashfs/gzip:6'],
    ['gzip:9', 'squashfs/gzip:9'],
    ['lz4', 'squashfs/lz4'],
    ['xz', 'squashfs/xz'],
    ['none', 'squashfs/none'],
    ['erofs/zstd', 'erofs/zstd:3'],
    ['erofs/lz4hc', 'erofs/lz4hc:9'],
    ['erofs/lz4hc:12', 'erofs/lz4hc:12'],
    ['erofs/lz4', 'erofs/lz4'],
    ['erofs/none', 'erofs/none'],
  ])('written %s is %s, and can be read back', (text, whole) => {
    const compression = parseCompression(text);
    expect(formatCompression(compression)).toBe(whole);
    expect(parseCompression(whole)).toEqual(compression);
  });

  test.each([
    ['', 'not known'],
    ['ZSTD', 'not known'],
    ['bzip2', 'not known'],
    ['lz4hc', 'not known'],
    ['erofs/xz', 'not known'],
    ['ext4/zstd', 'not known'],
    ['zstd:', 'not known'],
    ['zstd:-1', 'not known'],
    ['zstd:3 ', 'not known'],
    ['zstd\n', 'not known'],
    ['constructor', 'not known'],
    ['zstd:0', 'its level must be 1 to 22'],
    ['zstd:23', 'its level must be 1 to 22'],
    ['gzip:10', 'its level must be 1 to 9'],
    ['erofs/lz4hc:13', 'its level must be 1 to 12'],
    ['lz4:1', 'lz4 has no levels'],
    ['none:1', 'none has no levels'],
  ])('written %j is refused: %s', (text, why) => {
    expect(() => parseCompression(text)).toThrow(UsageError);
    expect(() => parseCompression(text)).toThrow(why);
  });

  test('is zstd at a stated level by default', () => {
    expect(parseCompression('zstd')).toEqual(defaultCompression);
  });
});
