import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {type Base, type BaseContext, type OpenImage} from './base.js';
import {openArchivedImage} from './docker-archive.js';
import {type BlobDigest, blobDigestOf, type Descriptor, isBlobDigest, type ReadBlob} from './image.js';
import {describeImage} from './image-config.js';
import {digestInIdentity, identityOfImage} from './image-identity.js';
import {chooseManifest} from './image-manifest.js';
import {type ImageReference, parseImageReference} from './image-reference.js';
import {
  copiedBlob,
  dockerInspectArguments,
  nameForTool,
  podmanPullArguments,
  requireImageTool,
  runImageTool,
  saveArguments,
  skopeoCopyArguments,
  skopeoInspectArguments,
} from './image-tool.js';

/**
 * Base `oci:IMAGE`: an image of a registry. A tag is looked up each time that the identity is asked for; one that is written
 * with a digest is known by that, without the network.
 */
export const registryBase = (text: string, context: BaseContext): Base => {
  const reference = parseImageReference(text);
  const what = `base "oci:${text}"`;
  return {
    name: `oci:${text}`,
    kind: 'layer',
    identity: async () => identityOfImage(reference.digest ?? (await lookUp(what, reference, context))),
    open: async (staging, {identity}, options, use) => {
      const pinned = {...reference, digest: digestInIdentity(identity)};
      const tool = await requireImageTool(options.tools);
      if (tool === 'skopeo') return use(await openWithSkopeo(what, pinned, staging, context));
      const archive = join(staging, 'archive');
      const run = (argv: Parameters<typeof runImageTool>[1]): Promise<Buffer> =>
        runImageTool(pinned, argv, context.environment);
      await run(
        tool === 'podman' ? podmanPullArguments(pinned) : ['docker', 'pull', '--quiet', nameForTool(pinned)],
      );
      await run(saveArguments(tool, nameForTool(pinned), archive));
      return openArchivedImage(what, {path: archive}, staging, options, use);
    },
  };
};

/** The digest of the manifest, for this machine, that a tag means now. */
const lookUp = async (
  what: string,
  reference: ImageReference,
  {environment, tools}: BaseContext,
): Promise<BlobDigest> => {
  const tool = await requireImageTool(tools);
  if (tool === 'podman') {
    // Its own look at a registry does not show the digest of a single manifest.
    await runImageTool(reference, podmanPullArguments(reference), environment);
    const inspect = ['podman', 'image', 'inspect', '--format={{.Digest}}', nameForTool(reference)] as const;
    const digest = (await runImageTool(reference, inspect, environment)).toString().trim();
    if (isBlobDigest(digest)) return digest;
    throw new RootstockError(
      what,
      `podman says that its digest is ${JSON.stringify(digest)}`,
      'Install skopeo',
    );
  }
  if (tool === 'docker') {
    const printed = await runImageTool(reference, dockerInspectArguments(reference), environment);
    return chooseOfDocker(what, printed);
  }
  const first = await runImageTool(reference, skopeoInspectArguments(reference, 'manifest'), environment);
  const named = {digest: blobDigestOf(first)};
  const readOther = readerOf(reference, {environment});
  return chooseManifest(
    what,
    (descriptor) => (descriptor.digest === named.digest ? Promise.resolve(first) : readOther(descriptor)),
    named,
  );
};

/** What `docker manifest inspect --verbose` prints is one entry, or a list of them for a list. */
const chooseOfDocker = (what: string, printed: Buffer): Promise<BlobDigest> => {
  const value = JSON.parse(printed.toString()) as
    {Descriptor: Descriptor} | readonly {Descriptor: Descriptor}[];
  if ('Descriptor' in value) return Promise.resolve(value.Descriptor.digest);
  const index = Buffer.from(
    JSON.stringify({schemaVersion: 2, manifests: value.map(({Descriptor: descriptor}) => descriptor)}),
  );
  return chooseManifest(what, () => Promise.resolve(index), {digest: blobDigestOf(index)});
};

/** Reads manifests of a repository by their digest. */
const readerOf =
  (reference: ImageReference, {environment}: Pick<BaseContext, 'environment'>): ReadBlob =>
  async ({digest}) => {
    const named = {...reference, digest};
    const bytes = await runImageTool(named, skopeoInspectArguments(named, 'manifest'), environment);
    requireDigest(named, bytes, digest);
    return bytes;
  };

/** Each blob is asked for once. */
const remembering = (read: ReadBlob): ReadBlob => {
  const known = new Map<BlobDigest, Promise<Buffer>>();
  return (descriptor) => {
    const found = known.get(descriptor.digest) ?? read(descriptor);
    known.set(descriptor.digest, found);
    return found;
  };
};

const requireDigest = (reference: ImageReference, bytes: Buffer, digest: BlobDigest): void => {
  if (blobDigestOf(bytes) === digest) return;
  throw new RootstockError(
    `base "oci:${nameForTool(reference)}"`,
    'the registry sent something else than was asked for',
    'Try again',
  );
};

const openWithSkopeo = async (
  what: string,
  pinned: ImageReference & {readonly digest: BlobDigest},
  staging: string,
  context: BaseContext,
): Promise<OpenImage> => {
  const readManifest = remembering(readerOf(pinned, context));
  const digest = await chooseManifest(what, readManifest, pinned);
  const manifest = {...pinned, digest};
  const read: ReadBlob = async (descriptor) => {
    if (descriptor.digest === digest) return readManifest(descriptor);
    const argv = skopeoInspectArguments(manifest, 'config');
    const bytes = await runImageTool(manifest, argv, context.environment);
    requireDigest(manifest, bytes, descriptor.digest);
    return bytes;
  };
  const directory = join(staging, 'fetched');
  return {
    ...(await describeImage(what, read, digest)),
    bring: async (layers) => {
      await runImageTool(manifest, skopeoCopyArguments(manifest, directory), context.environment);
      return layers.map(({blob}) => (blob ? copiedBlob(directory, blob.digest) : ''));
    },
  };
};
