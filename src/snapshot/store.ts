import {lchownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {RootstockError} from '../errors.js';
import {writeFileAtomically} from '../host/atomic-file.js';
import {bootIdentity, processStartTime} from '../host/processes.js';
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
  /** Shared by what adds, held alone by what collects. */
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
    mkdirSync(directory, {recursive: true, mode: 0o700});
    for (const part of [store.layers.directory, store.staging, store.bases, store.keys, store.roots]) {
      mkdirSync(part, {recursive: true, mode: 0o700});
    }
    writeFileSync(store.lock, '', {flag: 'a', mode: 0o600});
  } catch (error) {
    throw new RootstockError(
      `opening the store ${directory}`,
      String(error),
      'Set ROOTSTOCK_HOME to a directory that can be written',
    );
  }
  if (found === undefined) writeFileAtomically(join(directory, 'format'), `${storeFormat}\n`);
  return store;
};

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

/** Removes what processes that are gone were making: nothing there has a name yet. */
export const sweepStaging = (store: Store): void => {
  for (const name of readdirSync(store.staging)) {
    const [, boot = '', pid = ''] = /-([0-9a-f]{8})-(\d+)-[0-9a-z]+$/.exec(name) ?? [];
    const alive = bootIdentity().startsWith(boot) && processStartTime(Number(pid)) !== undefined;
    if (!alive || pid === '') rmSync(join(store.staging, name), {recursive: true, force: true});
  }
};
