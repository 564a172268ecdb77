import {type MountedFileSystem} from './mountinfo.js';

/** File systems that can hold an upper: real, with trusted xattrs and d_type (kernel overlayfs.rst; xfs since ftype=1). */
const upperFileSystems: ReadonlySet<string> = new Set(['ext4', 'ext3', 'ext2', 'xfs', 'btrfs', 'f2fs']);

/** How uppers and work directories are held. */
export type Scratch =
  /** A directory on a file system that can hold an upper. */
  | {readonly kind: 'directory'; readonly path: string}
  /** A sparse file with a file system of its own, mounted over a loop device. */
  | {readonly kind: 'loop'; readonly image: string; readonly bytes: number}
  | {readonly kind: 'tmpfs'; readonly bytes: number};

/** Whether a mounted file system could hold an upper. */
export const canHoldUpper = ({type, options}: Pick<MountedFileSystem, 'type' | 'options'>): boolean =>
  upperFileSystems.has(type) && options.includes('rw');

export interface ScratchCandidate {
  readonly mountPoint: string;
  readonly device: string;
  readonly freeBytes: number;
}

/** Where a scratch is never put: memory, other systems' disks, and what the runner empties (runner.md, 0.2 and 0.4). */
const excluded = ['/tmp', '/boot', '/media', '/run', '/dev', '/proc', '/sys', '/snap', '/efi'];

/**
 * The file systems that could hold an upper, each device once, by its shortest mount point.
 * @param freeBytes free bytes at a mount point, or undefined where it cannot be asked or written
 */
export const scratchCandidates = (
  mounts: readonly MountedFileSystem[],
  freeBytes: (mountPoint: string) => number | undefined,
  runnerTemp?: string,
): ScratchCandidate[] => {
  const found = new Map<string, ScratchCandidate>();
  const shortestFirst = [...mounts].sort((a, b) => a.mountPoint.length - b.mountPoint.length);
  for (const {mountPoint, type, device, root, options} of shortestFirst) {
    if (!canHoldUpper({type, options}) || found.has(device)) continue;
    // A bind mount of a part of a file system is somebody's arrangement, not a disk of ours.
    if (root !== '/' && mountPoint !== '/' && type !== 'btrfs') continue;
    if (excluded.some((directory) => isAtOrBelow(mountPoint, directory))) continue;
    if (runnerTemp !== undefined && isAtOrBelow(mountPoint, runnerTemp)) continue;
    const free = freeBytes(mountPoint);
    if (free !== undefined) found.set(device, {mountPoint, device, freeBytes: free});
  }
  return [...found.values()];
};

/**
 * The file system that a scratch goes on: the runner's separate disk where there is one (/mnt on Azure), else the one
 * with the most room. Undefined where none can hold one.
 */
export const chooseScratchDisk = (candidates: readonly ScratchCandidate[]): ScratchCandidate | undefined =>
  candidates.find(({mountPoint}) => mountPoint === '/mnt') ??
  [...candidates].sort((a, b) => b.freeBytes - a.freeBytes)[0];

export const isAtOrBelow = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
