import {type BaseReference, architecture} from '../base/base.js';
import {messageOf} from '../errors.js';
import {verifyLayer} from '../layer/layers.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {findByKey, findByPrefix, isWhole} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';

export interface Wanted {
  readonly key?: string | undefined;
  /** Prefixes of keys, in the order of preference. */
  readonly restoreKeys?: readonly string[];
}

/** What was found for a key. */
export type Match =
  | {readonly kind: 'exact' | 'prefix'; readonly snapshot: Snapshot}
  | {readonly kind: 'none'; readonly snapshot?: undefined};

/**
 * The snapshot of the key, else the newest of the first restore key that has one; over the same base and for the same
 * machine. One whose layers are missing or damaged is no match, said in one line: a bad cache is a miss.
 */
export const findMatch = async (
  store: Store,
  reference: BaseReference,
  {key, restoreKeys = []}: Wanted,
  say: (line: string) => void,
): Promise<Match> => {
  const machine = architecture();
  const exact = key === undefined ? undefined : findReadable(store, reference.identity, machine, key, say);
  if (exact && (await isUsable(store, exact, say))) return {kind: 'exact', snapshot: exact};
  for (const prefix of restoreKeys) {
    const near = findByPrefix(store, reference.identity, machine, prefix);
    if (near && (await isUsable(store, near, say))) return {kind: 'prefix', snapshot: near};
  }
  return {kind: 'none'};
};

const findReadable = (
  store: Store,
  identity: string,
  machine: string,
  key: string,
  say: (line: string) => void,
): Snapshot | undefined => {
  try {
    return findByKey(store, identity, machine, key);
  } catch (error) {
    say(`warning: snapshot "${key}" is not used: ${messageOf(error)}`);
    return undefined;
  }
};

const isUsable = async (store: Store, snapshot: Snapshot, say: (line: string) => void): Promise<boolean> => {
  if (!isWhole(store, snapshot)) {
    say(`warning: snapshot "${snapshot.name}" is not used: a layer of it is missing`);
    return false;
  }
  try {
    for (const digest of snapshot.layers) await verifyLayer(store.layers, digest);
    return true;
  } catch (error) {
    say(`warning: snapshot "${snapshot.name}" is not used: ${messageOf(error)}`);
    return false;
  }
};
