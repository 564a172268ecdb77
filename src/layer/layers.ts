import {chmodSync, readdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {readJson, syncDirectory, syncPath, writeFileAtomically} from '../host/atomic-file.js';
import {digestOf} from '../host/digest.js';
import {layerFileName} from '../remote/remote.js';
import {type ImageFormat, parseCompression} from './compression.js';
import {type Digest, isDigest, type LayerDescription, parseLayerDescription} from './layer.js';

/** The images of a store: `layers/<sha256>.image` with its description beside it, `<sha256>.json`. */
export interface Layers {
  readonly directory: string;
}

export const imagePath = ({directory}: Layers, digest: Digest): string =>
  join(directory, layerFileName(digest));

export const descriptionPath = ({directory}: Layers, digest: Digest): string =>
  join(directory, `${digest}.json`);

/** The digests of all whole layers. */
export const listLayers = (layers: Layers): Digest[] =>
  readdirSync(layers.directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((digest) => isDigest(digest) && hasLayer(layers, digest));

export const hasLayer = (layers: Layers, digest: Digest): boolean => {
  const image = statSync(imagePath(layers, digest), {throwIfNoEntry: false});
  return (
    image !== undefined && statSync(descriptionPath(layers, digest), {throwIfNoEntry: false}) !== undefined
  );
};

/** Bytes of an image; none where it is not there. */
export const imageSize = (layers: Layers, digest: Digest): number =>
  statSync(imagePath(layers, digest), {throwIfNoEntry: false})?.size ?? 0;

/** The image of a layer, once its bytes are seen to be those that its name says. Throws RootstockError when they are not. */
export const checkedImage = async (
  layers: Layers,
  digest: Digest,
): Promise<{readonly image: string; readonly format: ImageFormat}> => {
  await verifyLayer(layers, digest);
  return {image: imagePath(layers, digest), format: layerImageFormat(describeLayer(layers, digest))};
};

/** Throws RootstockError when the layer is not in the store, or is of another format. */
export const describeLayer = (layers: Layers, digest: Digest): LayerDescription => {
  try {
    const value = readJson(descriptionPath(layers, digest));
    if (value === undefined) throw new Error('it is not in the store');
    return parseLayerDescription(value);
  } catch (error) {
    throw new RootstockError(
      `reading layer ${digest.slice(0, 12)}`,
      messageOf(error),
      'Use the version that made it, or see what `rootstock fsck` says',
    );
  }
};

export const layerImageFormat = (description: LayerDescription): ImageFormat =>
  parseCompression(description.compression).format;

/**
 * Gives an image its name: its bytes are on disk first, then its description, then its name. Adding one that is there
 * already changes nothing, but for one that is not what its name says: that is replaced. The image must be on the store's
 * file system; it is moved.
 */
export const addLayer = (layers: Layers, image: string, description: LayerDescription): void => {
  const {digest} = description;
  if (hasLayer(layers, digest) && readVerified(layers, digest) === fingerprint(imagePath(layers, digest))) {
    rmSync(image, {force: true});
    return;
  }
  // Readable by all, in a directory that only root may enter: a hard link elsewhere then lends it to one user.
  chmodSync(image, 0o444);
  syncPath(image);
  writeFileAtomically(descriptionPath(layers, digest), `${JSON.stringify(description, null, 2)}\n`);
  renameSync(image, imagePath(layers, digest));
  syncDirectory(layers.directory);
  markVerified(layers, digest);
};

export const removeLayer = (layers: Layers, digest: Digest): void => {
  rmSync(imagePath(layers, digest), {force: true});
  rmSync(descriptionPath(layers, digest), {force: true});
  rmSync(verifiedPath(layers, digest), {force: true});
};

const verifiedPath = ({directory}: Layers, digest: Digest): string => join(directory, `${digest}.verified`);

const markVerified = (layers: Layers, digest: Digest): void => {
  writeFileAtomically(verifiedPath(layers, digest), fingerprint(imagePath(layers, digest)));
};

/**
 * Size, time and inode of an image: while they are the same, so are its bytes, short of a failing disk. Not its ctime:
 * a hard link, by which it is lent for uploading, changes that.
 */
const fingerprint = (path: string): string => {
  const {size, mtimeMs, ino} = statSync(path);
  return JSON.stringify({size, mtimeMs, ino});
};

/**
 * Sees that the image is what its name says, by reading all of it the first time it is used on this machine and not
 * again while the file is untouched. Throws RootstockError when it is not.
 */
export const verifyLayer = async (layers: Layers, digest: Digest): Promise<void> => {
  const path = imagePath(layers, digest);
  const {size} = describeLayer(layers, digest);
  const status = statSync(path, {throwIfNoEntry: false});
  if (status?.size === size) {
    if (readVerified(layers, digest) === fingerprint(path)) return;
    if ((await digestOf(path)) === digest) {
      markVerified(layers, digest);
      return;
    }
  }
  throw new RootstockError(
    `checking layer ${digest.slice(0, 12)}`,
    status ? 'its bytes are not those that its name says' : 'its image is missing',
    'See what `rootstock fsck` says',
  );
};

const readVerified = (layers: Layers, digest: Digest): string | undefined => {
  try {
    return JSON.stringify(readJson(verifiedPath(layers, digest)));
  } catch {
    return undefined;
  }
};
