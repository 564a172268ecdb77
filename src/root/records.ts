import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {makeDirectories, readJson, syncDirectory, writeFileAtomically} from '../host/atomic-file.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {type PendingName, rootPaths, type RootState, type StackLayer} from './state.js';

// What packing finds out about a root: files of their own, since the state is written only under the root's exclusive lock.

/** The digest that a layer of the stack has, or undefined while it is only frozen. */
export const digestOfLayer = (store: Store, root: string, layer: StackLayer): Digest | undefined =>
  'digest' in layer ? layer.digest : readPacked(store, root, layer.frozen);

const readPacked = (store: Store, root: string, generation: number): Digest | undefined =>
  (readJson(join(rootPaths(store, root).packed, `${generation}.json`)) as {digest: Digest} | undefined)
    ?.digest;

const doneMark = (store: Store, root: string, id: string): string =>
  join(rootPaths(store, root).packed, `name-${id}.json`);

/** The names of a root that are still to be given. */
export const openPending = (store: Store, state: RootState): PendingName[] =>
  state.pending.filter(({id}) => !existsSync(doneMark(store, state.name, id)));

/** What became of a name: it was given, or why it was not. */
export type Outcome = {readonly saved: true} | {readonly saved: false; readonly why: string};

/** Marks a name as done with. */
export const closePending = (store: Store, root: string, id: string, outcome: Outcome): void => {
  makeDirectories(rootPaths(store, root).packed);
  writeFileAtomically(doneMark(store, root, id), `${JSON.stringify(outcome)}\n`);
};

export const outcomeOf = (store: Store, root: string, id: string): Outcome | undefined =>
  readJson(doneMark(store, root, id)) as Outcome | undefined;

/** Of a frozen layer that is an upper again. Synced: that will be another layer. */
export const forgetPacked = (store: Store, root: string, generation: number): void => {
  const {packed} = rootPaths(store, root);
  if (!existsSync(packed)) return;
  rmSync(join(packed, `${generation}.json`), {force: true});
  syncDirectory(packed);
};

export const writePacked = (store: Store, root: string, generation: number, digest: Digest): void => {
  const {packed} = rootPaths(store, root);
  makeDirectories(packed);
  writeFileAtomically(join(packed, `${generation}.json`), `${JSON.stringify({digest})}\n`);
};
