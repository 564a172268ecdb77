import {statSync} from 'node:fs';

import {RootstockError} from '../errors.js';
import {syncPath} from '../host/atomic-file.js';
import {type Digest, type LayerDescription} from '../layer/layer.js';
import {addLayer, layerImageFormat} from '../layer/layers.js';
import {type Snapshot} from './snapshot.js';
import {aloneInStore, type Store} from './store.js';

/** A snapshot from elsewhere, with the layers that came with it. */
export interface Brought {
  readonly snapshot: Snapshot;
  /** Those of other layers do no harm. */
  readonly descriptions: readonly LayerDescription[];
  /**
   * The image of a layer: a file of ours on the store's file system, that nobody else may write to, and whose digest was
   * checked. It is moved. Undefined for a layer that was not brought, since the store has it.
   */
  readonly imageOf: (digest: Digest) => string | undefined;
}

/**
 * Takes a snapshot from elsewhere into the store: its layers first, then its name, in one go: nobody sees a part of it, and
 * nothing of it is collected in between. Throws RootstockError, before the store is changed, for an image without a
 * description that fits it; what `writeName` throws for a layer that is nowhere leaves layers that nothing refers to.
 * @param writeName gives the snapshot its name: `writeKey` or `writeSnapshot`. It may throw, where the name is taken.
 */
export const adoptSnapshot = async (
  store: Store,
  {snapshot, descriptions, imageOf}: Brought,
  writeName: () => void,
): Promise<void> => {
  const brought = snapshot.layers.flatMap((digest) => {
    const image = imageOf(digest);
    return image === undefined ? [] : [{image, description: descriptionOf(digest, image, descriptions)}];
  });
  // Before the lock: whoever waits for that need not wait for the disk.
  for (const {image} of brought) syncPath(image);
  await aloneInStore(store, () => {
    for (const {image, description} of brought) addLayer(store.layers, image, description);
    writeName();
  });
};

const descriptionOf = (
  digest: Digest,
  image: string,
  descriptions: readonly LayerDescription[],
): LayerDescription => {
  const what = `taking layer ${digest.slice(0, 12)} in`;
  const description = descriptions.find((layer) => layer.digest === digest);
  if (!description) throw new RootstockError(what, 'it has no description');
  // With either of them wrong the layer would be found damaged at its first use.
  const {size} = statSync(image);
  if (description.size !== size)
    throw new RootstockError(what, `it has ${size} bytes, and its description says ${description.size}`);
  layerImageFormat(description);
  return description;
};
