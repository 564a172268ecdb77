import {createHash} from 'node:crypto';

import {UsageError} from '../errors.js';
import {type ImageSettings, settingsOf} from './image-settings.js';
import {goArchitecture, type Platform, platformName, suitability} from './platform.js';

/** `sha256:` and 64 lower-case hexadecimal digits: how images name what they are made of. */
export type BlobDigest = `sha256:${string}`;

export const isBlobDigest = (value: unknown): value is BlobDigest =>
  typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);

export const blobDigestOf = (bytes: Buffer): BlobDigest =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The digits of a digest, as files are named by it. */
export const hexOf = (digest: BlobDigest): string => digest.slice('sha256:'.length);

/** What a document of an image says of another blob (image-spec, descriptor.md). */
export interface Descriptor {
  readonly mediaType?: string | undefined;
  readonly digest: BlobDigest;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One layer of an image: a tar archive of what it changes. */
export interface ImageLayer {
  /** Of the archive as it is, before any compression. */
  readonly diffId: BlobDigest;
  /**
   * Of the layer and all that it lies on, as image-spec defines it (config.md, "Layer ChainID"). What a layer is depends on
   * those below: a directory that its archive does not mention is as it was, a whiteout hides only what is there.
   */
  readonly chainId: BlobDigest;
  /** The archive as it may be compressed, where that is known. */
  readonly blob?: Pick<Descriptor, 'digest' | 'size'>;
}

/** What an image is, without its content. */
export interface ImageDescription {
  /** Of the manifest, or of the config where there is no other. */
  readonly digest: BlobDigest;
  readonly layers: readonly ImageLayer[];
  readonly settings: ImageSettings;
}

/** Brings a small blob, whose bytes are those that its name says. Throws RootstockError. */
export type ReadBlob = (descriptor: Pick<Descriptor, 'digest'> & Partial<Descriptor>) => Promise<Buffer>;

interface Index {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

interface Manifest {
  readonly kind: 'manifest';
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const configTypes = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];
const layerTypes =
  /^application\/vnd\.(oci\.image\.layer\.v1\.tar(\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(\.gzip|\.zstd)?)$/;
const foreignTypes =
  /^application\/vnd\.(oci\.image\.layer\.nondistributable\.v1\.|docker\.image\.rootfs\.foreign\.)/;

/** Reads an index or a manifest. Throws UsageError for what is neither, or of another version. */
export const parseManifest = (what: string, bytes: Buffer): Index | Manifest => {
  const value = parseObject(what, bytes, 'its manifest');
  const {schemaVersion, mediaType} = value;
  if (schemaVersion !== 2) {
    throw new UsageError(
      what,
      `its manifest is of version ${JSON.stringify(schemaVersion)}, and this version knows 2`,
    );
  }
  const isIndex = typeof mediaType === 'string' ? indexTypes.includes(mediaType) : 'manifests' in value;
  if (typeof mediaType === 'string' && !isIndex && !manifestTypes.includes(mediaType))
    throw new UsageError(what, `it is of the media type ${JSON.stringify(mediaType)}, which is no image's`);
  if (isIndex) return {kind: 'index', manifests: descriptorsIn(what, value['manifests'])};
  const [config] = descriptorsIn(what, [value['config']]);
  if (!config) throw new UsageError(what, 'its manifest has no config');
  return {kind: 'manifest', config, layers: descriptorsIn(what, value['layers'])};
};

const parseObject = (what: string, bytes: Buffer, part: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null) throw new UsageError(what, `${part} is not JSON`);
  return value as Record<string, unknown>;
};

const descriptorsIn = (what: string, value: unknown): Descriptor[] => {
  if (!Array.isArray(value)) throw new UsageError(what, 'its manifest is not whole');
  return value.map((entry: Partial<Descriptor> | null) => {
    const {digest, size} = entry ?? {};
    if (typeof digest === 'string' && !digest.startsWith('sha256:'))
      throw new UsageError(what, `it uses the digest ${JSON.stringify(digest)}, and only sha256 is known`);
    if (!isBlobDigest(digest) || typeof size !== 'number' || !(size >= 0))
      throw new UsageError(what, 'its manifest is not whole');
    return entry as Descriptor;
  });
};

/**
 * The manifest for this machine: what was named itself, or the one that suits best in an index, and in those that the index
 * has in it. Throws UsageError, with a list of what there is, when none does.
 */
export const chooseManifest = async (
  what: string,
  read: ReadBlob,
  named: Pick<Descriptor, 'digest'> & Partial<Descriptor>,
  machine: string = goArchitecture(),
): Promise<BlobDigest> => {
  if (parseManifest(what, await read(named)).kind === 'manifest') return named.digest;
  const leaves = await leavesOf(what, read, named, 0);
  const [best] = leaves
    .map(({digest, platform = {}}) => ({digest, rank: suitability(platform, machine)}))
    .filter((leaf): leaf is {digest: BlobDigest; rank: number} => leaf.rank !== undefined)
    .sort((a, b) => a.rank - b.rank);
  if (best) return best.digest;
  throw wrongMachine(
    what,
    machine,
    leaves.map(({platform = {}}) => platform),
  );
};

/** More than anybody nests; each is a request. */
const deepestIndex = 4;

const leavesOf = async (
  what: string,
  read: ReadBlob,
  named: Parameters<ReadBlob>[0],
  depth: number,
): Promise<Descriptor[]> => {
  const document = parseManifest(what, await read(named));
  if (document.kind === 'manifest') throw new UsageError(what, 'an index calls a manifest an index');
  if (depth > deepestIndex) throw new UsageError(what, 'its indexes are nested too deeply');
  const leaves: Descriptor[] = [];
  for (const entry of document.manifests) {
    if (!indexTypes.includes(entry.mediaType ?? '')) leaves.push(entry);
    else leaves.push(...(await leavesOf(what, read, entry, depth + 1)));
  }
  return leaves;
};

const wrongMachine = (what: string, machine: string, platforms: readonly Platform[]): UsageError => {
  // What is signed or attested about an image lies beside it, for the platform unknown/unknown.
  const names = platforms.filter(({os}) => os !== 'unknown').map(platformName);
  return new UsageError(
    what,
    `it has no image for linux/${machine}`,
    names.length === 0 ? 'It has none at all' : `It has ${[...new Set(names)].join(', ')}`,
  );
};

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

export const chainIdsOf = (diffIds: readonly BlobDigest[]): BlobDigest[] => {
  const chain: BlobDigest[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(below === undefined ? diffId : blobDigestOf(Buffer.from(`${below} ${diffId}`)));
  }
  return chain;
};
