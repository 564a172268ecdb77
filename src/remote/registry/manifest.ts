import {digestOfText} from '../../host/digest.js';
import {Trouble} from '../http/trouble.js';
import {layerFileName, type Publication, type Scope} from '../remote.js';

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const artifactType = 'application/vnd.rootstock.snapshot.v1+json';
const descriptionType = 'application/vnd.rootstock.description.v1+json';
const layerType = 'application/vnd.rootstock.layer.v1';
const scopeAnnotation = 'dev.rootstock.scope';
const keyAnnotation = 'dev.rootstock.key';

/** What is read into memory at most. */
export const longestManifest = 4 << 20;

/** A description up to this size, in bytes, is in the manifest too, so that a reader needs no second request. */
const longestEmbedded = 32 << 10;

export interface Blob {
  /** `sha256:…` */
  readonly digest: string;
  readonly size: number;
}

/** What a manifest of ours says. */
export interface SnapshotManifest {
  readonly scope: Scope;
  readonly key: string;
  readonly description: Blob;
  /** The description itself, where it is embedded. */
  readonly embedded: Buffer | undefined;
}

export const sha256Of = (bytes: Buffer | string): string => `sha256:${digestOfText(bytes)}`;

/** The OCI artifact of a snapshot. */
export const manifestOf = (
  {scope, key, description, layers, annotations}: Publication,
  created: Date,
): Buffer => {
  const text = Buffer.from(description);
  const manifest = Buffer.from(
    JSON.stringify({
      ...{schemaVersion: 2, mediaType: manifestType, artifactType},
      config: {
        ...{mediaType: descriptionType, digest: sha256Of(text), size: text.length},
        ...(text.length <= longestEmbedded ? {data: text.toString('base64')} : {}),
      },
      layers: layers.map(({digest, size}) => ({
        ...{mediaType: layerType, digest: `sha256:${digest}`, size},
        annotations: {[title]: layerFileName(digest)},
      })),
      annotations: {
        ...{[title]: key, 'org.opencontainers.image.created': created.toISOString()},
        ...annotations,
        ...{[scopeAnnotation]: scope, [keyAnnotation]: key},
      },
    }),
  );
  if (manifest.length > longestManifest)
    throw new Trouble('its manifest would be over 4 MiB', 'Squash it into fewer layers');
  return manifest;
};

const title = 'org.opencontainers.image.title';

/** Reads a manifest. Throws Trouble for any that is not a snapshot of this format. */
export const parseManifest = (bytes: Buffer): SnapshotManifest => {
  const manifest = jsonObject(bytes);
  const {artifactType: kind, mediaType = manifestType} = manifest;
  const {mediaType: configType, digest, size, data} = objectOf(manifest['config']);
  if (kind !== artifactType || mediaType !== manifestType) {
    throw new Trouble(
      typeof kind === 'string' && kind.startsWith('application/vnd.rootstock.snapshot.')
        ? `it has another format, "${kind}"`
        : `it is no snapshot but "${shortText(kind ?? configType ?? mediaType)}"`,
    );
  }
  const {[scopeAnnotation]: scope, [keyAnnotation]: key} = objectOf(manifest['annotations']);
  if (
    configType !== descriptionType ||
    !(typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)) ||
    !(typeof size === 'number' && size >= 0 && size <= longestManifest) ||
    !(typeof scope === 'string' && typeof key === 'string')
  ) {
    throw new Trouble('its manifest lacks what a snapshot needs');
  }
  const embedded = typeof data === 'string' ? Buffer.from(data, 'base64') : undefined;
  return {scope, key, description: {digest, size}, embedded};
};

const jsonObject = (bytes: Buffer): Record<string, unknown> => {
  try {
    return objectOf(JSON.parse(bytes.toString()));
  } catch {
    throw new Trouble('its manifest is not JSON');
  }
};

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const shortText = (value: unknown): string =>
  (typeof value === 'string' ? value : 'something else').replace(/[^ -~]/g, '?').slice(0, 100);
