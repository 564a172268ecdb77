import {existsSync, renameSync, rmSync} from 'node:fs';

import {readJson, syncDirectory} from '../host/atomic-file.js';
import {withLock} from '../host/lock.js';
import {endNamespace, isAlive} from '../host/namespace.js';
import {bootIdentity, processStartTime} from '../host/processes.js';
import {removeTree} from '../host/remove-tree.js';
import {type Scratch} from '../host/scratch.js';
import {type Store, sweepStaging} from '../snapshot/store.js';
import {endHolder, findHolders} from './holders.js';
import {changeRoot} from './lock.js';
import {whileNobodyPacks} from './pack.js';
import {removeScratch} from './scratch-mount.js';
import {listRoots, type Owner, readRoot, rootPaths, type RootState} from './state.js';

/**
 * Ends what runs in a root, which takes its mounts down, and removes the root with its upper and the snapshots named in
 * it. Layers stay until nothing refers to them. Silent where there is no such root, or another command drops it meanwhile.
 */
export const dropRoot = async (store: Store, name: string, busy: 'end-daemons' | 'end'): Promise<void> => {
  const isThere = (): boolean => existsSync(rootPaths(store, name).state);
  if (!isThere()) return;
  // A name that was promised is given, unless all is to end at once: then the packing ends with the namespace.
  if (busy === 'end-daemons') await whileNobodyPacks(store, name, () => Promise.resolve());
  if (!isReadable(store, name)) return dropUnreadable(store, name);
  await changeRoot(store, name, {busy, what: 'removing'}, (state) => dropLockedRoot(store, state)).catch(
    (error: unknown) => {
      if (isThere()) throw error;
    },
  );
};

const isReadable = (store: Store, name: string): boolean => {
  try {
    readRoot(store, name);
    return true;
  } catch {
    return false;
  }
};

/** A root whose state is damaged, or of another version: its holder is found by its mounts. */
const dropUnreadable = (store: Store, name: string): Promise<void> =>
  withLock(rootPaths(store, name).lock, 'exclusive', async () => {
    for (const holder of findHolders(store)) if (holder.root === name) await endHolder(holder);
    await removeRoot(store, name);
  });

/** The same, for the one who holds the root's exclusive lock. */
export const dropLockedRoot = async (store: Store, state: RootState): Promise<void> => {
  await unmountRoot(state);
  await removeRoot(store, state.name);
};

/** Removes a root whose holder has ended. */
const removeRoot = async (store: Store, name: string): Promise<void> => {
  const {directory, state, dropped, lock, packLock} = rootPaths(store, name);
  // From here on there is no such root, and whoever comes across what is left of it takes that away.
  renameSync(state, dropped);
  syncDirectory(directory);
  await finishDrop(store, name);
  // While it is held: whoever waits for it sees that it is gone, and takes another.
  for (const file of [packLock, lock]) rmSync(file, {force: true});
};

/** Removes what is left of a root that is no root any more, or was none yet. The caller holds its exclusive lock. */
export const finishDrop = async (store: Store, name: string): Promise<void> => {
  const {directory, dropped} = rootPaths(store, name);
  const scratch = scratchOf(dropped);
  if (scratch) await removeScratch(scratch);
  await removeTree(directory);
};

/** Undefined where nobody can tell any more. */
const scratchOf = (dropped: string): Scratch | undefined => {
  try {
    return (readJson(dropped) as RootState | undefined)?.scratch;
  } catch {
    return undefined;
  }
};

/** Ends the holder, and with it every process and mount of the root. Its upper stays. */
const unmountRoot = async (state: RootState): Promise<void> => {
  if (state.holder && isAlive(state.holder)) await endNamespace(state.holder);
};

/**
 * Drops the roots whose owners are gone: those of commands that were killed, and those that an earlier job of the same
 * runner left. Returns their names.
 * @param current the owner of the roots that are about to be made, when a job asks
 */
export const sweepRoots = async (store: Store, current?: Owner): Promise<string[]> => {
  await sweepStaging(store);
  const left = listRoots(store).filter((name) => isLeftOver(readOwner(store, name), current));
  for (const name of left) await dropRoot(store, name, 'end');
  return left;
};

const readOwner = (store: Store, name: string): Owner => {
  try {
    return readRoot(store, name)?.owner ?? {kind: 'user'};
  } catch {
    // Of another version, or damaged: not ours to judge.
    return {kind: 'user'};
  }
};

export const isLeftOver = (owner: Owner, current?: Owner): boolean => {
  switch (owner.kind) {
    case 'user':
      return false;
    case 'process':
      return owner.boot !== bootIdentity() || processStartTime(owner.pid) !== owner.startTime;
    case 'job':
      return current?.kind === 'job' && owner.runner === current.runner && owner.job !== current.job;
  }
};
