import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {type Digest} from '../layer/layer.js';
import {hasLayer} from '../layer/layers.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {neededLayers, readReferrers} from './referrers.js';

/**
 * Images without a description, and the reverse: a layer is added, and removed, in more than one step. Not where something
 * refers to the layer: then the rest of it was lost, and may be found.
 */
export const strayFiles = (store: Store): string[] => {
  const needed = neededOrUnknown(store);
  if (!needed) return [];
  return readdirSync(store.layers.directory)
    .filter((name) => /^[0-9a-f]{64}\.(image|json|verified)$/.test(name))
    .filter((name) => !hasLayer(store.layers, name.slice(0, 64)) && !needed.has(name.slice(0, 64)))
    .map((name) => join(store.layers.directory, name));
};

const neededOrUnknown = (store: Store): Set<Digest> | undefined => {
  try {
    return neededLayers(readReferrers(store));
  } catch {
    return undefined;
  }
};

/** Removes what an adding that has failed left of its layer. */
export const removeStrayFiles = (store: Store): Promise<void> =>
  aloneInStore(store, () => {
    for (const path of strayFiles(store)) rmSync(path, {force: true});
  });
