import {type BigIntStats, lstatSync, readlinkSync} from 'node:fs';

import {asBytes, bufferOf} from '../host/command.js';
import {type Tree} from './compare.js';
import {type TreeEntry} from './tree-listing.js';
import {hasSameXattrs, type Xattrs} from './xattrs.js';

/**
 * The entries of an upper that say just what the layers below say: files and symlinks that were copied up, or written again,
 * and are as they were, but for their content, and directories that need not be there for anything else. What is below an
 * opaque directory, or where the layers below show no directory, is never among them; nor is a file that has another name,
 * on either side, since the names would be one file no more.
 * @param below the layers below, merged, as this process sees them
 */
export const likeBelow = ({entries, xattrs}: Tree, below: string): TreeEntry[] => {
  const prefix = asBytes(below);
  // What the layers below have in these directories is seen.
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const {path} = entry;
    if (path !== '/' && (!seen.has(parentOf(path)) || !isPlain(path))) return false;
    const place = bufferOf(path === '/' ? prefix : `${prefix}${path}`);
    const status = lstatSync(place, {bigint: true, throwIfNoEntry: false});
    if (!status) return false;
    const isSeen = entry.type === 'd' && status.isDirectory() && !isOpaque(xattrs.get(path));
    if (isSeen) seen.add(path);
    if (path === '/' || !hasSameStatus(entry, status)) return false;
    if (entry.type === 'l') return readlinkSync(place, 'latin1') === entry.target;
    return entry.type === 'f' || isSeen;
  });
};

/** Times as the image of a tree has them, in whole seconds. */
const hasSameStatus = (
  {type, mode, uid, gid, size, seconds, links}: TreeEntry,
  status: BigIntStats,
): boolean =>
  (type === 'd'
    ? status.isDirectory()
    : type === 'f'
      ? status.isFile()
      : type === 'l' && status.isSymbolicLink()) &&
  (type === 'd' || (links === 1 && status.nlink === 1n && BigInt(size) === status.size)) &&
  Number.parseInt(mode, 8) === Number(status.mode & 0o7777n) &&
  uid === String(status.uid) &&
  gid === String(status.gid) &&
  status.mtimeNs === BigInt(seconds) * 1_000_000_000n;

/** Any mark will do: one that hides nothing costs no more than a few bytes. */
const isOpaque = (lines: readonly string[] = []): boolean =>
  lines.some((line) => line.startsWith('trusted.overlay.'));

/** Whether image builders take the path as it is, in a list of what to leave out, and not as a pattern or a comment. One that is very long is none. */
const isPlain = (path: string): boolean => /^[-\w./+:~@%,=\x80-\xff]{1,3000}$/.test(path);

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/**
 * Of what is like below, that which may be left out: all xattrs are the same, too, and a directory keeps nothing.
 * @param differing files of other content
 */
export const unchangedOf = (
  {entries, xattrs}: Tree,
  candidates: readonly TreeEntry[],
  {xattrsBelow, differing}: {readonly xattrsBelow: Xattrs; readonly differing: ReadonlySet<string>},
): Set<string> => {
  const unchanged = new Set(
    candidates
      .map(({path}) => path)
      .filter((path) => !differing.has(path) && hasSameXattrs(xattrs.get(path), xattrsBelow.get(path))),
  );
  // From the end, so that what is in a directory comes before it.
  for (const {path} of [...entries].reverse())
    if (path !== '/' && !unchanged.has(path)) unchanged.delete(parentOf(path));
  return unchanged;
};
