import {digestOfText} from '../host/digest.js';
import {type TarLayer} from '../layer/write-tar-layer.js';
import {type Snapshot, timeOf} from '../snapshot/snapshot.js';

/** A layer of a container image, and what made it. */
export interface ImageLayer extends TarLayer {
  readonly origin: string;
  /** ISO 8601. */
  readonly created: string;
}

/** A small file of an image, named by the sha256 of its bytes where it is a blob. */
export interface ImageFile {
  readonly name: string;
  readonly content: string;
}

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What container images call the architectures that uname(2) knows. */
const platforms: Readonly<Record<string, {architecture: string; variant?: string}>> = {
  x86_64: {architecture: 'amd64'},
  aarch64: {architecture: 'arm64'},
  armv7l: {architecture: 'arm', variant: 'v7'},
  i686: {architecture: '386'},
};

/** The configuration of an image (OCI image specification, "Image Configuration"). */
export const imageConfig = (snapshot: Snapshot, layers: readonly ImageLayer[]): string =>
  JSON.stringify({
    created: timeOf(snapshot).toISOString(),
    ...(platforms[snapshot.architecture] ?? {architecture: snapshot.architecture}),
    os: 'linux',
    config: {Env: [`PATH=${path}`], Cmd: ['/bin/sh']},
    rootfs: {type: 'layers', diff_ids: layers.map(({diffId}) => `sha256:${diffId}`)},
    history: layers.map(({origin, created}) => ({created, created_by: `rootstock: ${origin}`})),
  });

/** All files of an OCI image layout but the blobs of its layers. */
export const ociFiles = (snapshot: Snapshot, layers: readonly ImageLayer[]): ImageFile[] => {
  const mediaType = (kind: string): string => `application/vnd.oci.image.${kind}`;
  const config = blob(imageConfig(snapshot, layers));
  const manifest = blob(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType('manifest.v1+json'),
      config: {mediaType: mediaType('config.v1+json'), ...config.descriptor},
      layers: layers.map(({digest, size}) => ({
        mediaType: mediaType('layer.v1.tar+gzip'),
        ...{digest: `sha256:${digest}`, size},
      })),
    }),
  );
  const annotations = {
    'io.containerd.image.name': imageName(snapshot.name),
    'org.opencontainers.image.ref.name': tagOf(snapshot.name),
  };
  const index = {
    schemaVersion: 2,
    mediaType: mediaType('index.v1+json'),
    manifests: [{mediaType: mediaType('manifest.v1+json'), ...manifest.descriptor, annotations}],
  };
  return [
    {name: 'oci-layout', content: JSON.stringify({imageLayoutVersion: '1.0.0'})},
    {name: 'index.json', content: JSON.stringify(index)},
    manifest.file,
    config.file,
  ];
};

/** All files of an archive that `docker load` takes but the layers. */
export const dockerFiles = (snapshot: Snapshot, layers: readonly ImageLayer[]): ImageFile[] => {
  const config = imageConfig(snapshot, layers);
  const configName = `${digestOfText(config)}.json`;
  const manifest = [
    {
      Config: configName,
      RepoTags: [imageName(snapshot.name)],
      Layers: layers.map(({diffId}) => dockerLayerName(diffId)),
    },
  ];
  return [
    {name: 'manifest.json', content: JSON.stringify(manifest)},
    {name: configName, content: config},
  ];
};

export const blobName = (digest: string): string => `blobs/sha256/${digest}`;

export const dockerLayerName = (digest: string): string => `${digest}.tar`;

/** By what `docker run` knows it: never by a name that a registry could have. */
export const imageName = (name: string): string => {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, (odd) => (odd === '.' || odd === '_' ? odd : '-'))
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return `localhost/${plain || 'rootstock'}:latest`;
};

/** A tag in a layout: `oci:PATH:TAG`. */
export const tagOf = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128) || 'latest';

const blob = (
  content: string,
): {readonly file: ImageFile; readonly descriptor: {readonly digest: string; readonly size: number}} => {
  const digest = digestOfText(content);
  return {
    file: {name: blobName(digest), content},
    descriptor: {digest: `sha256:${digest}`, size: Buffer.byteLength(content)},
  };
};
