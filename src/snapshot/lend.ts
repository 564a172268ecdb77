import {linkSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {imagePath} from '../layer/layers.js';
import {layerFileName} from '../remote/remote.js';
import {describeShared, type SharedSnapshot} from './shared.js';
import {type Snapshot} from './snapshot.js';
import {type Store} from './store.js';

/**
 * Puts the images of a snapshot into a directory of the store's file system as `DIGEST.image`, by hard links: no copy, and
 * nothing that is collected meanwhile is lost on its way. Throws RootstockError where a layer is missing.
 */
export const lendImages = (store: Store, snapshot: Snapshot, directory: string): SharedSnapshot => {
  const shared = describeShared(store, snapshot);
  for (const {digest} of shared.layers) {
    const link = join(directory, layerFileName(digest));
    rmSync(link, {force: true});
    linkSync(imagePath(store.layers, digest), link);
  }
  return shared;
};
