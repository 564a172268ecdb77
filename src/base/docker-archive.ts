import {posix} from 'node:path';

import {UsageError} from '../errors.js';
import {readAll, readMembers, takeMembers} from './archive-members.js';
import {requireTools} from '../host/tools.js';
import {type Base, type BaseContext, type BaseOptions, type OpenImage} from './base.js';
import {type BlobDigest, blobDigestOf, type ImageLayer} from './image.js';
import {describeConfig} from './image-config.js';
import {digestInIdentity, identityOfImage} from './image-identity.js';
import {placeName, splitPlace} from './image-place.js';
import {compressionOf} from './tar-check.js';

/** Base `docker-archive:PATH[:NAME:TAG|@sha256:DIGEST]`: what `docker save` and `podman save` write. */
export const archiveImageBase = (text: string, {directory}: BaseContext): Base => {
  const place = splitPlace(text, directory);
  const name = `docker-archive:${placeName(place)}`;
  const what = `base "${name}"`;
  return {
    name,
    kind: 'layer',
    identity: async () => {
      const images = await readImages(what, place.path);
      return identityOfImage(chooseImage(what, images, place.choice).digest);
    },
    open: (staging, {identity}, options, use) =>
      openArchivedImage(what, {path: place.path, choice: digestInIdentity(identity)}, staging, options, use),
  };
};

/** Hands an image of such an archive to `use`. */
export const openArchivedImage = async <T>(
  what: string,
  {path, choice}: {readonly path: string; readonly choice?: string},
  staging: string,
  {tools}: BaseOptions,
  use: (image: OpenImage) => Promise<T>,
): Promise<T> => {
  const compression = await compressionOf(path);
  if (compression !== undefined && compression !== 'gzip') await requireTools([compression], tools);
  const image = chooseImage(what, await readImages(what, path), choice);
  const description = describeConfig(what, image.config);
  const {layers} = description;
  if (layers.length !== image.layers.length) {
    throw new UsageError(
      what,
      `its manifest has ${image.layers.length} layers, and its config ${layers.length}`,
    );
  }
  const bring = async (wanted: readonly ImageLayer[]): Promise<string[]> => {
    const names = wanted.map(({chainId}) => {
      const index = layers.findIndex((layer) => layer.chainId === chainId);
      return image.layers[index] ?? '';
    });
    return takeMembers(what, path, names, staging);
  };
  return use({...description, bring});
};

interface ArchivedImage {
  /** Of its config. */
  readonly digest: BlobDigest;
  readonly config: Buffer;
  readonly tags: readonly string[];
  /** The members that hold its layers, base first. */
  readonly layers: readonly string[];
}

const chooseImage = (what: string, images: readonly ArchivedImage[], choice?: string): ArchivedImage => {
  const listed = images.map(({digest, tags}) => tags[0] ?? digest).join(', ');
  const found = images.filter(
    ({digest, tags}) => choice === undefined || digest === choice || tags.some((tag) => isTag(tag, choice)),
  );
  const [first] = found;
  if (!first) throw new UsageError(what, 'it has no such image', `It has ${listed}`);
  if (found.some(({digest}) => digest !== first.digest)) {
    throw new UsageError(
      what,
      `it has several images: ${listed}`,
      'Say which, with :NAME:TAG or @sha256:DIGEST after the path',
    );
  }
  return first;
};

/** `debian:bookworm` is what docker itself writes; podman writes the registry as well. */
const isTag = (tag: string, choice: string): boolean =>
  tag === choice ||
  tag === `docker.io/${choice}` ||
  tag === `docker.io/library/${choice}` ||
  tag === `localhost/${choice}`;

/** Larger members are layers. */
const largestDocument = 4 * 1024 * 1024;

/** What an archive has to say of its images: read in one go, since it cannot be known where in it that is. */
const readImages = async (what: string, path: string): Promise<ArchivedImage[]> => {
  const documents = new Map<string, Buffer>();
  const links = new Map<string, string>();
  await readMembers(what, path, async ({name, type, size, linkname}, content) => {
    const plain = posix.normalize(name);
    // docker up to 24 links a layer to another that is the same.
    if (type === 'symlink' || type === 'link') {
      links.set(
        plain,
        posix.normalize(type === 'link' ? linkname : posix.join(posix.dirname(plain), linkname)),
      );
    } else if (type === 'file' && size <= largestDocument) {
      const bytes = await readAll(content);
      // Small layers are not wanted.
      if (/^[{[]/.test(bytes.toString('latin1', 0, 1))) documents.set(plain, bytes);
    }
  });
  const manifest = documents.get('manifest.json');
  const notOne = (why: string): UsageError =>
    new UsageError(what, why, 'Is it what `docker save` or `podman save` wrote?');
  if (!manifest) throw notOne('it has no manifest.json');
  const images = parseJson(manifest);
  if (!Array.isArray(images) || images.length === 0) throw notOne('its manifest.json lists no images');
  return images.map((image: {Config?: unknown; RepoTags?: unknown; Layers?: unknown} | null) => {
    const {Config: configName, RepoTags: tags, Layers: layers} = image ?? {};
    if (typeof configName !== 'string' || !areStrings(layers)) throw notOne('its manifest.json is not whole');
    const config = documents.get(posix.normalize(configName));
    if (!config) throw notOne(`its config ${JSON.stringify(configName)} is missing`);
    const digest = blobDigestOf(config);
    const named = /([0-9a-f]{64})(\.json)?$/.exec(configName)?.[1];
    if (named !== undefined && `sha256:${named}` !== digest)
      throw notOne(`its config ${named.slice(0, 12)} is damaged: it is not what its name says`);
    const names = layers.map((layer) => links.get(posix.normalize(layer)) ?? posix.normalize(layer));
    return {digest, config, tags: areStrings(tags) ? tags : [], layers: names};
  });
};

const areStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
};
