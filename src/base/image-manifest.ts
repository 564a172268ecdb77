import {UsageError} from '../errors.js';
import {type BlobDigest, type Descriptor, isBlobDigest, type ReadBlob} from './image.js';
import {goArchitecture, type Platform, platformName, suitability} from './platform.js';

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

/** Throws UsageError for what is no JSON object. */
export const parseObject = (what: string, bytes: Buffer, part: string): Record<string, unknown> => {
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

export const wrongMachine = (what: string, machine: string, platforms: readonly Platform[]): UsageError => {
  // What is signed or attested about an image lies beside it, for the platform unknown/unknown.
  const names = platforms.filter(({os}) => os !== 'unknown').map(platformName);
  return new UsageError(
    what,
    `it has no image for linux/${machine}`,
    names.length === 0 ? 'It has none at all' : `It has ${[...new Set(names)].join(', ')}`,
  );
};
