import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, RootstockError, UsageError} from '../errors.js';
import {readJson, writeFileAtomically} from '../host/atomic-file.js';
import {isAlive, type Namespace} from '../host/namespace.js';
import {type Scratch} from '../host/scratch.js';
import {type Digest, type Making} from '../layer/layer.js';
import {type BaseReference} from '../base/base.js';
import {type Unreadable} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type Bind} from './binds.js';

/** An upper that was frozen: the layer is the directory, until packing has made an image of it. */
export interface FrozenLayer extends Making {
  /** Its generation. */
  readonly frozen: number;
}

/** A layer of a root's stack: an image of the store, or an upper of this root. */
export type StackLayer = {readonly digest: Digest} | FrozenLayer;

/** A user whom the root must know, so that programs find a name and a home for the user id. */
export interface RootUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly home: string;
}

/** Who is to drop the root if nobody else does. */
export type Owner =
  | {readonly kind: 'user'}
  /** A command's own root, dropped with the command. */
  | {readonly kind: 'process'; readonly pid: number; readonly startTime: string; readonly boot: string}
  /** A job's root, dropped by its post step, else by the next job of the same runner. */
  | {readonly kind: 'job'; readonly runner: string; readonly job: string};

/** A name that is given as soon as the frozen layers below it are images. */
export interface PendingName {
  readonly id: string;
  readonly kind: 'snapshot' | 'key';
  readonly name: string;
  /** How many layers of the stack it means, base first. */
  readonly depth: number;
  readonly strict: boolean;
  /** Of the machine: what was frozen before a power cut may not be whole on disk, and is not saved after it. */
  readonly boot: string;
}

/** A name that a commit is to give. */
export type NewName = Pick<PendingName, 'kind' | 'name' | 'strict'>;

/** What a root is; written only under its exclusive lock. */
export interface RootState {
  readonly format: 1;
  readonly name: string;
  /** No other root of this name ever has it. */
  readonly id: string;
  readonly base: BaseReference;
  readonly architecture: string;
  /** Base first; without the host's own root. */
  readonly stack: readonly StackLayer[];
  /**
   * Names the upper: each commit, clean and rollback takes a higher one. They begin at the time at which the root was made,
   * in milliseconds, so that what was recorded of another root of this name is never taken for this one's.
   */
  readonly generation: number;
  /** The key that the stack was made for. */
  readonly key?: string;
  /** Its setup has not ended yet, or was killed. */
  readonly unfinished?: true;
  readonly scratch: Scratch;
  readonly compression: string;
  /** A stack that grows longer is squashed. */
  readonly maxLayers?: number;
  readonly binds: readonly Bind[];
  readonly users: readonly RootUser[];
  /** Names that wait for packing, and a while longer: which are given already, `packed` tells. */
  readonly pending: readonly PendingName[];
  readonly owner: Owner;
  /** Keeps the mounts; absent when nothing is mounted. */
  readonly holder?: Namespace;
  /** The frozen generations that are lowers of the present mount, whether they are images by now or not. */
  readonly frozenInUse?: readonly number[];
}

/** A root whose holder is known. */
export type Mounted = RootState & {readonly holder: Namespace};

/** Whether the root's holder runs, so that its mounts are there. */
export const isMounted = (state: RootState): state is Mounted =>
  state.holder !== undefined && isAlive(state.holder);

const stateFormat = 1;

export interface RootPaths {
  readonly directory: string;
  readonly state: string;
  /** The state of a root that is being removed: no root any more, but what is left of one. */
  readonly dropped: string;
  /** Shared by what runs in the root, held alone by what changes its stack. */
  readonly lock: string;
  readonly packLock: string;
  /** Some room on the store's disk, given up where a snapshot on a full disk is to be undone. */
  readonly reserve: string;
  /** What each frozen generation became, and which pending names are done with. */
  readonly packed: string;
  /** Mount points, seen as mounted only in the root's namespace. */
  readonly images: string;
  readonly scratch: string;
  readonly merged: (generation: number) => string;
  /** Shown in the root as /run/rootstock: setup scripts, never environments. */
  readonly shown: string;
}

export const rootPaths = (store: Store, name: string): RootPaths => {
  const directory = join(store.roots, name);
  return {
    directory,
    state: join(directory, 'state.json'),
    dropped: join(directory, 'dropped.json'),
    // Beside the directory, so that removing the root leaves the lock that it is done under.
    lock: join(store.roots, `${name}.lock`),
    packLock: join(store.roots, `${name}.pack-lock`),
    reserve: join(directory, 'reserve'),
    packed: join(directory, 'packed'),
    images: join(directory, 'l'),
    scratch: join(directory, 's'),
    merged: (generation) => join(directory, 'g', String(generation)),
    shown: join(directory, 'shown'),
  };
};

/** The directories of a generation on the scratch, as the root's namespace sees them. */
export const generationPath = (store: Store, root: string, generation: number): string =>
  join(rootPaths(store, root).scratch, String(generation));

export const readRoot = (store: Store, name: string): RootState | undefined => {
  const {state} = rootPaths(store, name);
  try {
    const value = readJson(state) as RootState | undefined;
    if (value !== undefined && (value.format as number) !== stateFormat) {
      throw new Error(`its format is ${String(value.format)}, and this version knows ${stateFormat}`);
    }
    return value;
  } catch (error) {
    throw new RootstockError(
      `reading root "${name}"`,
      messageOf(error),
      `Remove it with \`rootstock scrub --root ${name}\``,
    );
  }
};

/** Throws RootstockError when a root is not there any more, be there another of its name. */
export const requireSameRoot = (store: Store, {name, id}: RootState): void => {
  if (readRoot(store, name)?.id !== id)
    throw new RootstockError(`saving a layer of root "${name}"`, 'the root was removed meanwhile');
};

/** Throws UsageError where there is no such root. */
export const requireRoot = (store: Store, name: string): RootState => {
  const state = readRoot(store, name);
  if (state) return state;
  const known = listRoots(store);
  throw new UsageError(
    `root "${name}"`,
    'there is none of that name',
    known.length === 0 ? 'Make it with `rootstock init`' : `There are ${known.join(', ')}`,
  );
};

export const writeRoot = (store: Store, state: RootState): void => {
  writeFileAtomically(rootPaths(store, state.name).state, `${JSON.stringify(state, null, 2)}\n`);
};

export const listRoots = (store: Store): string[] =>
  readdirSync(store.roots, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(rootPaths(store, entry.name).state))
    .map((entry) => entry.name)
    .sort();

/**
 * The states of all roots. One that is removed meanwhile is none.
 * @param unreadable what to do about one that cannot be read: throw RootstockError, or leave it out of a listing
 */
export const readRoots = (store: Store, unreadable: Unreadable = 'throw'): RootState[] =>
  listRoots(store)
    .map((name) => {
      try {
        return readRoot(store, name);
      } catch (error) {
        if (unreadable === 'throw') throw error;
        return undefined;
      }
    })
    .filter((state) => state !== undefined);
