import {type Digest} from '../layer/layer.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {lastUse, listKeys, listSnapshots} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {readReferrers, type Referrer, sizeOfLayers} from './referrers.js';
import {isSameStack, standsOn} from './stacks.js';
import {readRoot} from './state.js';

/** A snapshot as it is listed. */
export interface ListedSnapshot {
  readonly name: string;
  /** Whether the root stands on its stack: every name of that is current. */
  readonly current: boolean;
  readonly base: string;
  /** The snapshot whose stack is the longest that this one stands on. */
  readonly parent: string | null;
  /** The key under which its stack is found. */
  readonly key: string | null;
  readonly layers: number;
  /** Base first. */
  readonly stack: readonly Digest[];
  /** Bytes of its images: all of them, those that go with this name, and those that others need as well. */
  readonly sizeBytes: number;
  readonly ownBytes: number;
  readonly sharedBytes: number;
  /** ISO 8601. */
  readonly created: string;
  readonly used: string;
}

/** The snapshots of a root, or those that are found by key, oldest first. */
export const surveySnapshots = (
  store: Store,
  root: string,
  which: 'snapshots' | 'keys',
): ListedSnapshot[] => {
  const state = readRoot(store, root);
  const snapshots = which === 'keys' ? listKeys(store, 'leave out') : listSnapshots(store, root, 'leave out');
  const uses = countUses(readReferrers(store, 'leave out'));
  const keysOfStore = listKeys(store, 'leave out');
  return snapshots.map((snapshot) => {
    const {name, base, layers, created} = snapshot;
    const sizeBytes = sizeOfLayers(store, layers);
    const ownBytes = sizeOfLayers(
      store,
      layers.filter((digest) => uses.get(digest) === 1),
    );
    return {
      ...{name, current: state !== undefined && standsOn(store, state, snapshot), base: base.name},
      parent: parentOf(snapshot, snapshots),
      key: which === 'keys' ? name : (keyOf(store, keysOfStore, snapshot) ?? null),
      ...{layers: layers.length, stack: layers, sizeBytes, ownBytes, sharedBytes: sizeBytes - ownBytes},
      created,
      used: new Date(lastUse(store, which === 'keys' ? undefined : root, snapshot)).toISOString(),
    };
  });
};

/** How many names and roots need each layer. */
const countUses = (referrers: readonly Referrer[]): Map<Digest, number> => {
  const uses = new Map<Digest, number>();
  for (const {layers} of referrers)
    for (const digest of new Set(layers)) uses.set(digest, (uses.get(digest) ?? 0) + 1);
  return uses;
};

const parentOf = ({layers}: Snapshot, snapshots: readonly Snapshot[]): string | null =>
  snapshots
    .filter((other) => other.layers.length < layers.length && startsWith(layers, other.layers))
    .reduce<Snapshot | undefined>(
      (best, other) => (best && best.layers.length >= other.layers.length ? best : other),
      undefined,
    )?.name ?? null;

const startsWith = (layers: readonly Digest[], beginning: readonly Digest[]): boolean =>
  beginning.every((digest, index) => layers[index] === digest);

const keyOf = (store: Store, keys: readonly Snapshot[], {base, layers}: Snapshot): string | undefined =>
  keys.find((key) => key.base.identity === base.identity && isSameStack(store, key.layers, layers))?.name;
