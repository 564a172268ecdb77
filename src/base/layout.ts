import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, UsageError} from '../errors.js';
import {type Base, type BaseContext} from './base.js';
import {type BlobDigest, blobDigestOf, type Descriptor, hexOf, isBlobDigest, type ReadBlob} from './image.js';
import {describeImage} from './image-config.js';
import {identityOfImage, digestInIdentity} from './image-identity.js';
import {chooseManifest, parseManifest} from './image-manifest.js';
import {placeName, splitPlace} from './image-place.js';
import {platformName} from './platform.js';

/** Base `oci:layout:PATH[:TAG|@sha256:DIGEST]`: an image of an OCI image layout. It is read and never written. */
export const layoutBase = (text: string, {directory}: BaseContext): Base => {
  const place = splitPlace(text, directory);
  const {path, choice} = place;
  const name = `oci:layout:${placeName(place)}`;
  const what = `base "${name}"`;
  const read: ReadBlob = (descriptor) =>
    Promise.resolve(readSmallBlob(what, blobPath(path, descriptor.digest), descriptor));
  return {
    name,
    kind: 'layer',
    identity: async () => identityOfImage(await chooseInLayout(what, path, choice, read)),
    open: async (_staging, {identity}, _options, use) =>
      use({
        ...(await describeImage(what, read, digestInIdentity(identity))),
        bring: (layers) => Promise.resolve(layers.map(({blob}) => (blob ? blobPath(path, blob.digest) : ''))),
      }),
  };
};

const blobPath = (layout: string, digest: BlobDigest): string =>
  join(layout, 'blobs', 'sha256', hexOf(digest));

/** Manifests and configs are some kilobytes; more than this is not read into memory. */
const largestDocument = 16 * 1024 * 1024;

/** Reads a blob whole, once it is seen to be what its name says. Throws UsageError. */
export const readSmallBlob = (
  what: string,
  path: string,
  {digest, size}: Pick<Descriptor, 'digest'> & Partial<Descriptor>,
): Buffer => {
  const short = digest.slice(0, 19);
  const status = statSync(path, {throwIfNoEntry: false});
  if (!status?.isFile()) throw new UsageError(what, `its blob ${short} is missing`);
  if (size !== undefined && status.size !== size)
    throw new UsageError(what, `its blob ${short} has ${status.size} bytes, and should have ${size}`);
  if (status.size > largestDocument)
    throw new UsageError(
      what,
      `its blob ${short} has ${status.size} bytes, too many for a manifest or a config`,
    );
  const bytes = readFileSync(path);
  if (blobDigestOf(bytes) !== digest)
    throw new UsageError(what, `its blob ${short} is damaged: it is not what its name says`);
  return bytes;
};

const chooseInLayout = async (
  what: string,
  path: string,
  choice: string | undefined,
  read: ReadBlob,
): Promise<BlobDigest> => {
  const images = readLayoutIndex(what, path);
  if (images.length === 0) throw new UsageError(what, 'it has no images');
  // By digest it may be anything that the layout has.
  if (isBlobDigest(choice)) return chooseManifest(what, read, {digest: choice});
  const found = choice === undefined ? images : images.filter((image) => tagOf(image) === choice);
  if (found.length === 0)
    throw new UsageError(what, 'it has no image of that tag', `It has ${listed(images)}`);
  const [only] = found;
  if (found.length === 1 && only) return chooseManifest(what, read, only);
  // One image for several machines, without an index of its own.
  const isOneImage = new Set(found.map(tagOf)).size === 1 && found.every(({platform}) => platform);
  if (isOneImage) {
    const bytes = Buffer.from(JSON.stringify({schemaVersion: 2, manifests: found}));
    const index = blobDigestOf(bytes);
    return chooseManifest(
      what,
      (descriptor) => (descriptor.digest === index ? Promise.resolve(bytes) : read(descriptor)),
      {digest: index},
    );
  }
  throw new UsageError(
    what,
    `it has several images: ${listed(found)}`,
    'Say which, with :TAG or @sha256:DIGEST after the path',
  );
};

const tagOf = ({annotations}: Descriptor): string | undefined =>
  annotations?.['org.opencontainers.image.ref.name'];

const listed = (images: readonly Descriptor[]): string =>
  images
    .map((image) =>
      [tagOf(image) ?? image.digest, ...(image.platform ? [`(${platformName(image.platform)})`] : [])].join(
        ' ',
      ),
    )
    .join(', ');

const readLayoutIndex = (what: string, path: string): readonly Descriptor[] => {
  const status = statSync(path, {throwIfNoEntry: false});
  if (!status) throw new UsageError(what, 'there is no such directory');
  const notALayout = (why: string): UsageError =>
    new UsageError(what, `it is not an OCI image layout: ${why}`, 'Name the directory that holds index.json');
  if (!status.isDirectory()) throw notALayout('it is not a directory');
  const version = (parseJson(join(path, 'oci-layout'), notALayout) as {imageLayoutVersion?: unknown} | null)
    ?.imageLayoutVersion;
  if (version !== '1.0.0')
    throw new UsageError(
      what,
      `the layout is of version ${JSON.stringify(version)}, and this version knows 1.0.0`,
    );
  const index = parseManifest(
    what,
    Buffer.from(JSON.stringify(parseJson(join(path, 'index.json'), notALayout))),
  );
  if (index.kind !== 'index') throw notALayout('its index.json is no index');
  return index.manifests;
};

const parseJson = (file: string, refusal: (why: string) => UsageError): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refusal(messageOf(error));
  }
};
