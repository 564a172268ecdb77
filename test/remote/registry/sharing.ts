import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type LayerFile, layerFileName, type Publication, type Remote} from '../../../src/remote/remote.js';
import {newLayer} from '../suite.js';

export const scope = 'v1-x86_64-0123456789abcdef';

/** A snapshot of one new layer, and where that is. */
export interface Shared {
  readonly publication: Publication;
  readonly layer: LayerFile;
}

/** Saves a new layer and publishes a snapshot of it. @param directory what it is saved from */
export const share = async (
  remote: Remote,
  directory: string,
  key: string,
  {size = 100_000, description = `{"of": "${key}"}`} = {},
): Promise<Shared> => {
  const layer = newLayer({directory}, size);
  await remote.save(layer, directory);
  const publication = {
    scope,
    key,
    description,
    layers: [layer],
    annotations: {'dev.rootstock.base': 'tests'},
  };
  await remote.publish(publication, {replace: false});
  return {publication, layer};
};

/** Whether a layer has come into a directory as it is. */
export const isWhole = ({digest}: LayerFile, directory: string): boolean =>
  createHash('sha256')
    .update(readFileSync(join(directory, layerFileName(digest))))
    .digest('hex') === digest;
