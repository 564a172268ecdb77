import {readdirSync, rmSync} from 'node:fs';
import {basename, join} from 'node:path';

import {messageOf} from '../errors.js';
import {type Digest} from '../layer/layer.js';
import {readBase} from '../snapshot/base-records.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {keyPath, readSnapshotFile, snapshotPath, snapshotsOf} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type Finding, setAside} from './finding.js';
import {listRoots} from './state.js';

interface NameChecks {
  readonly checked: {readonly snapshots: number; readonly keys: number; readonly bases: number};
  readonly findings: readonly Finding[];
}

/** Checks that every name can be read, and means layers that are good. */
export const checkNames = (store: Store, good: ReadonlySet<Digest>): NameChecks => {
  const roots = listRoots(store);
  const snapshots = roots.flatMap((root) =>
    filesIn(snapshotsOf(store, root)).map((file) => ({
      ...{file, what: `snapshot "${basename(file, '.json')}" of root "${root}"`},
      ...{place: ({name}: Snapshot) => snapshotPath(store, root, name), aside: `${root}-${basename(file)}`},
    })),
  );
  const keys = filesIn(store.keys).map((file) => ({
    ...{file, what: `key ${basename(file, '.json').slice(0, 12)}`},
    ...{place: (key: Snapshot) => keyPath(store, key), aside: basename(file)},
  }));
  const bases = filesIn(store.bases);
  return {
    checked: {snapshots: snapshots.length, keys: keys.length, bases: bases.length},
    findings: [
      ...[...snapshots, ...keys].flatMap((name) => checkName(store, name, good)),
      ...bases.flatMap((file) => checkBase(file, good)),
    ],
  };
};

interface NameFile {
  readonly file: string;
  readonly what: string;
  /** Where a snapshot of that name belongs. */
  readonly place: (snapshot: Snapshot) => string;
  /** What it is called when it is set aside. */
  readonly aside: string;
}

const checkName = (
  store: Store,
  {file, what, place, aside}: NameFile,
  good: ReadonlySet<Digest>,
): Finding[] => {
  const why = whatIsWrong(file, place, good);
  if (why === undefined) return [];
  const repair = (): Promise<string> => Promise.resolve(setAside(store, file, aside));
  return [{kind: 'problem', what, why, repair}];
};

const whatIsWrong = (
  file: string,
  place: NameFile['place'],
  good: ReadonlySet<Digest>,
): string | undefined => {
  try {
    const snapshot = readSnapshotFile(file);
    if (place(snapshot) !== file) return `the file says that its name is ${JSON.stringify(snapshot.name)}`;
    const bad = snapshot.layers.find((digest) => !good.has(digest));
    return bad === undefined ? undefined : `its layer ${bad.slice(0, 12)} is missing or damaged`;
  } catch (error) {
    return messageOf(error);
  }
};

/** A base is made again when it is wanted, so its record need not be kept. */
const checkBase = (file: string, good: ReadonlySet<Digest>): Finding[] => {
  const base = readBase(file);
  const bad = base?.digests.find((digest) => !good.has(digest));
  if (base && bad === undefined) return [];
  const why =
    bad === undefined ? 'its record cannot be read' : `its layer ${bad.slice(0, 12)} is missing or damaged`;
  const repair = (): Promise<string> => {
    rmSync(file, {force: true});
    return Promise.resolve('forgotten: it is made again when it is wanted');
  };
  return [{kind: 'problem', what: `base "${base?.name ?? basename(file)}"`, why, repair}];
};

const filesIn = (directory: string): string[] => {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
};
