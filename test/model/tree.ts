import {createHash} from 'node:crypto';

/** What one inode of the model holds. The same object under two paths is a hard link. */
export interface Entry {
  readonly kind: 'file' | 'directory' | 'link' | 'fifo';
  mode: number;
  /** User and group. */
  owner: number;
  /** Content of a file, target of a link. */
  text: string;
  /** Seconds, of files: what the kernel does to the times of directories is not looked at. */
  time: number;
  attributes: Readonly<Record<string, string>>;
  /** Made since the last commit: the upper has it, and the lowers nothing that shows through it. */
  isFresh: boolean;
}

/** By path below the root, without a slash at its start; the root itself is the empty path. */
export type Tree = Map<string, Entry>;

export const newEntry = (kind: Entry['kind'], mode: number, text = '', time = 0): Entry => ({
  ...{kind, mode, text, time},
  owner: 0,
  attributes: {},
  isFresh: true,
});

export const newTree = (): Tree => new Map([['', {...newEntry('directory', 0o755), isFresh: false}]]);

/** The tree as a lower shows it: the same, with its hard links, and nothing of it is in the upper. */
export const frozenTree = (tree: Tree): Tree => {
  const copies = new Map([...new Set(tree.values())].map((entry) => [entry, {...entry, isFresh: false}]));
  return new Map([...tree].map(([path, entry]) => [path, copies.get(entry)!]));
};

/** One line an entry, in the order of their paths: the same as `readTree` makes of a directory. */
export const linesOfTree = (tree: Tree): string[] => {
  const firsts = new Map<Entry, string>();
  return [...tree.keys()].sort().map((path) => {
    const entry = tree.get(path)!;
    const first = isLinked(tree, path) ? (firsts.get(entry) ?? path) : path;
    firsts.set(entry, first);
    return lineOf(path, entry, first);
  });
};

/**
 * Whether hard links are told by inode numbers. Those that were made in the present upper are not: until it is mounted anew
 * the kernel may give a file that it copied up, and its new link, a number each.
 */
export const isLinked = (tree: Tree, path: string): boolean => tree.get(path)?.isFresh === false;

/** @param first the first path of the same inode */
export const lineOf = (path: string, entry: Omit<Entry, 'isFresh'>, first: string): string => {
  const {kind, mode, owner, text, time, attributes} = entry;
  return [
    ...[`/${path}`, kind, mode.toString(8), owner, shortened(text)],
    ...(kind === 'file' ? [time] : []),
    ...(first === path ? [] : [`is /${first}`]),
    ...Object.entries(attributes)
      .sort()
      .map(([name, value]) => `${name}=${value}`),
  ].join(' ');
};

/** A text as a message shows it; a long one by its digest. */
export const shortened = (text: string): string =>
  text.length < 80
    ? JSON.stringify(text)
    : `"${text.slice(0, 8)}…" of ${text.length} ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
