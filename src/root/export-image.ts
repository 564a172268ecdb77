import {mkdirSync, readFileSync, realpathSync, renameSync, statfsSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {runCommand} from '../host/command.js';
import {formatBytes} from '../host/format.js';
import {inNamespace, type Namespace, outsidePath, withNamespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {isAtOrBelow} from '../host/scratch.js';
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
import {readRoots} from './state.js';
import {mountLayers} from './view.js';

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
 * Makes the files of a container image of a snapshot with its base, one layer of it for each of the stack. The same snapshot gives the same bytes. Says what such an image cannot
 * hold. Throws RootstockError for a snapshot that is not there, or is damaged.
 */
export const exportImage = async (
  store: Store,
  root: string,
  word: string,
  options: ImageOptions,
): Promise<ExportedImage> => {
  const place = join(store.staging, stagingName('export'));
  mkdirSync(place, {mode: 0o700});
  try {
    return await withNamespace('rootstock: exporting', async (namespace) => {
      await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-export', place]));
      const {snapshot, trees} = await holdSnapshot(store, root, word, async (snapshot) => {
        const layers = withoutRepeats(snapshot.layers);
        return {snapshot, trees: await mountLayers(store, layers, place, namespace)};
      });
      const descriptions = withoutRepeats(snapshot.layers).map((digest) =>
        describeLayer(store.layers, digest),
      );
      const sources = [
        ...(snapshot.base.kind === 'host'
          ? [{...(await hostSource(store, place, namespace)), origin: 'base host', created: snapshot.created}]
          : []),
        ...descriptions.map(({origin, created}, index) => ({
          ...{tree: trees[index] ?? '', exclude: [], isLive: false, origin, created},
        })),
      ];
      if (snapshot.base.kind === 'host') sayHost(options.say);
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

const writeLayer = async (
  source: TarSource & Pick<ImageLayer, 'origin' | 'created'>,
  {kind, directory, say}: ImageOptions,
  namespace: Namespace,
): Promise<ImageLayer> => {
  const {origin, created} = source;
  const file = join(directory, 'layer');
  const layer = await writeTarLayer(source, {file, compress: kind === 'oci'}, (argv) =>
    inNamespace(namespace, ['nice', '-n', '10', ...argv]),
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

/**
 * This machine's own root as the first layer: what is on its own file system, as an overlay sees it, without what only runs,
 * and without Rootstock's own.
 */
const hostSource = async (store: Store, place: string, namespace: Namespace): Promise<TarSource> => {
  const tree = join(place, 'host');
  mkdirSync(outsidePath(namespace, tree));
  // Not recursive: below it, mount points are the directories that they are on disk.
  await runCommand(inNamespace(namespace, ['mount', '--bind', '-o', 'ro', '/', tree]));
  const scratches = readRoots(store, 'leave out').flatMap(({scratch}) =>
    scratch.kind === 'directory' ? [scratch.path] : scratch.kind === 'loop' ? [scratch.image] : [],
  );
  const own = [store.directory, ...scratches.filter((path) => !isAtOrBelow(path, store.directory))];
  const running = ['/proc', '/sys', '/dev', '/run'].map((directory) => `${directory}/*`);
  return {tree, isLive: true, exclude: [...running, ...swapFiles(), ...own]};
};

const swapFiles = (): string[] =>
  readFileSync('/proc/swaps', 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/))
    .filter(([, type]) => type === 'file')
    .map(([path = '']) => path);

const sayHost = (say: (line: string) => void): void => {
  const {blocks, bfree, bsize} = statfsSync(realpathSync('/'));
  say(
    `base host: all of this machine's own root goes into the image, up to ${formatBytes((blocks - bfree) * bsize)}`,
  );
};
