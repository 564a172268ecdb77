import {RootstockError} from '../errors.js';
import {type Argv, runCommand} from '../host/command.js';
import {type Compression} from './compression.js';

/**
 * The first release of erofs-utils that wrote right images in our reference: 1.7.1 (Ubuntu 24.04) merges xattrs that
 * differ in their last byte, among them `trusted.overlay.opaque` (fixed upstream by b2f6da8); 1.4 resets all times.
 */
const firstRightVersion = [1, 8] as const;

/** What is compressed as one. The builder's own 4 kB make a twelfth more bytes with lz4, and a twentieth with zstd (measured). */
const clusterBytes = 65536;

/** A fixed UUID and time, so that the same tree gives the same bytes. */
export const erofsArguments = (
  directory: string,
  image: string,
  {algorithm, level}: Compression,
  birth = 0,
): Argv => [
  'mkfs.erofs',
  '--quiet',
  '-U',
  '00000000-0000-0000-0000-000000000000',
  '--mkfs-time',
  `-T${birth}`,
  ...(algorithm === 'none'
    ? []
    : [`-z${algorithm}${level === undefined ? '' : `,level=${level}`}`, `-C${clusterBytes}`]),
  image,
  directory,
];

export const erofsMountOptions: readonly string[] = ['ro,loop'];

/** Throws where the installed builder is not known to write right images. */
export const requireRightErofsBuilder = async (): Promise<void> => {
  const {stdout, stderr} = await runCommand(['mkfs.erofs', '--version'], {expected: [0, 1]});
  const version = parseErofsVersion(`${stdout}\n${stderr}`);
  if (!isRightErofsBuilder(version)) {
    throw new RootstockError(
      'making an erofs image',
      `mkfs.erofs ${version ?? 'of an unknown version'} writes wrong xattrs or times`,
      'Use a squashfs compression such as zstd, or erofs-utils 1.8 or newer',
    );
  }
};

export const parseErofsVersion = (text: string): string | undefined =>
  /mkfs\.erofs (?:\S* )?v?(\d+\.\d+)/.exec(text)?.[1];

export const isRightErofsBuilder = (version: string | undefined): boolean => {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const [leastMajor, leastMinor] = firstRightVersion;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};
