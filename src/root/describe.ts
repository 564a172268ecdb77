import {describeLayer} from '../layer/layers.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {imagesOf} from './stacks.js';
import {type RootState} from './state.js';

/** The layers of a root's stack that are images, base first, and the bytes of them all. */
export const layerSizes = (store: Store, state: RootState): {layers: Digest[]; sizeBytes: number} => {
  const layers = imagesOf(store, state);
  return {
    layers,
    sizeBytes: layers.reduce((sum, digest) => sum + describeLayer(store.layers, digest).size, 0),
  };
};
