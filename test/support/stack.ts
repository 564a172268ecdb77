import {writeFileSync} from 'node:fs';

import {digestOf} from '../../src/host/digest.js';
import {type Digest} from '../../src/layer/layer.js';
import {addLayer} from '../../src/layer/layers.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {openStore, type Store} from '../../src/snapshot/store.js';
import {type Temporary} from './temporary.js';

export const newStore = (temporary: Temporary): Store => openStore(`${temporary.fresh()}/store`);

/** Puts a file in the store that passes for the image of a layer, as long as nobody mounts it. */
export const addFakeLayer = async (
  store: Store,
  temporary: Pick<Temporary, 'fresh'>,
  content: string,
): Promise<Digest> => {
  const image = `${temporary.fresh()}/image`;
  writeFileSync(image, content);
  const digest = await digestOf(image);
  addLayer(store.layers, image, {
    ...{format: 1, digest, compression: 'squashfs/zstd:3', size: content.length, entries: 1},
    ...{contentSize: 1, overlayOptions: [], origin: 'test', created: '', packMilliseconds: 1, losses: []},
  });
  return digest;
};

export const snapshotOf = (name: string, layers: Digest[], more: Partial<Snapshot> = {}): Snapshot => ({
  ...{format: 1, name, architecture: 'x86_64', layers, created: '2026-01-01T00:00:00.000Z'},
  base: {name: 'debian:bookworm', identity: 'debian bookworm', kind: 'layer'},
  ...more,
});
