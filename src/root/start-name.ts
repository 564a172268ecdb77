import {makeSnapshot} from '../snapshot/snapshot.js';
import {writeSnapshot} from '../snapshot/snapshots.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {digestsOf} from './stacks.js';
import {type RootState} from './state.js';

/** The snapshot that every root has of itself: the stack that it was made with, or last started from by its key. */
export const startName = 'postinit';

/** Gives that name to the present stack. The caller holds the root's exclusive lock. */
export const nameStart = (store: Store, state: RootState): Promise<void> =>
  aloneInStore(store, () => {
    const layers = digestsOf(store, state);
    if (layers) writeSnapshot(store, state.name, makeSnapshot(startName, state, layers));
  });
