import {RootstockError} from '../errors.js';
import {withLock} from '../host/lock.js';
import {makeSnapshot, type Snapshot} from '../snapshot/snapshot.js';
import {
  findSnapshot,
  listKeys,
  listSnapshots,
  removeKey,
  removeSnapshot,
  writeSnapshot,
} from '../snapshot/snapshots.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {requireFreeName, resolveReference} from './reference.js';
import {requireWhole} from './stacks.js';
import {readRoot, requireRoot, rootPaths, type RootState} from './state.js';

/**
 * Gives a stack a second name. Throws RootstockError, with nothing changed, for a name that exists, unless it may be moved.
 * @param word what means the stack: a name, a key or a layer's digest
 */
export const tagSnapshot = (
  store: Store,
  root: string,
  {word, name, force}: {readonly word: string; readonly name: string; readonly force: boolean},
): Promise<void> =>
  changeNames(store, root, () => {
    const state = requireRoot(store, root);
    const {layers, base, architecture, created} = resolveReference(store, root, word);
    requireOwnBase(state, word, base.name);
    if (!force) requireFreeName(store, state, name);
    requireWhole(store, {name: word, layers});
    writeSnapshot(store, root, {...makeSnapshot(name, {base, architecture}, layers), created});
  });

/** Gives a snapshot of a root another name in place of its own. Throws as `tagSnapshot` does. */
export const renameSnapshot = (
  store: Store,
  root: string,
  {from, to, force}: {readonly from: string; readonly to: string; readonly force: boolean},
): Promise<void> =>
  changeNames(store, root, () => {
    const state = requireRoot(store, root);
    const snapshot = findSnapshot(store, root, from) ?? unknownName(store, root, from);
    if (!force || from === to) requireFreeName(store, state, to);
    writeSnapshot(store, root, {...snapshot, name: to});
    // Killed in between, it has both names: nothing is lost.
    removeSnapshot(store, root, from);
  });

/** Forgets names: snapshots of the root, else keys, over every base. All of them, or none when one is not there. */
export const removeNames = (store: Store, root: string, names: readonly string[]): Promise<void> =>
  changeNames(store, root, () => {
    const keys = listKeys(store, 'leave out');
    const forgets = names.map((name) => {
      if (findSnapshot(store, root, name)) return () => removeSnapshot(store, root, name);
      const found = keys.filter((key) => key.name === name);
      if (found.length === 0) unknownName(store, root, name);
      return () => {
        for (const key of found) removeKey(store, key);
      };
    });
    for (const forget of forgets) forget();
  });

/** Alone in the store, and while nothing commits in the root. */
const changeNames = (store: Store, root: string, change: () => void): Promise<void> =>
  whileNothingCommits(store, root, () => aloneInStore(store, change));

/**
 * Runs `work`, which changes names, while nothing commits in the root: there would be one more of them then. Keys are there
 * without any root, and need no lock.
 */
export const whileNothingCommits = <T>(
  store: Store,
  root: string,
  work: (state: RootState | undefined) => Promise<T>,
): Promise<T> =>
  readRoot(store, root)
    ? withLock(rootPaths(store, root).lock, 'shared', () => work(readRoot(store, root)))
    : work(undefined);

const requireOwnBase = ({name, base}: RootState, word: string, other: string): void => {
  if (base.name === other) return;
  throw new RootstockError(
    `snapshot "${word}" in root "${name}"`,
    `it stands on ${other}, not on ${base.name}`,
  );
};

const unknownName = (store: Store, root: string, name: string): Snapshot => {
  requireRoot(store, root);
  const known = listSnapshots(store, root, 'leave out').map((snapshot) => snapshot.name);
  throw new RootstockError(
    `snapshot "${name}" of root "${root}"`,
    'there is none of that name',
    known.length === 0 ? 'The root has no snapshots' : `It has ${known.join(', ')}`,
  );
};
