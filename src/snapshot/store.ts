import {
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';

import {RootstockError} from '../errors.js';
import {makeDirectory, writeFileAtomically} from '../host/atomic-file.js';
import {withLock} from '../host/lock.js';
import {removeTree} from '../host/remove-tree.js';
import {isDeadStaging} from '../host/staging-name.js';
import {type Layers} from '../layer/layers.js';

/** The layers, snapshots and roots of this machine, in one directory. */
export interface Store {
  readonly directory: string;
  readonly layers: Layers;
  /** What is being made; emptied of what the dead left. */
  readonly staging: string;
  readonly bases: string;
  /** Snapshots that are found by key, for every root. */
  readonly keys: string;
  /** One directory a root, with the snapshots named in it. */
  readonly roots: string;
  /** Shared by what comes to refer to layers, held alone by what changes names or collects; never for long. */
  readonly lock: string;
}

const storeFormat = '1';

export const storeAt = (directory: string): Store => ({
  directory,
  layers: {directory: join(directory, 'layers')},
  staging: join(directory, 'staging'),
  bases: join(directory, 'bases'),
  keys: join(directory, 'keys'),
  roots: join(directory, 'roots'),
  lock: join(directory, 'lock'),
});

/**
 * Opens the store in a directory, and makes it where there is none. Only root may enter it: images hold whole systems,
 * with their secrets. Throws RootstockError for a store of another format, or one that cannot be written.
 * @param owner whose the directories are that lead to it, where they have to be made: `~/.local` is the user's own
 */
export const openStore = (directory: string, owner?: {readonly uid: number; readonly gid: number}): Store => {
  const store = storeAt(directory);
  requireOwn(directory, owner?.uid);
  const found = readFormat(directory);
  if (found !== undefined && found !== storeFormat) {
    throw new RootstockError(
      `opening the store ${directory}`,
      `its format is ${found}, and this version knows ${storeFormat}`,
      'Use the version that made it, or another ROOTSTOCK_HOME',
    );
  }
  try {
    makeParents(dirname(directory), owner);
    for (const part of [store.layers.directory, store.staging, store.bases, store.keys, store.roots])
      makeDirectory(part);
    writeFileSync(store.lock, '', {flag: 'a', mode: 0o600});
  } catch (error) {
    throw new RootstockError(
      `opening the store ${directory}`,
      String(error),
      'Set ROOTSTOCK_HOME to a directory that can be written',
    );
  }
  if (found === undefined) writeFileAtomically(join(directory, 'format'), `${storeFormat}\n`);
  // A link on the way would lead out of a root's namespace, for who looks into it from outside; and mounts are listed without.
  return storeAt(realpathSync(directory));
};

/**
 * Whoever owns the directory could change what is mounted and run as root. And one that holds other things is no store:
 * a mistyped ROOTSTOCK_HOME must not be filled with ours.
 */
const requireOwn = (directory: string, caller: number | undefined): void => {
  const status = statSync(directory, {throwIfNoEntry: false});
  if (!status) return;
  const advice = 'Set ROOTSTOCK_HOME to another directory';
  const refuse = (why: string): never => {
    throw new RootstockError(`opening the store ${directory}`, why, advice);
  };
  if (!status.isDirectory()) refuse('it is not a directory');
  const self = process.getuid?.() ?? status.uid;
  // Whoever calls by way of sudo is root already.
  if (status.uid !== self && status.uid !== caller)
    refuse(`it belongs to user ${status.uid}, and not to user ${self}`);
  if ((status.mode & 0o022) !== 0) refuse('others may write to it');
  const strange = readdirSync(directory).find((name) => !partNames.has(name) && !name.startsWith('format.'));
  if (readFormat(directory) === undefined && strange !== undefined)
    refuse(`it is no store: it holds ${JSON.stringify(strange)}`);
};

/** What a store is made of before it has its format, and the one thing that a new file system holds. */
const partNames = new Set(['layers', 'staging', 'bases', 'keys', 'roots', 'lock', 'lost+found']);

/** Runs `work`, which refers to layers that it has seen in the store, while none is removed and no name is changed. */
export const whileNothingIsRemoved = <T>(store: Store, work: () => T | Promise<T>): Promise<T> =>
  withLock(store.lock, 'shared', async () => work());

/** Runs `work`, which changes names or removes layers, while nobody else does, and nobody comes to refer to one. */
export const aloneInStore = <T>(store: Store, work: () => T | Promise<T>): Promise<T> =>
  withLock(store.lock, 'exclusive', async () => work());

const makeParents = (directory: string, owner: Parameters<typeof openStore>[1]): void => {
  const first = mkdirSync(directory, {recursive: true});
  if (first === undefined || !owner) return;
  for (let here = directory; here.length >= first.length; here = dirname(here))
    lchownSync(here, owner.uid, owner.gid);
};

const readFormat = (directory: string): string | undefined => {
  try {
    return readFileSync(join(directory, 'format'), 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** What processes that are gone were making: nothing there has a name yet. */
export const deadStaging = (store: Store): string[] =>
  readdirSync(store.staging)
    .filter(isDeadStaging)
    .map((name) => join(store.staging, name));

export const sweepStaging = async (store: Store): Promise<void> => {
  for (const path of deadStaging(store)) await removeTree(path);
};
