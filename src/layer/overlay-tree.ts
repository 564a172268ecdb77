import {asBytes, runCommand} from '../host/command.js';
import {type Enter} from './inspect.js';
import {listTree} from './tree-listing.js';
import {parseGetfattr} from './xattrs.js';

/** What an entry of a layer does to the layers below it. */
export type OverlayKind = 'directory' | 'opaque' | 'whiteout' | 'other';

/** A directory of a layer, by names in which each character is a byte. */
export interface OverlayDirectory {
  readonly kind: 'directory' | 'opaque';
  readonly entries: ReadonlyMap<string, OverlayEntry>;
}

export type OverlayEntry = OverlayDirectory | {readonly kind: 'whiteout' | 'other'};

/** Reads what the tree of a layer does to those below it. Nothing is mounted on it but itself. */
export const readOverlayTree = async (tree: string, enter: Enter): Promise<OverlayDirectory> => {
  const [entries, opaque] = await Promise.all([listTree(tree, enter), findOpaque(tree, enter)]);
  const candidates = entries.filter(({type}) => type === 'c');
  const whiteouts = await findWhiteouts(
    tree,
    candidates.map(({path}) => path),
    enter,
  );
  const top = {kind: 'directory' as const, entries: new Map<string, OverlayEntry>()};
  const directories = new Map([['/', top.entries]]);
  // Ordered by path, so a directory comes before what is in it.
  for (const {path, type} of entries.filter((entry) => entry.path !== '/')) {
    const slash = path.lastIndexOf('/');
    const parent = directories.get(path.slice(0, slash) || '/');
    const name = path.slice(slash + 1);
    if (type === 'd') {
      const children = new Map<string, OverlayEntry>();
      directories.set(path, children);
      parent?.set(name, {kind: opaque.has(path) ? 'opaque' : 'directory', entries: children});
    } else parent?.set(name, {kind: whiteouts.has(path) ? 'whiteout' : 'other'});
  }
  return top;
};

const findOpaque = async (tree: string, enter: Enter): Promise<Set<string>> => {
  const names = '^trusted\\.overlay\\.opaque$';
  const {stdout} = await runCommand(
    enter(['getfattr', '-R', '-P', '-h', '--absolute-names', '-m', names, '--', tree]),
    // An image of a tree without any xattrs does not know them at all.
    {bytes: true, expected: [0, 1]},
  );
  return new Set(parseGetfattr(stdout).map(({path}) => path.slice(Buffer.byteLength(tree))));
};

/** A whiteout is a character device 0/0, whatever its mode. */
const findWhiteouts = async (tree: string, paths: readonly string[], enter: Enter): Promise<Set<string>> => {
  if (paths.length === 0) return new Set();
  const {stdout} = await runCommand(enter(['xargs', '-0', 'stat', '--printf=%t:%T %n\\0', '--']), {
    input: paths.map((path) => `${asBytes(tree)}${path}\0`).join(''),
    bytes: true,
  });
  return new Set(
    stdout
      .split('\0')
      .filter((line) => line.startsWith('0:0 '))
      .map((line) => line.slice('0:0 '.length + Buffer.byteLength(tree))),
  );
};
