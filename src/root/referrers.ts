import {type Digest} from '../layer/layer.js';
import {imageSize} from '../layer/layers.js';
import {listBases, removeBase} from '../snapshot/base-records.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {
  lastUse,
  listKeys,
  listSnapshots,
  removeKey,
  removeSnapshot,
  type Unreadable,
} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {readRoots} from './state.js';
import {imagesOf} from './stacks.js';

/** Something that needs layers. What refers to what is read from these each time, and counted nowhere. */
export interface Referrer {
  readonly kind: 'base' | 'snapshot' | 'key' | 'root';
  /** `ROOT/NAME` for a snapshot. */
  readonly name: string;
  /** Base first. */
  readonly layers: readonly Digest[];
  /** When something was last started from it; in milliseconds. */
  readonly used: number;
  /** Takes the name away. A root has none to take: it goes by `scrub`. */
  readonly forget?: () => void;
}

/**
 * Everything in the store that needs layers. Throws RootstockError where one cannot be read: then nobody knows what it
 * needs, and nothing may be removed. A listing may leave it out.
 */
export const readReferrers = (store: Store, unreadable: Unreadable = 'throw'): Referrer[] => [
  ...listBases(store).map((base) => ({
    ...({kind: 'base', name: base.name, layers: base.digests, used: base.used} as const),
    forget: () => {
      removeBase(store, base);
    },
  })),
  ...listKeys(store, unreadable).map((key) => ({
    ...({kind: 'key', name: key.name, layers: key.layers, used: lastUse(store, undefined, key)} as const),
    forget: () => {
      removeKey(store, key);
    },
  })),
  ...readRoots(store, unreadable).flatMap((state) => [
    ...listSnapshots(store, state.name, unreadable).map((snapshot) =>
      referrerOf(store, state.name, snapshot),
    ),
    {kind: 'root', name: state.name, layers: imagesOf(store, state), used: Date.now()} as const,
  ]),
];

const referrerOf = (store: Store, root: string, snapshot: Snapshot): Referrer => ({
  kind: 'snapshot',
  name: `${root}/${snapshot.name}`,
  layers: snapshot.layers,
  used: lastUse(store, root, snapshot),
  forget: () => {
    removeSnapshot(store, root, snapshot.name);
  },
});

/** The layers that some of them need. */
export const neededLayers = (referrers: readonly Referrer[]): Set<Digest> =>
  new Set(referrers.flatMap(({layers}) => layers));

/** Bytes of the images of some layers, of those that are there. */
export const sizeOfLayers = (store: Store, digests: Iterable<Digest>): number =>
  [...new Set(digests)].reduce((sum, digest) => sum + imageSize(store.layers, digest), 0);
