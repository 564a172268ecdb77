import {type BaseReference} from '../base/base.js';
import {messageOf, RootstockError} from '../errors.js';
import {digestOfText} from '../host/digest.js';
import {type LayerDescription, parseLayerDescription} from '../layer/layer.js';
import {describeLayer} from '../layer/layers.js';
import {type Publication} from '../remote/remote.js';
import {parseSnapshot, type Snapshot} from './snapshot.js';
import {type Store} from './store.js';

/** A snapshot as it travels, by a remote or in a file: all that is needed to use its images. */
export interface SharedSnapshot {
  readonly snapshot: Snapshot;
  /** Those of the snapshot, each once, base first. */
  readonly layers: readonly LayerDescription[];
}

/** The format of what is shared; another one is never found. */
const format = 'v1';

/** Only what is of this format, and for the same machine and base, can be found. */
export const scopeOf = ({identity}: Pick<BaseReference, 'identity'>, architecture: string): string =>
  `${format}-${architecture}-${digestOfText(identity).slice(0, 16)}`;

/** A snapshot of the store, as it travels. Throws RootstockError where a layer is missing. */
export const describeShared = (store: Store, snapshot: Snapshot): SharedSnapshot => ({
  snapshot,
  layers: [...new Set(snapshot.layers)].map((digest) => describeLayer(store.layers, digest)),
});

/**
 * What came from elsewhere. Throws RootstockError unless it is whole and of formats that this version knows.
 * @param from where it came from
 */
export const parseShared = (text: string, from: string): SharedSnapshot => {
  try {
    return parseDescribed(JSON.parse(text));
  } catch (error) {
    throw new RootstockError(
      `reading a snapshot of ${from}`,
      messageOf(error),
      'Push it again with this version',
    );
  }
};

/** Throws unless the value has a snapshot, and describes its layers, each once, in formats that this version knows. */
export const parseDescribed = (value: unknown): SharedSnapshot => {
  const described = value as Partial<SharedSnapshot> | null;
  const snapshot = parseSnapshot(described?.snapshot);
  if (!Array.isArray(described?.layers)) throw new Error('it does not describe its layers');
  const layers = described.layers.map(parseLayerDescription);
  const digests = layers.map(({digest}) => digest);
  if (new Set(digests).size !== digests.length) throw new Error('it describes a layer twice');
  const missing = snapshot.layers.find((digest) => !digests.includes(digest));
  if (missing !== undefined) throw new Error(`it does not describe its layer ${missing.slice(0, 12)}`);
  const strange = digests.find((digest) => !snapshot.layers.includes(digest));
  if (strange !== undefined) throw new Error(`it describes ${strange.slice(0, 12)}, which is no layer of it`);
  return {snapshot, layers};
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
