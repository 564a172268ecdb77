import {type OverlayDirectory, type OverlayEntry} from '../../src/layer/overlay-tree.js';
import {type MergedMarks} from '../../src/layer/merge-marks.js';

/** What overlayfs does, as little as is needed: an entry of a layer, told apart from others by a number. */
export type Entry =
  | {readonly kind: 'whiteout'}
  | {readonly kind: 'other'; readonly id: number}
  | {readonly kind: 'directory' | 'opaque'; readonly id: number; readonly entries: Map<string, Entry>};

export type Directory = Extract<Entry, {entries: unknown}>;

/** What a user sees: files and directories. */
export type Seen = number | {readonly id: number; readonly below: Map<string, Seen>};

/** One layer put over what was seen before: overlayfs.rst, "whiteouts and opaque directories", from the bottom up. */
const put = (seen: Seen | undefined, entry: Entry): Seen | undefined => {
  if (entry.kind === 'whiteout') return undefined;
  if (entry.kind === 'other') return entry.id;
  const isMerged = entry.kind === 'directory' && typeof seen === 'object';
  const below = new Map(isMerged ? seen.below : []);
  for (const [name, child] of entry.entries) {
    const shown = put(below.get(name), child);
    if (shown === undefined) below.delete(name);
    else below.set(name, shown);
  }
  return {id: entry.id, below};
};

/** @param layers base first */
export const seenOf = (layers: readonly Directory[]): Seen =>
  layers.reduce<Seen | undefined>(put, undefined) ?? {id: 0, below: new Map()};

/** For `toEqual`, whatever the order of names. */
export const plain = (seen: Seen): unknown =>
  typeof seen === 'number'
    ? seen
    : {id: seen.id, below: Object.fromEntries([...seen.below].map(([name, child]) => [name, plain(child)]))};

/**
 * The layer that squashing makes: what the layers show without any other below them, with the marks put in. Throws for a
 * mark at a place that cannot have it.
 */
export const withMarks = (layers: readonly Directory[], {whiteouts, opaque}: MergedMarks): Directory => {
  const tree = asLayer(seenOf(layers)) as Directory;
  for (const {path} of whiteouts) {
    const {entries} = directoryAt(tree, path.slice(0, path.lastIndexOf('/')));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (entries.has(name)) throw new Error(`a whiteout in the place of ${path}`);
    entries.set(name, {kind: 'whiteout'});
  }
  for (const path of opaque) Object.assign(directoryAt(tree, path), {kind: 'opaque'});
  return tree;
};

const asLayer = (seen: Seen): Entry =>
  typeof seen === 'number'
    ? {kind: 'other', id: seen}
    : {
        kind: 'directory',
        id: seen.id,
        entries: new Map([...seen.below].map(([name, child]) => [name, asLayer(child)])),
      };

const directoryAt = (tree: Directory, path: string): Directory => {
  const found = entryAt(tree, path);
  if (found === undefined || !('entries' in found)) throw new Error(`${path} is no directory`);
  return found;
};

export const entryAt = <E extends OverlayEntry>(tree: E & OverlayDirectory, path: string): E | undefined =>
  path
    .split('/')
    .slice(1)
    .reduce<OverlayEntry | undefined>(
      (here, name) => (here && 'entries' in here ? here.entries.get(name) : undefined),
      tree,
    ) as E | undefined;
