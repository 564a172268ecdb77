import {readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {makeDirectory, readJson, syncDirectory, writeFileAtomically} from '../host/atomic-file.js';
import {digestOfText} from '../host/digest.js';
import {hasLayer} from '../layer/layers.js';
import {isName} from './names.js';
import {parseSnapshot, type Snapshot} from './snapshot.js';
import {type Store} from './store.js';

/** The directory of the snapshots that are named in a root. */
export const snapshotsOf = (store: Store, root: string): string => join(store.roots, root, 'snapshots');

const fileOf = (directory: string, name: string): string => join(directory, `${name}.json`);

export const snapshotPath = (store: Store, root: string, name: string): string =>
  fileOf(snapshotsOf(store, root), name);

/** What to do about a record that cannot be read: throw RootstockError, or leave it out, where only those are wanted that can. */
export type Unreadable = 'throw' | 'leave out';

/** The snapshots named in a root, oldest first. */
export const listSnapshots = (store: Store, root: string, unreadable: Unreadable = 'throw'): Snapshot[] =>
  readAll(snapshotsOf(store, root), unreadable);

/** The snapshots that are found by key, oldest first. */
export const listKeys = (store: Store, unreadable: Unreadable = 'throw'): Snapshot[] =>
  readAll(store.keys, unreadable);

export const findSnapshot = (store: Store, root: string, name: string): Snapshot | undefined =>
  // A key may be anything, a path too, and is looked for by commands that take either.
  isName(name) ? readOne(snapshotPath(store, root, name)) : undefined;

/** Makes a name mean a stack, whatever it meant before. Its layers must be in the store. */
export const writeSnapshot = (store: Store, root: string, snapshot: Snapshot): void => {
  write(store, snapshotsOf(store, root), snapshot.name, snapshot);
};

export const removeSnapshot = (store: Store, root: string, name: string): void => {
  remove(snapshotPath(store, root, name));
};

/**
 * Keys may hold any character, and the same key means another snapshot over another base and on another machine, so the
 * file's name is a hash of the three.
 */
const keyFile = (identity: string, architecture: string, key: string): string =>
  digestOfText(JSON.stringify([identity, architecture, key]));

export const keyPath = (store: Store, {base, architecture, name}: Snapshot): string =>
  fileOf(store.keys, keyFile(base.identity, architecture, name));

export const findByKey = (
  store: Store,
  identity: string,
  architecture: string,
  key: string,
): Snapshot | undefined => readOne(fileOf(store.keys, keyFile(identity, architecture, key)));

/** The newest snapshot, over that base and for that machine, whose key starts so. One that cannot be read is none. */
export const findByPrefix = (
  store: Store,
  identity: string,
  architecture: string,
  prefix: string,
): Snapshot | undefined =>
  listKeys(store, 'leave out')
    .filter((snapshot) => snapshot.base.identity === identity && snapshot.architecture === architecture)
    .filter((snapshot) => snapshot.name.startsWith(prefix) && isWhole(store, snapshot))
    .pop();

export const writeKey = (store: Store, snapshot: Snapshot): void => {
  write(store, store.keys, keyFile(snapshot.base.identity, snapshot.architecture, snapshot.name), snapshot);
};

export const removeKey = (store: Store, key: Snapshot): void => {
  remove(keyPath(store, key));
};

/** Notes that something starts from a snapshot of the root or from a key: what nobody uses is collected first. */
export const markUsed = (store: Store, root: string, snapshot: Snapshot): void => {
  const now = new Date();
  for (const file of filesOf(store, root, snapshot)) {
    try {
      utimesSync(file, now, now);
    } catch {
      // A layer's digest has no file; and it is only a help.
    }
  }
};

/** When a snapshot was last started from, or else made; in milliseconds. */
export const lastUse = (store: Store, root: string | undefined, snapshot: Snapshot): number =>
  Math.max(
    ...filesOf(store, root, snapshot).map((file) => statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 0),
  );

const filesOf = (store: Store, root: string | undefined, snapshot: Snapshot): string[] => [
  ...(root !== undefined && isName(snapshot.name) ? [snapshotPath(store, root, snapshot.name)] : []),
  keyPath(store, snapshot),
];

/** Whether every layer of the snapshot is in the store. */
export const isWhole = (store: Store, snapshot: Snapshot): boolean =>
  snapshot.layers.every((digest) => hasLayer(store.layers, digest));

const write = (store: Store, directory: string, file: string, snapshot: Snapshot): void => {
  const missing = snapshot.layers.find((digest) => !hasLayer(store.layers, digest));
  if (missing !== undefined) {
    throw new RootstockError(
      `saving snapshot "${snapshot.name}"`,
      `its layer ${missing.slice(0, 12)} is not in the store`,
    );
  }
  makeDirectory(directory);
  writeFileAtomically(fileOf(directory, file), `${JSON.stringify(snapshot, null, 2)}\n`);
};

/** Synced: its layers are removed next, and a name must not come back without them. */
const remove = (path: string): void => {
  rmSync(path, {force: true});
  syncDirectory(dirname(path));
};

/** The snapshot in a file. Throws unless there is one, of a format that this version knows. */
export const readSnapshotFile = (path: string): Snapshot => parseSnapshot(readJson(path));

const readOne = (path: string): Snapshot | undefined => {
  try {
    const value = readJson(path);
    return value === undefined ? undefined : parseSnapshot(value);
  } catch (error) {
    throw new RootstockError(
      `reading the snapshot ${path}`,
      messageOf(error),
      'Use the version that made it, or `rootstock fsck --repair`, which sets it aside',
    );
  }
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const readIfWhole = (path: string): Snapshot | undefined => {
  try {
    return readOne(path);
  } catch {
    return undefined;
  }
};

const readAll = (directory: string, unreadable: Unreadable): Snapshot[] => {
  let names: string[];
  try {
    names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names
    .map((name) => (unreadable === 'throw' ? readOne : readIfWhole)(join(directory, name)))
    .filter((snapshot) => snapshot !== undefined)
    .sort((a, b) => compareTexts(a.created, b.created) || compareTexts(a.name, b.name));
};
