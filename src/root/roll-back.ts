import {RootstockError} from '../errors.js';
import {markUsed} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {changeRoot, type ChangeOptions} from './lock.js';
import {changePackedRoot, type PackOptions} from './pack.js';
import {resolveReference} from './reference.js';
import {requireWhole, withLayers} from './stacks.js';
import {type Mounted} from './state.js';
import {resetRoot, stackOf} from './transitions.js';

const what = 'dropping the changes';

/** Drops a root's upper: it is as its stack says. */
export const cleanRoot = (store: Store, root: string, busy: ChangeOptions['busy']): Promise<Mounted> =>
  changeRoot(store, root, {busy, what}, (state) => resetRoot(store, state));

/**
 * Drops a root's upper and puts it on another stack, to which later cleans return. Throws RootstockError, with nothing
 * changed, where the word means no stack of the root's base, or one that is not whole.
 * @param word a snapshot's name, a key or a layer's digest
 */
export const rollBackRoot = (
  store: Store,
  root: string,
  word: string,
  {busy, ...packing}: Pick<ChangeOptions, 'busy'> & PackOptions,
): Promise<Mounted> => {
  // Before anything that runs there is ended.
  resolveReference(store, root, word);
  return changePackedRoot(store, root, {busy, what, ...packing}, async (state) => {
    for (;;) {
      const snapshot = resolveReference(store, root, word);
      if (snapshot.base.name !== state.base.name) {
        throw new RootstockError(
          `rollback of root "${root}"`,
          `"${word}" stands on ${snapshot.base.name}, not on ${state.base.name}`,
        );
      }
      requireWhole(store, snapshot);
      const done = await withLayers(store, snapshot.layers, () =>
        resetRoot(store, {...state, base: snapshot.base}, {stack: stackOf(snapshot.layers)}),
      );
      // Else a layer was removed after the name was read, and with it the name.
      if (!done) continue;
      markUsed(store, root, snapshot);
      return done;
    }
  });
};
