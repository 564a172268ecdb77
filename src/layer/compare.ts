import {lstatSync} from 'node:fs';

import {RootstockError} from '../errors.js';
import {asBytes, bufferOf, readable} from '../host/command.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {firstDifferingContent} from './compare-content.js';
import {type Difference} from './content-thread.js';
import {listTree, type TreeEntry} from './tree-listing.js';
import {differingXattrs, readXattrs, withoutXattrs, type Xattrs} from './xattrs.js';

/** All that a tree is, but for the content of its files. */
export interface Tree {
  /** The directory, as it is seen in the namespace that it was read in. */
  readonly path: string;
  readonly entries: readonly TreeEntry[];
  readonly xattrs: Xattrs;
}

export const readTree = async (path: string, namespace: Namespace): Promise<Tree> => {
  const enter = (argv: Parameters<typeof inNamespace>[1]): ReturnType<typeof inNamespace> =>
    inNamespace(namespace, argv);
  const [entries, xattrs] = await Promise.all([listTree(path, enter), readXattrs(path, enter)]);
  return {path, entries, xattrs};
};

export interface Comparison {
  /** The tree that the image was made of, and the mounted image. */
  readonly source: Tree;
  readonly image: Tree;
  /** Whether the image can hold POSIX ACLs. */
  readonly hasAcls: boolean;
  /** Paths whose times the image cannot hold. */
  readonly timesLost: ReadonlySet<string>;
  readonly namespace: Namespace;
}

/**
 * Throws RootstockError, naming the first path that differs, unless the image holds just what its source does: names, types,
 * modes, owners by number, whole seconds, xattrs, hard links, device numbers, and the content of every file.
 */
export const compareTrees = async (comparison: Comparison): Promise<void> => {
  const listed = firstListedDifference(comparison) ?? firstUnlistedDifference(comparison);
  const difference = listed === undefined ? await firstContentDifference(comparison) : {path: listed};
  if (!difference) return;
  throw new RootstockError(
    'checking the image of a layer',
    `${readable(difference.path)} differs from its source${difference.why === undefined ? '' : ` (${difference.why})`}`,
    'The image was thrown away: the tree changed meanwhile, or the installed image builder is broken (try another compression)',
  );
};

/** The first path that only one side has, or of which anything differs that a listing has, but for fractions of a second. */
export const firstListedDifference = ({
  source,
  image,
  timesLost,
}: {
  readonly source: Pick<Tree, 'entries'>;
  readonly image: Pick<Tree, 'entries'>;
  readonly timesLost: ReadonlySet<string>;
}): string | undefined => {
  const [links, imageLinks] = [firstNames(source.entries), firstNames(image.entries)];
  for (const [index, entry] of image.entries.entries()) {
    const original = source.entries[index];
    // Both are in order, so whichever comes first is not on the other side.
    if (!original || entry.path < original.path) return entry.path;
    const same =
      original.path === entry.path &&
      original.type === entry.type &&
      original.mode === entry.mode &&
      original.uid === entry.uid &&
      original.gid === entry.gid &&
      original.target === entry.target &&
      (original.type !== 'f' || original.size === entry.size) &&
      (original.seconds === entry.seconds || timesLost.has(entry.path)) &&
      firstName(original, links) === firstName(entry, imageLinks);
    if (!same) return original.path;
  }
  return source.entries[image.entries.length]?.path;
};

/** The first of the names that each file has in a tree, of those with more than one somewhere. */
const firstNames = (entries: readonly TreeEntry[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const {inode, path} of entries) if (inode !== '' && !names.has(inode)) names.set(inode, path);
  return names;
};

const firstName = ({path, inode}: TreeEntry, names: ReadonlyMap<string, string>): string =>
  inode === '' ? path : (names.get(inode) ?? path);

const firstUnlistedDifference = (comparison: Comparison): string | undefined => {
  const {source, image, hasAcls, namespace} = comparison;
  const isLeftOut = (name: string): boolean => !hasAcls && name.startsWith('system.');
  const [wanted, found] = [source, image].map(({xattrs}) => withoutXattrs(xattrs, isLeftOut)) as [
    Xattrs,
    Xattrs,
  ];
  const deviceOf = ({path}: Tree, entry: TreeEntry): number =>
    lstatSync(bufferOf(`${asBytes(outsidePath(namespace, path))}${entry.path}`)).rdev;
  return (
    differingXattrs(wanted, found) ??
    source.entries
      .filter(({type}) => type === 'c' || type === 'b')
      .find((entry) => deviceOf(source, entry) !== deviceOf(image, entry))?.path
  );
};

/** Each file is read once, whatever number of names it has: these are seen to be the same on both sides before. */
const firstContentDifference = ({source, image, namespace}: Comparison): Promise<Difference | undefined> => {
  const names = firstNames(source.entries);
  const files = source.entries.filter(
    (entry) => entry.type === 'f' && firstName(entry, names) === entry.path,
  );
  return firstDifferingContent(
    [outsidePath(namespace, source.path), outsidePath(namespace, image.path)],
    files,
  );
};
