import {type Argv} from '../host/command.js';
import {type Compression} from './compression.js';

export interface ImageSettings {
  /** The time that an image says it was made at, in seconds. */
  readonly birth?: number;
  /** A file with a path of the directory on each line, none with a character of a pattern: those are left out. */
  readonly excludeFile?: string;
  /** Files of the same content are kept each by itself: they are not looked for. */
  readonly keepDuplicates?: boolean;
}

/**
 * What mksquashfs may keep in its queues. By itself it takes a quarter of the machine's: 1.3 GB for a layer of 1.5 GB, where
 * this gives the same bytes for the same processor time (measured: docs/formats.md).
 */
const memory = '128M';

/**
 * The arguments that make a squashfs image of a directory: the same tree gives the same bytes (`-mkfs-time`, no
 * appending), owners by number, all xattrs, in bounded memory. From a directory and never `-tar`: with tar input,
 * mksquashfs 4.5.1 wrote images that lost files and exited 0 (reference: measured; squashfs-tools#344, #361 for others).
 */
export const squashfsArguments = (
  directory: string,
  image: string,
  compression: Compression,
  {birth = 0, excludeFile, keepDuplicates = false}: ImageSettings = {},
): Argv => [
  'mksquashfs',
  directory,
  image,
  '-noappend',
  '-no-recovery',
  '-exit-on-error',
  '-xattrs',
  '-one-file-system',
  '-mkfs-time',
  String(birth),
  '-b',
  '131072',
  '-mem',
  memory,
  '-no-progress',
  '-quiet',
  ...(keepDuplicates ? ['-no-duplicates'] : []),
  ...compressionArguments(compression),
  // Not the older way, by device and inode, which looks at every path of the list for every file.
  ...(excludeFile === undefined ? [] : ['-wildcards', '-ef', excludeFile]),
];

const compressionArguments = ({algorithm, level}: Compression): string[] => {
  if (algorithm === 'none') return ['-noI', '-noD', '-noF', '-noX', '-no-fragments'];
  return ['-comp', algorithm, ...(level === undefined ? [] : ['-Xcompression-level', String(level)])];
};

/**
 * Mount options for an image, the first choice first: with all its decompressor threads where the kernel was built to
 * take the option (Ubuntu's default is a single one; kernel squashfs.rst), else as the kernel does by itself.
 */
export const squashfsMountOptions: readonly string[] = ['ro,loop,threads=multi', 'ro,loop'];
