import {mkdirSync, realpathSync, renameSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {runCommand} from '../host/command.js';
import {formatBytes} from '../host/format.js';
import {inNamespace, type Namespace, withNamespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {unhurried} from '../host/priority.js';
import {stagingName} from '../host/staging-name.js';
import {type TarMember, writeTar} from '../host/write-tar.js';
import {withoutRepeats} from '../layer/layer.js';
import {describeLayer} from '../layer/layers.js';
import {type TarSource, writeTarLayer} from '../layer/write-tar-layer.js';
import {type Snapshot, timeOf} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {blobName, dockerFiles, dockerLayerName, type ImageLayer, ociFiles} from './container-image.js';
import {type Exported, type WriteFile} from './export-archive.js';
import {holdSnapshot} from './hold-snapshot.js';
import {hostBytes, hostTree} from './host-tree.js';
import {mountLayers} from '../snapshot/view.js';

export interface ImageOptions {
  readonly kind: 'oci' | 'docker';
  /** Where the files of the image are made: a directory on a disk with room for all of them. */
  readonly directory: string;
  readonly say: (line: string) => void;
}

export interface ExportedImage extends Exported {
  /** The files that were made, in the order in which they go into an archive. */
  readonly members: readonly TarMember[];
}

/**
 * Makes the files of a container image of a snapshot with its base, one layer of it for each of the stack. The same
 * snapshot gives the same bytes, unless it stands on this machine's own root. Says what such an image cannot hold. Throws
 * RootstockError for a snapshot that is not there, or is damaged.
 */
export const exportImage = async (
  store: Store,
  root: string,
  word: string,
  options: ImageOptions,
): Promise<ExportedImage> => {
  const {directory, say} = options;
  const place = join(store.staging, stagingName('export'));
  mkdirSync(place, {mode: 0o700});
  try {
    return await withNamespace('rootstock: exporting', async (namespace) => {
      await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-export', place]));
      const {snapshot, descriptions, trees} = await holdSnapshot(store, root, word, async (snapshot) => {
        const digests = withoutRepeats(snapshot.layers);
        const descriptions = digests.map((digest) => describeLayer(store.layers, digest));
        return {snapshot, descriptions, trees: await mountLayers(store, digests, place, namespace)};
      });
      const sources: LayerSource[] = descriptions.map(({origin, created}, index) => ({
        ...{tree: trees[index] ?? '', exclude: [], isLive: false, origin, created},
      }));
      if (snapshot.base.kind === 'host') {
        say(`base host: all of this machine's own root goes in, up to ${formatBytes(hostBytes())}`);
        const host = await hostTree(store, {place, exclude: [realpathSync(directory)]}, namespace);
        sources.unshift({...host, origin: 'base host', created: snapshot.created});
      }
      const layers: ImageLayer[] = [];
      for (const source of sources) layers.push(await writeLayer(source, options, namespace));
      return {snapshot, descriptions, members: writeFiles(snapshot, layers, options)};
    });
  } finally {
    await removeTree(place);
  }
};

/** The same as one archive, for as long as which takes the files lie in the store's staging. */
export const exportImageArchive = async (
  store: Store,
  root: string,
  word: string,
  options: Omit<ImageOptions, 'directory'>,
  write: WriteFile,
): Promise<Exported> => {
  const directory = join(store.staging, stagingName('image'));
  mkdirSync(directory, {mode: 0o700});
  try {
    const {members, ...exported} = await exportImage(store, root, word, {...options, directory});
    await write((sink) => writeTar(members, timeOf(exported.snapshot), sink));
    return exported;
  } finally {
    await removeTree(directory);
  }
};

type LayerSource = TarSource & Pick<ImageLayer, 'origin' | 'created'>;

const writeLayer = async (
  source: LayerSource,
  {kind, directory, say}: ImageOptions,
  namespace: Namespace,
): Promise<ImageLayer> => {
  const {origin, created} = source;
  const file = join(directory, 'layer');
  const layer = await writeTarLayer(source, {file, compress: kind === 'oci'}, (argv) =>
    inNamespace(namespace, unhurried(argv)),
  );
  const [first, ...others] = layer.lost;
  if (first !== undefined) {
    const rest = others.length > 0 ? ` and ${others.length} more` : '';
    say(`warning: ${origin}: a container image cannot hold: ${first}${rest}`);
  }
  const named = join(directory, layerName(layer, kind));
  mkdirSync(dirname(named), {recursive: true});
  renameSync(file, named);
  return {...layer, origin, created};
};

const layerName = ({digest}: Pick<ImageLayer, 'digest'>, kind: ImageOptions['kind']): string =>
  kind === 'oci' ? blobName(digest) : dockerLayerName(digest);

const writeFiles = (
  snapshot: Snapshot,
  layers: readonly ImageLayer[],
  {kind, directory}: ImageOptions,
): TarMember[] => {
  const files = (kind === 'oci' ? ociFiles : dockerFiles)(snapshot, layers);
  for (const {name, content} of files) {
    mkdirSync(dirname(join(directory, name)), {recursive: true});
    writeFileSync(join(directory, name), content, {mode: 0o600});
  }
  // Two layers may be the same, as empty ones are.
  const names = new Set([...files.map(({name}) => name), ...layers.map((layer) => layerName(layer, kind))]);
  return [...names].map((name) => ({name, content: {file: join(directory, name)}}));
};
