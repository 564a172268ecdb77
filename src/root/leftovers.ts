import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {isLocked, takeLock} from '../host/lock.js';
import {processStartTime} from '../host/processes.js';
import {removeTree} from '../host/remove-tree.js';
import {oldDownloads} from '../snapshot/downloads.js';
import {aloneInStore, deadStaging, type Store} from '../snapshot/store.js';
import {dropRoot, finishDrop, isLeftOver} from './drop.js';
import {readRoots, rootPaths} from './state.js';
import {strayFiles} from './stray-files.js';

/** Something that a killed process left: it takes room, and harms nothing. */
export interface Leftover {
  readonly what: string;
  readonly remove: () => Promise<void>;
}

/** What killed processes left in a store. The caller is alone in it: what is being added looks the same. */
export const findLeftovers = async (store: Store): Promise<Leftover[]> => [
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
  ...readRoots(store, 'leave out')
    .filter(({owner}) => isLeftOver(owner))
    .map(({name}) => ({
      what: `root ${name} was a command's own`,
      remove: () => dropRoot(store, name, 'end'),
    })),
  ...oldDownloads(store).map((path) => ({
    what: `${path} was being fetched`,
    remove: () => removeFile(path),
  })),
  ...(await halfRoots(store)).map((name) => ({
    what: `root ${name} was being made or removed`,
    remove: () => removeHalfRoot(store, name),
  })),
  ...(await idleLocks(store)).map((path) => ({
    what: `${path} locks what is not there`,
    remove: () => removeIdleLock(path),
  })),
];

/** Removes them, or only finds them; returns what they are. */
export const removeLeftovers = (store: Store, {dryRun = false} = {}): Promise<string[]> =>
  aloneInStore(store, async () => {
    const found = await findLeftovers(store);
    if (!dryRun) for (const {remove} of found) await remove();
    return found.map(({what}) => what);
  });

const removeFile = (path: string): Promise<void> => {
  rmSync(path, {force: true});
  return Promise.resolve();
};

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

/** Directories of roots that have no state, not yet or not any more, and that nobody is at work on. */
const halfRoots = async (store: Store): Promise<string[]> => {
  const found = readdirSync(store.roots, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && !existsSync(rootPaths(store, entry.name).state))
    .map((entry) => entry.name);
  return unlocked(found, (name) => rootPaths(store, name).lock);
};

const unlocked = async (names: readonly string[], lockOf: (name: string) => string): Promise<string[]> => {
  const free: string[] = [];
  for (const name of names) if (!(await isLocked(lockOf(name)))) free.push(name);
  return free;
};

const removeHalfRoot = async (store: Store, name: string): Promise<void> => {
  const {lock: file, packLock, state} = rootPaths(store, name);
  // Whoever has the lock is still making or removing it.
  const lock = await takeLock(file, {kind: 'exclusive', waitMilliseconds: 0});
  try {
    if (!lock || existsSync(state)) return;
    await finishDrop(store, name);
    for (const path of [packLock, file]) rmSync(path, {force: true});
  } finally {
    await lock?.release();
  }
};

/** Locks of roots and bases that are not there, and that nobody holds. */
const idleLocks = async (store: Store): Promise<string[]> => {
  const found = [store.roots, store.bases].flatMap((directory) =>
    readdirSync(directory)
      .filter((name) => lockName.test(name))
      .map((name) => join(directory, name)),
  );
  return unlocked(
    found.filter((path) => !existsSync(path.replace(lockName, ''))),
    (path) => path,
  );
};

const lockName = /\.(pack-)?lock$/;

const removeIdleLock = async (path: string): Promise<void> => {
  const lock = await takeLock(path, {kind: 'exclusive', waitMilliseconds: 0});
  // While it is held: whoever waits for it sees that it is gone, and takes another.
  if (lock && !existsSync(path.replace(lockName, ''))) rmSync(path, {force: true});
  await lock?.release();
};

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
};
