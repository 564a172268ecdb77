// The images that are compared, and the ways to mount one. The first is what `rootstock` makes by itself.

/** @typedef {{name: string, options: string, direct?: boolean, noLoop?: boolean}} Mounting `direct`: the loop device passes the host's page cache by; `noLoop`: the kernel reads the file itself */

/**
 * @typedef {object} Variant
 * @property {string} name
 * @property {'squashfs' | 'erofs'} format
 * @property {(tree: string, image: string) => string[]} pack
 * @property {readonly Mounting[]} mountings the first is the usual one
 * @property {boolean} [isSent] compressed on the way, by zstd -3, and not in the image
 * @property {boolean} [isSizeOnly] packed, and not mounted
 * @property {boolean} [isQuick] in a quick run too
 */

export const erofsBuilder = process.env['ROOTSTOCK_BENCH_MKFS_EROFS'] ?? 'mkfs.erofs';

/** @type {Mounting} */
const usual = {name: '', options: 'ro'};
/** @type {Mounting} */
const direct = {name: 'loop with direct I/O', options: 'ro', direct: true};
/** @type {readonly Mounting[]} */
const threads = ['single', 'multi', 'percpu'].map((how) => ({
  name: `threads=${how}`,
  options: `ro,threads=${how}`,
}));

const uncompressed = ['-noI', '-noD', '-noF', '-noX', '-no-fragments'];

/** @param {string} name @param {readonly string[]} options @param {Partial<Variant>} [more] @returns {Variant} */
const squashfs = (name, options, more = {}) => ({
  name: `squashfs ${name}`,
  format: 'squashfs',
  pack: (tree, image) => [
    ...['mksquashfs', tree, image, '-noappend', '-no-recovery', '-exit-on-error', '-xattrs'],
    ...['-one-file-system', '-mkfs-time', '0', '-no-progress', '-quiet'],
    ...(options.includes('-mem') ? options : ['-mem', '128M', ...options]),
  ],
  mountings: [usual],
  ...more,
});

/** @param {number} level @param {string} block @param {readonly string[]} [more] */
const zstd = (level, block, more = []) => [
  ...['-comp', 'zstd', '-Xcompression-level', String(level), '-b', block, ...more],
];

/** @param {string} name @param {readonly string[]} options @param {Partial<Variant>} [more] @returns {Variant} */
const erofs = (name, options, more = {}) => ({
  name: `erofs ${name}`,
  format: 'erofs',
  pack: (tree, image) => [
    ...[erofsBuilder, '--quiet', '-U', '00000000-0000-0000-0000-000000000000', '--mkfs-time', '-T0'],
    ...[...options, image, tree],
  ],
  mountings: [usual],
  ...more,
});

/** The ones that tell most come first. @type {readonly Variant[]} */
export const variants = [
  squashfs('zstd:3', zstd(3, '128K'), {mountings: [usual, direct, ...threads], isQuick: true}),
  squashfs('lz4', ['-comp', 'lz4', '-b', '128K'], {isQuick: true}),
  squashfs('none', ['-b', '128K', ...uncompressed], {isSent: true, isQuick: true}),
  erofs('lz4, 64K', ['-zlz4', '-C65536'], {
    mountings: [usual, direct, {name: 'without a loop device', options: 'ro', noLoop: true}],
    isQuick: true,
  }),
  squashfs('zstd:1', zstd(1, '128K')),
  squashfs('zstd:3, no fragments', zstd(3, '128K', ['-no-fragments'])),
  squashfs('zstd:3, 256K', zstd(3, '256K')),
  squashfs('zstd:3, 1M', zstd(3, '1M')),
  erofs('zstd:3, 64K', ['-zzstd,level=3', '-C65536']),
  erofs('lz4hc:9, 64K', ['-zlz4hc,level=9', '-C65536']),
  squashfs('zstd:6', zstd(6, '128K')),
  squashfs('zstd:3, 64K', zstd(3, '64K')),
  erofs('none', [], {isSent: true}),
  squashfs('gzip:6', ['-comp', 'gzip', '-Xcompression-level', '6', '-b', '128K']),
  erofs('lz4, 4K', ['-zlz4']),
  squashfs('zstd:3, -mem 2G', zstd(3, '128K', ['-mem', '2G']), {isSizeOnly: true}),
  squashfs('lz4, no fragments', ['-comp', 'lz4', '-b', '128K', '-no-fragments'], {isSizeOnly: true}),
  erofs('zstd:3, 4K', ['-zzstd,level=3'], {isSizeOnly: true}),
  squashfs('zstd:9', zstd(9, '128K'), {isSizeOnly: true}),
  squashfs('zstd:15', zstd(15, '128K'), {isSizeOnly: true}),
];
