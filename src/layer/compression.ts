import {UsageError} from '../errors.js';

export type ImageFormat = 'squashfs' | 'erofs';
export type Algorithm = 'zstd' | 'lz4' | 'lz4hc' | 'gzip' | 'xz' | 'none';

/** How an image is made. The level is always stated: mksquashfs' own default for zstd is 15, five times slower than 3. */
export interface Compression {
  readonly format: ImageFormat;
  readonly algorithm: Algorithm;
  readonly level?: number;
}

const levels: Record<
  ImageFormat,
  Partial<Record<Algorithm, {least: number; most: number; usual: number} | 'none'>>
> = {
  squashfs: {
    zstd: {least: 1, most: 22, usual: 3},
    gzip: {least: 1, most: 9, usual: 6},
    lz4: 'none',
    xz: 'none',
    none: 'none',
  },
  erofs: {
    zstd: {least: 1, most: 22, usual: 3},
    lz4: 'none',
    lz4hc: {least: 1, most: 12, usual: 9},
    none: 'none',
  },
};

export const defaultCompression: Compression = {format: 'squashfs', algorithm: 'zstd', level: 3};

/**
 * Reads `[FORMAT/]ALGORITHM[:LEVEL]`: `zstd`, `zstd:6`, `lz4`, `none`, `erofs/lz4hc:9`. The format is squashfs when none
 * is named. Throws UsageError for anything else.
 */
export const parseCompression = (text: string): Compression => {
  const match = /^(?:(squashfs|erofs)\/)?([a-z0-9]+)(?::(\d{1,2}))?$/.exec(text);
  const format = (match?.[1] ?? 'squashfs') as ImageFormat;
  const algorithm = match?.[2] as Algorithm | undefined;
  // Own names only: an object has a `constructor`, too.
  const range =
    algorithm !== undefined && Object.hasOwn(levels[format], algorithm)
      ? levels[format][algorithm]
      : undefined;
  if (algorithm === undefined || range === undefined) {
    throw new UsageError(
      `compression "${text}"`,
      'it is not known',
      `Use ${knownCompressions.join(', ')}, with :LEVEL`,
    );
  }
  if (range === 'none') {
    if (match?.[3] !== undefined) throw new UsageError(`compression "${text}"`, `${algorithm} has no levels`);
    return {format, algorithm};
  }
  const level = match?.[3] === undefined ? range.usual : Number(match[3]);
  if (level < range.least || level > range.most) {
    throw new UsageError(`compression "${text}"`, `its level must be ${range.least} to ${range.most}`);
  }
  return {format, algorithm, level};
};

export const formatCompression = ({format, algorithm, level}: Compression): string =>
  `${format}/${algorithm}${level === undefined ? '' : `:${level}`}`;

const knownCompressions = ['zstd', 'gzip', 'lz4', 'xz', 'none', 'erofs/zstd', 'erofs/lz4hc', 'erofs/lz4'];
