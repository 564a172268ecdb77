import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {goArchitecture} from '../../src/base/platform.js';
import {type Member, writeArchive} from './archive.js';
import {type Login} from './registry.js';
import {run} from './run.js';
import {type Temporary} from './temporary.js';

/** A layer of an image: its archive, and what a manifest says of it. */
export interface TestLayer {
  readonly archive: Buffer;
  readonly blob?: Buffer;
  readonly mediaType?: string;
  /** Another than that of the archive. */
  readonly diffId?: string;
}

export interface TestImage {
  readonly tag?: string;
  readonly layers: readonly TestLayer[];
  readonly architecture?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Blob {
  readonly digest: string;
  readonly size: number;
}

const type = (kind: string): string => `application/vnd.oci.image.${kind}`;

export const sha256 = (bytes: Buffer | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Puts a blob into a layout, as its digest or as another. */
export const addBlob = (layout: string, bytes: Buffer | string): Blob => {
  mkdirSync(join(layout, 'blobs/sha256'), {recursive: true});
  const digest = sha256(bytes);
  writeFileSync(blobPath(layout, digest), bytes);
  return {digest, size: Buffer.byteLength(bytes)};
};

export const blobPath = (layout: string, digest: string): string =>
  join(layout, 'blobs/sha256', digest.slice('sha256:'.length));

export const addJson = (layout: string, value: unknown): Blob => addBlob(layout, JSON.stringify(value));

/** Puts an image into a layout, and returns what an index says of it. */
export const addImage = (layout: string, image: TestImage): Record<string, unknown> => {
  const {layers, architecture = goArchitecture(), settings = {}} = image;
  const config = addJson(layout, {
    ...{os: 'linux', architecture, config: settings},
    rootfs: {type: 'layers', diff_ids: layers.map(({archive, diffId}) => diffId ?? sha256(archive))},
  });
  const manifest = addJson(layout, {
    schemaVersion: 2,
    mediaType: type('manifest.v1+json'),
    config: {mediaType: type('config.v1+json'), ...config},
    layers: layers.map(({archive, blob = archive, mediaType = type('layer.v1.tar')}) => ({
      mediaType,
      ...addBlob(layout, blob),
    })),
  });
  return {
    ...{mediaType: type('manifest.v1+json'), ...manifest, platform: {os: 'linux', architecture}},
    ...(image.tag === undefined ? {} : {annotations: {'org.opencontainers.image.ref.name': image.tag}}),
  };
};

export const indexOf = (manifests: readonly unknown[]): Record<string, unknown> => ({
  ...{schemaVersion: 2, mediaType: type('index.v1+json'), manifests},
});

/** Puts an index into a layout, and returns what another says of it. */
export const addIndex = (layout: string, manifests: readonly unknown[]): Record<string, unknown> => ({
  mediaType: type('index.v1+json'),
  ...addJson(layout, indexOf(manifests)),
});

/** What makes a directory a layout, with an index of some descriptors. */
export const finishLayout = (layout: string, manifests: readonly unknown[]): string => {
  mkdirSync(layout, {recursive: true});
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({imageLayoutVersion: '1.0.0'}));
  writeFileSync(join(layout, 'index.json'), JSON.stringify(indexOf(manifests)));
  return layout;
};

/** A layout with some images; returns its directory. */
export const writeLayout = (layout: string, images: readonly TestImage[]): string =>
  finishLayout(
    layout,
    images.map((image) => addImage(layout, image)),
  );

/** A layer of just these members. */
export const layerOf = async (temporary: Temporary, members: readonly Member[]): Promise<TestLayer> => {
  const file = join(temporary.fresh(), 'layer.tar');
  await writeArchive(file, members);
  return {archive: readFileSync(file)};
};

/** A layer of a directory, as tar(1) writes it. */
export const layerOfTree = (
  temporary: Pick<Temporary, 'fresh'>,
  tree: string,
  options: readonly string[] = [],
  names: readonly string[] = ['.'],
): TestLayer => {
  const file = join(temporary.fresh(), 'layer.tar');
  const all = ['--format=posix', '--xattrs', '--xattrs-include=*', '--numeric-owner', '--sort=name'];
  run(['tar', '-C', tree, '-cf', file, ...all, ...options, ...names]);
  return {archive: readFileSync(file)};
};

export const gzipped = ({archive}: TestLayer): TestLayer => ({
  ...{archive, blob: gzipSync(archive)},
  mediaType: type('layer.v1.tar+gzip'),
});

export const zstdCompressed = ({archive}: TestLayer, temporary: Temporary): TestLayer => {
  const file = join(temporary.fresh(), 'layer.tar');
  writeFileSync(file, archive);
  run(['zstd', '-q', file]);
  return {archive, blob: readFileSync(`${file}.zst`), mediaType: type('layer.v1.tar+zstd')};
};

/** Copies an image of a layout to a registry, under a name with its tag; with all of an index. */
export const pushImage = (host: string, layout: string, tag: string, name: string, login?: Login): void => {
  const whole = ['--quiet', '--all', '--preserve-digests', '--dest-tls-verify=false'];
  const as = login ? [`--dest-creds=${login.username}:${login.password}`] : [];
  run(['skopeo', 'copy', ...whole, ...as, `oci:${layout}:${tag}`, `docker://${host}/${name}`]);
};
