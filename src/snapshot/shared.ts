import {createHash} from 'node:crypto';

import {type BaseReference} from '../base/base.js';
import {messageOf, RootstockError} from '../errors.js';
import {type LayerDescription, parseLayerDescription} from '../layer/layer.js';
import {describeLayer} from '../layer/layers.js';
import {type Publication} from '../remote/remote.js';
import {parseSnapshot, type Snapshot} from './snapshot.js';
import {type Store} from './store.js';

/** A snapshot as it travels: all that is needed to use its images. */
export interface SharedSnapshot {
  readonly snapshot: Snapshot;
  /** Of every layer, base first. */
  readonly layers: readonly LayerDescription[];
}

/** The format of what is shared; another one is never found. */
const format = 'v1';

/** Only what is of this format, and for the same machine and base, can be found. */
export const scopeOf = ({identity}: Pick<BaseReference, 'identity'>, architecture: string): string =>
  `${format}-${architecture}-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;

/** A snapshot of the store, as it travels. Throws RootstockError where a layer is missing. */
export const describeShared = (store: Store, snapshot: Snapshot): SharedSnapshot => ({
  snapshot,
  layers: snapshot.layers.map((digest) => describeLayer(store.layers, digest)),
});

/**
 * What came from elsewhere. Throws RootstockError unless it is whole and of formats that this version knows.
 * @param from where it came from
 */
export const parseShared = (text: string, from: string): SharedSnapshot => {
  try {
    const {snapshot, layers} = JSON.parse(text) as {snapshot: unknown; layers: unknown};
    const shared = {
      snapshot: parseSnapshot(snapshot),
      layers: (Array.isArray(layers) ? layers : []).map(parseLayerDescription),
    };
    const missing = shared.snapshot.layers.find(
      (digest) => !shared.layers.some((layer) => layer.digest === digest),
    );
    if (missing !== undefined) throw new Error(`layer ${missing.slice(0, 12)} has no description`);
    return shared;
  } catch (error) {
    throw new RootstockError(
      `reading a snapshot of ${from}`,
      messageOf(error),
      'Push it again with this version',
    );
  }
};

/** How a snapshot is published under a key. */
export const publicationOf = (shared: SharedSnapshot, key: string): Publication => {
  const {snapshot, layers} = shared;
  const {base, architecture, created} = snapshot;
  const parent = snapshot.layers.at(-2);
  const text = JSON.stringify({snapshot: {...snapshot, name: key}, layers});
  return {
    ...{scope: scopeOf(base, architecture), key, layers, description: text},
    annotations: {
      'org.opencontainers.image.created': created,
      'dev.rootstock.key': key,
      'dev.rootstock.architecture': architecture,
      'dev.rootstock.base': base.name,
      'dev.rootstock.base.identity': base.identity,
      ...(parent === undefined ? {} : {'dev.rootstock.parent': parent}),
    },
  };
};
