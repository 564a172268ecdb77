import {type Snapshot} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {resolveReference} from './reference.js';
import {requireWhole, withLayers} from './stacks.js';

/**
 * Runs `hold`, which links or mounts the layers of a snapshot, while none of them is removed; their bytes are checked
 * before. What another command removed in between is looked for again. Throws RootstockError for what is not there.
 * @param word what means the stack: a name, a key or a layer's digest
 */
export const holdSnapshot = async <T>(
  store: Store,
  root: string,
  word: string,
  hold: (snapshot: Snapshot) => Promise<T>,
): Promise<T> => {
  for (;;) {
    const snapshot = resolveReference(store, root, word);
    requireWhole(store, snapshot);
    const held = await withLayers(store, snapshot.layers, async () => ({value: await hold(snapshot)}));
    if (held) return held.value;
  }
};
