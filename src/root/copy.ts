import {RootstockError} from '../errors.js';
import {type Store} from '../snapshot/store.js';
import {createRoot, type NewRoot} from './create.js';
import {digestsOf, requireWhole, withLayers} from './stacks.js';
import {requireRoot} from './state.js';

/**
 * Makes a root on the stack of another, without that one's upper. Throws RootstockError where a layer of it is not an image
 * yet, or is missing.
 */
export const copyRoot = async (
  store: Store,
  original: string,
  root: Omit<NewRoot, 'base' | 'architecture' | 'layers' | 'key'>,
): Promise<void> => {
  const {name, compression, maxLayers, scratch, binds, users, owner} = root;
  for (;;) {
    const state = requireRoot(store, original);
    const layers = digestsOf(store, state);
    if (!layers)
      throw new RootstockError(`copying root "${original}"`, 'it was changed meanwhile', 'Try again');
    requireWhole(store, {name: original, layers});
    const {base, architecture} = state;
    const made = await withLayers(store, layers, () =>
      createRoot(store, {
        ...{name, base, architecture, compression, maxLayers, scratch, binds, users, owner, layers},
        key: undefined,
      }),
    );
    if (made) return;
  }
};
