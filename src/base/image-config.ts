import {UsageError} from '../errors.js';
import {
  type BlobDigest,
  blobDigestOf,
  chainIdsOf,
  type Descriptor,
  type ImageDescription,
  isBlobDigest,
  type ReadBlob,
} from './image.js';
import {parseManifest, parseObject, wrongMachine} from './image-manifest.js';
import {settingsOf} from './image-settings.js';
import {goArchitecture, type Platform, suitability} from './platform.js';

const configTypes = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];
const layerTypes =
  /^application\/vnd\.(oci\.image\.layer\.v1\.tar(\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(\.gzip|\.zstd)?)$/;
const foreignTypes =
  /^application\/vnd\.(oci\.image\.layer\.nondistributable\.v1\.|docker\.image\.rootfs\.foreign\.)/;

/** Reads the manifest and the config of an image. Throws UsageError for one that is not for this machine, or not an image. */
export const describeImage = async (
  what: string,
  read: ReadBlob,
  digest: BlobDigest,
): Promise<ImageDescription> => {
  const manifest = parseManifest(what, await read({digest}));
  if (manifest.kind === 'index') throw new UsageError(what, 'it is an index');
  const {config, layers} = manifest;
  if (!configTypes.includes(config.mediaType ?? ''))
    throw new UsageError(
      what,
      `its config is of the media type ${JSON.stringify(config.mediaType)}, which is no image's`,
    );
  for (const {mediaType = ''} of layers) requireKnownLayer(what, mediaType);
  return {
    ...describeConfig(what, await read(config), layers),
    digest,
  };
};

const requireKnownLayer = (what: string, mediaType: string): void => {
  if (foreignTypes.test(mediaType))
    throw new UsageError(
      what,
      `a layer of it is of the media type ${JSON.stringify(mediaType)}, which is not distributed with the image`,
      'Use another image',
    );
  if (!layerTypes.test(mediaType))
    throw new UsageError(
      what,
      `a layer of it is of the media type ${JSON.stringify(mediaType)}, which is not known`,
    );
};

/**
 * What the config of an image says of it.
 * @param blobs its layers as they may be compressed, base first, where that is known
 */
export const describeConfig = (
  what: string,
  bytes: Buffer,
  blobs?: readonly Descriptor[],
): ImageDescription => {
  const config = parseObject(what, bytes, 'its config');
  const {os, architecture, variant} = config as Platform;
  if (suitability({os, architecture, variant}) === undefined)
    throw wrongMachine(what, goArchitecture(), [{os, architecture, variant}]);
  const diffIds = (config['rootfs'] as {diff_ids?: unknown} | undefined)?.diff_ids;
  if (!Array.isArray(diffIds) || !diffIds.every(isBlobDigest))
    throw new UsageError(what, 'its config does not say which layers it has');
  if (diffIds.length === 0) throw new UsageError(what, 'it has no layers');
  if (blobs && blobs.length !== diffIds.length)
    throw new UsageError(what, `its manifest has ${blobs.length} layers, and its config ${diffIds.length}`);
  const chainIds = chainIdsOf(diffIds);
  return {
    digest: blobDigestOf(bytes),
    layers: diffIds.map((diffId, index) => ({
      diffId,
      chainId: chainIds[index] ?? diffId,
      ...(blobs?.[index] ? {blob: blobs[index]} : {}),
    })),
    settings: settingsOf(config['config']),
  };
};
