import {existsSync, realpathSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {UsageError} from '../errors.js';
import {digestOfText} from '../host/digest.js';
import {freeBytes} from '../host/free-bytes.js';
import {type MountedFileSystem, readMounts} from '../host/mountinfo.js';
import {
  canHoldUpper,
  chooseScratchDisk,
  isAtOrBelow,
  type Scratch,
  type ScratchCandidate,
  scratchCandidates,
} from '../host/scratch.js';
import {requireRoom} from './scratch-mount.js';

/** A smaller scratch holds no job. */
const leastBytes = 512e6;

export interface ScratchWish {
  /** `auto`, `loop`, `tmpfs` or a directory. */
  readonly kind: string;
  /** Bytes; by default nine tenths of what is free. */
  readonly bytes?: number;
  /** The kernel refuses a frozen layer on the file system of `/` when `/` itself is a lower (ELOOP). */
  readonly baseIsHost: boolean;
  readonly runnerTemp?: string;
}

/**
 * Decides where a root's uppers go. Throws UsageError for a place that cannot hold one, RootstockError where none has room.
 * @param directory the root's own directory in the store
 */
export const chooseScratch = (wish: ScratchWish, directory: string): Scratch => {
  if (wish.kind === 'tmpfs') return {kind: 'tmpfs', bytes: wish.bytes ?? 4e9};
  const mounts = readMounts();
  if (wish.kind.startsWith('/')) return scratchAt(wish, directory, mounts);
  if (wish.kind !== 'auto' && wish.kind !== 'loop') {
    throw new UsageError(
      `scratch "${wish.kind}"`,
      'it is not known',
      'Use auto, loop, tmpfs or an absolute path',
    );
  }
  const disk = chooseScratchDisk(scratchCandidates(mounts, freeBytesIfThere, wish.runnerTemp));
  // As in a container, where all is an overlay: a file of ours can still hold a file system that can hold one.
  if (!disk) return loopAt(join(directory, 'scratch'), directory, wish);
  const place = placeOnDisk(disk, directory);
  if (wish.kind === 'loop' || (wish.baseIsHost && isRootDevice(disk.mountPoint)))
    return loopAt(place, disk.mountPoint, wish);
  requireRoom(disk.mountPoint, wish.bytes ?? leastBytes);
  return {kind: 'directory', path: place};
};

/** A directory of the disk that a scratch goes to; undefined for memory, and where there is none. */
export const scratchDisk = ({
  kind,
  runnerTemp,
}: Pick<ScratchWish, 'kind' | 'runnerTemp'>): string | undefined => {
  if (kind === 'tmpfs') return undefined;
  if (kind.startsWith('/')) return existsSync(kind) ? realpathSync(kind) : undefined;
  return chooseScratchDisk(scratchCandidates(readMounts(), freeBytesIfThere, runnerTemp))?.mountPoint;
};

const scratchAt = (wish: ScratchWish, directory: string, mounts: readonly MountedFileSystem[]): Scratch => {
  const what = `scratch "${wish.kind}"`;
  if (!existsSync(wish.kind) || !statSync(wish.kind).isDirectory())
    throw new UsageError(what, 'it is not a directory');
  const path = realpathSync(wish.kind);
  if (wish.runnerTemp !== undefined && isAtOrBelow(path, wish.runnerTemp)) {
    throw new UsageError(what, 'the runner empties its temporary directory', 'Use another place');
  }
  const place = join(path, uniqueName(directory));
  const on = mountOf(path, mounts);
  if (!on || !canHoldUpper(on)) {
    throw new UsageError(
      what,
      `a ${on?.type ?? 'unknown'} file system cannot hold an upper`,
      'Use ext4, xfs or btrfs',
    );
  }
  if (wish.baseIsHost && isRootDevice(path)) return loopAt(place, path, wish);
  requireRoom(path, wish.bytes ?? leastBytes);
  return {kind: 'directory', path: place};
};

/** The innermost mount that holds a path; of those at one point the one on top, which was mounted last. */
const mountOf = (path: string, mounts: readonly MountedFileSystem[]): MountedFileSystem | undefined =>
  mounts
    .filter(({mountPoint}) => isAtOrBelow(path, mountPoint))
    .reduce<MountedFileSystem | undefined>(
      (found, mount) => (found && found.mountPoint.length > mount.mountPoint.length ? found : mount),
      undefined,
    );

const loopAt = (place: string, disk: string, wish: ScratchWish): Scratch => {
  requireRoom(disk, wish.bytes ?? leastBytes);
  const bytes = wish.bytes ?? Math.floor(((freeBytesIfThere(disk) ?? 0) * 0.9) / 4096) * 4096;
  return {kind: 'loop', image: `${place}.ext4`, bytes};
};

/** In the store where it is on that disk, else in a directory of ours at the disk's top. */
const placeOnDisk = (disk: ScratchCandidate, directory: string): string =>
  statSync(directory).dev === statSync(disk.mountPoint).dev
    ? join(directory, 'scratch')
    : join(disk.mountPoint, 'rootstock', uniqueName(directory));

const uniqueName = (directory: string): string => digestOfText(directory).slice(0, 16);

const isRootDevice = (path: string): boolean => statSync(path).dev === statSync('/').dev;

const freeBytesIfThere = (directory: string): number | undefined => {
  try {
    return freeBytes(directory);
  } catch {
    return undefined;
  }
};
