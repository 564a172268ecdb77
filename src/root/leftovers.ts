import {existsSync, readdirSync, rmSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {takeLock} from '../host/lock.js';
import {processStartTime} from '../host/processes.js';
import {removeTree} from '../host/remove-tree.js';
import {hasLayer} from '../layer/layers.js';
import {deadStaging, type Store} from '../snapshot/store.js';
import {finishDrop} from './drop.js';
import {rootPaths} from './state.js';

/** Something that a killed process left: it takes room, and harms nothing. */
export interface Leftover {
  readonly what: string;
  readonly remove: () => Promise<void>;
}

/** What killed processes left in a store. Its exclusive lock must be held: what is being added looks the same. */
export const findLeftovers = (store: Store): Leftover[] => [
  ...deadStaging(store).map((path) => ({
    what: `${path} was being made`,
    remove: () => removeTree(path),
  })),
  ...strayFiles(store).map((path) => ({
    what: `${path} belongs to no whole layer`,
    remove: () => removeFile(path),
  })),
  ...unfinishedFiles(store).map((path) => ({
    what: `${path} was being written`,
    remove: () => removeFile(path),
  })),
  ...halfRoots(store).map((name) => ({
    what: `root ${name} was being made or removed`,
    remove: () => removeHalfRoot(store, name),
  })),
  ...idleLocks(store).map((path) => ({
    what: `${path} locks a root that is not there`,
    remove: () => removeIdleLock(path),
  })),
];

const removeFile = (path: string): Promise<void> => {
  rmSync(path, {force: true});
  return Promise.resolve();
};

/** Images without a description, and the reverse: a layer is added, and removed, in more than one step. */
const strayFiles = ({layers}: Store): string[] =>
  readdirSync(layers.directory)
    .filter((name) => /^[0-9a-f]{64}\.(image|json|verified)$/.test(name))
    .filter((name) => !hasLayer(layers, name.slice(0, 64)))
    .map((name) => join(layers.directory, name));

/** What `writeFileAtomically` writes before it renames. */
const unfinishedFiles = (store: Store): string[] => {
  const roots = readdirSync(store.roots).flatMap((name) => {
    const {directory, packed} = rootPaths(store, name);
    return [directory, packed, join(directory, 'snapshots')];
  });
  return [store.directory, store.layers.directory, store.bases, store.keys, ...roots]
    .flatMap((directory) => namesIn(directory).map((name) => join(directory, name)))
    .filter((path) => {
      const [, pid] = /\.(\d+)\.new$/.exec(path) ?? [];
      return pid !== undefined && processStartTime(Number(pid)) === undefined;
    });
};

/** Directories of roots that have no state: not yet, or not any more. */
const halfRoots = (store: Store): string[] =>
  readdirSync(store.roots, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && !existsSync(rootPaths(store, entry.name).state))
    .map((entry) => entry.name);

const removeHalfRoot = async (store: Store, name: string): Promise<void> => {
  const {lock: file, state} = rootPaths(store, name);
  // Whoever has the lock is still making or removing it.
  const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 0});
  try {
    if (lock && !existsSync(state)) await finishDrop(store, name);
  } finally {
    await lock?.release();
  }
};

const idleLocks = (store: Store): string[] =>
  readdirSync(store.roots)
    .filter((name) => /\.(pack-)?lock$/.test(name))
    .filter((name) => !existsSync(join(store.roots, name.replace(/\.(pack-)?lock$/, ''))))
    .map((name) => join(store.roots, name));

const removeIdleLock = async (path: string): Promise<void> => {
  const lock = await takeLock(path, {kind: 'exclusive', waitMilliseconds: 0});
  const root = join(dirname(path), basename(path).replace(/\.(pack-)?lock$/, ''));
  // While it is held: whoever waits for it sees that it is gone, and takes another.
  if (lock && !existsSync(root)) rmSync(path, {force: true});
  await lock?.release();
};

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
};
