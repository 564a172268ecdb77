import {readdirSync} from 'node:fs';
import {join} from 'node:path';

import {withLock} from '../host/lock.js';
import {type Digest} from '../layer/layer.js';
import {describeLayer, listLayers, removeLayer} from '../layer/layers.js';
import {readBase} from '../snapshot/bases.js';
import {listKeys, listSnapshots} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {digestOfLayer, listRoots, requireRoot} from './state.js';

export interface Collected {
  readonly layers: number;
  /** Bytes of the images that were removed. */
  readonly bytes: number;
}

/**
 * Removes every layer that no snapshot, key, base or root refers to. What refers to what is read from them each time, and
 * counted nowhere. Alone in the store while it runs, so that nothing refers to a layer as it goes.
 */
export const collect = (store: Store): Promise<Collected> =>
  withLock(store.lock, 'exclusive', () => {
    const needed = referredLayers(store);
    const unneeded = listLayers(store.layers).filter((digest) => !needed.has(digest));
    const bytes = unneeded.reduce((sum, digest) => sum + describeLayer(store.layers, digest).size, 0);
    for (const digest of unneeded) removeLayer(store.layers, digest);
    return Promise.resolve({layers: unneeded.length, bytes});
  });

const referredLayers = (store: Store): Set<Digest> => {
  const roots = listRoots(store);
  const named = [...listKeys(store), ...roots.flatMap((root) => listSnapshots(store, root))];
  return new Set(
    [
      ...named.flatMap(({layers}) => layers),
      ...roots.flatMap((root) =>
        requireRoot(store, root).stack.map((layer) => digestOfLayer(store, root, layer)),
      ),
      ...readdirSync(store.bases)
        .filter((name) => name.endsWith('.json'))
        .map((name) => readBase(join(store.bases, name))),
    ].filter((digest) => digest !== undefined),
  );
};
