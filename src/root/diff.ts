import {constants, lstatSync, mkdirSync, readdirSync, readlinkSync, type Stats} from 'node:fs';
import {join} from 'node:path';

import {asBytes, bufferOf, readable, runCommand} from '../host/command.js';
import {inNamespace, type Namespace, outsidePath, withNamespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {type Store} from '../snapshot/store.js';
import {isSameFile} from './same-file.js';
import {type ViewedStack, viewStack} from '../snapshot/view.js';

export interface Change {
  readonly change: 'added' | 'modified' | 'deleted';
  readonly path: string;
  /** Bytes, after the change; before it for what is deleted. */
  readonly size: number;
}

/**
 * Mounts two stacks read-only, in a namespace that is gone when this returns, and compares what they show. Where they
 * share their lower layers, only what the others touch is looked at, however large the root is.
 * @param parent where uppers that are not images yet are seen
 */
export const diffStacks = async (
  store: Store,
  from: ViewedStack,
  to: ViewedStack,
  parent?: Namespace,
): Promise<Change[]> => {
  const directory = join(store.staging, stagingName('diff'));
  mkdirSync(directory, {mode: 0o700});
  try {
    return await withNamespace(
      'rootstock: comparing',
      async (namespace) => {
        // In memory: over base host the kernel takes no other lower from the file system of `/`.
        await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-diff', directory]));
        const before = await viewStack(store, from, join(directory, 'from'), namespace);
        const after = await viewStack(store, to, join(directory, 'to'), namespace);
        const shared = sharedLayers(from, to);
        const touched = [...before.layers.slice(shared), ...after.layers.slice(shared)];
        const outside = (path: string): string => outsidePath(namespace, path);
        return compare(
          outside(before.merged),
          outside(after.merged),
          from.base?.identity === to.base?.identity ? touched.map(outside) : undefined,
        );
      },
      parent,
    );
  } finally {
    await removeTree(directory);
  }
};

/** How many layers, from the base, both stacks begin with. */
const sharedLayers = (from: ViewedStack, to: ViewedStack): number => {
  const differing = from.layers.findIndex(
    (layer, index) => JSON.stringify(layer) !== JSON.stringify(to.layers[index]),
  );
  return differing < 0 ? from.layers.length : differing;
};

/**
 * What differs between two trees, ordered by path. No link is followed.
 * @param touched only what one of these trees has an entry for can differ, unless a whole directory was hidden
 */
export const compare = (before: string, after: string, touched?: readonly string[]): Change[] => {
  const changes: Change[] = [];
  const [old, now] = [asBytes(before), asBytes(after)];
  const add = (change: Change['change'], path: string, status: Stats): void => {
    changes.push({change, path: readable(path), size: status.isDirectory() ? 0 : status.size});
  };
  const addBelow = (change: 'added' | 'deleted', tree: string, path: string): void => {
    for (const [name, status] of entriesOf(join(tree, path))) addAll(change, tree, join(path, name), status);
  };
  const addAll = (change: 'added' | 'deleted', tree: string, path: string, status: Stats): void => {
    add(change, path, status);
    if (status.isDirectory()) addBelow(change, tree, path);
  };
  const visit = (path: string, trees: readonly string[] | undefined): void => {
    const [olds, nows] = [entriesOf(join(old, path)), entriesOf(join(now, path))];
    const names = trees && new Set(trees.flatMap((tree) => namesIn(join(tree, path))));
    for (const name of [...new Set([...olds.keys(), ...nows.keys()])].sort()) {
      const [a, b] = [olds.get(name), nows.get(name)];
      const here = join(path, name);
      if (names && !names.has(name) && a && b) continue;
      if (!a && b) addAll('added', now, here, b);
      else if (a && !b) addAll('deleted', old, here, a);
      else if (a && b) {
        if (differs(a, b, () => isSame(join(old, here), join(now, here), b, names !== undefined)))
          add('modified', here, b);
        if (a.isDirectory() && b.isDirectory())
          visit(
            here,
            trees?.filter((tree) => statusOf(join(tree, here))?.isDirectory()),
          );
        else if (a.isDirectory()) addBelow('deleted', old, here);
        else if (b.isDirectory()) addBelow('added', now, here);
      }
    }
  };
  if (differs(lstatSync(before), lstatSync(after), () => true))
    changes.push({change: 'modified', path: '/', size: 0});
  visit('/', touched?.map(asBytes));
  return changes;
};

/** Names are bytes, and need not be text: in what follows each character of a path stands for one. */
const entriesOf = (directory: string): Map<string, Stats> => {
  const found = new Map<string, Stats>();
  for (const name of namesIn(directory).sort()) {
    const status = statusOf(join(directory, name));
    if (status) found.set(name, status);
  }
  return found;
};

const statusOf = (path: string): Stats | undefined => lstatSync(bufferOf(path), {throwIfNoEntry: false});

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(bufferOf(directory), {encoding: 'latin1'});
  } catch {
    // Not a directory on this side.
    return [];
  }
};

/** Whole seconds only: images have no fractions. A directory's own size and time follow from what is in it. */
const differs = (a: Stats, b: Stats, isSameContent: () => boolean): boolean => {
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid) return true;
  if (a.isDirectory()) return false;
  const isSameFile =
    a.isSymbolicLink() ||
    (a.size === b.size && a.rdev === b.rdev && Math.floor(a.mtimeMs / 1000) === Math.floor(b.mtimeMs / 1000));
  return !isSameFile || !isSameContent();
};

/** @param isTouched then equal sizes and times are not believed: a file that was written again in one second has both */
const isSame = (a: string, b: string, {mode}: Stats, isTouched: boolean): boolean => {
  const type = mode & constants.S_IFMT;
  const [one, other] = [bufferOf(a), bufferOf(b)];
  if (type === constants.S_IFLNK) return readlinkSync(one, 'latin1') === readlinkSync(other, 'latin1');
  return type !== constants.S_IFREG || !isTouched || isSameFile(one, other);
};
