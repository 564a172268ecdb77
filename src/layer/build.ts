import {rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {readable, runCommand} from '../host/command.js';
import {makeDirectories} from '../host/atomic-file.js';
import {inNamespace, type Namespace, withNamespace} from '../host/namespace.js';
import {unhurried} from '../host/priority.js';
import {withProgress} from '../host/progress.js';
import {stagingName} from '../host/staging-name.js';
import {requireTools, type ToolOptions} from '../host/tools.js';
import {checkImage} from './check-image.js';
import {type Tree} from './compare.js';
import {type Compression, formatCompression} from './compression.js';
import {erofsArguments, requireRightErofsBuilder} from './erofs.js';
import {isSearchLong} from './duplicate-search.js';
import {type Enter} from './inspect.js';
import {layerFormat, type LayerDescription, type Making} from './layer.js';
import {addLayer, type Layers} from './layers.js';
import {leaveOutUnchanged, type Packed} from './left-out.js';
import {prepareTree, reportLosses} from './prepare-tree.js';
import {squashfsArguments} from './squashfs.js';

export interface LayerSource extends Making {
  /** The directory, as it is seen in the namespace. */
  readonly tree: string;
  /** Where the tree is seen; this process' own namespace when none is given. */
  readonly namespace?: Namespace;
  /** Whether the tree is ours, so that marks may be stripped off it. */
  readonly owned: boolean;
  readonly overlayOptions: readonly string[];
  /**
   * Mounts the layers that this one stays above, merged, and returns where: what they show just as the tree does is left out.
   * It gets an empty directory, and the namespace that this is to be seen in. Not what may be another on another machine.
   */
  readonly below?: (place: string, namespace: Namespace) => Promise<string>;
}

export interface BuildOptions {
  readonly compression: Compression;
  /** Fail where the image would lose something, instead of saying so. */
  readonly strict: boolean;
  /** A directory on the store's file system for what is being made. */
  readonly staging: string;
  readonly tools: ToolOptions;
  readonly say: (line: string) => void;
  /**
   * Puts the finished layer into the store by calling `add`, and writes what refers to it, under the lock that this takes:
   * a layer that nothing refers to may be collected at any time.
   */
  readonly keep?: (add: () => void, layer: LayerDescription) => Promise<void>;
}

/**
 * Turns a tree into a layer: packs it, mounts what was packed, compares it with the tree, and only then gives it its name
 * in the store. Nothing with a name is left when it throws. Says which paths lose what, or throws for them with `strict`.
 */
export const buildLayer = async (
  layers: Layers,
  source: LayerSource,
  options: BuildOptions,
): Promise<LayerDescription> => {
  const {compression, say} = options;
  const builder = compression.format === 'erofs' ? 'mkfs.erofs' : 'mksquashfs';
  await requireTools([builder, 'getfattr', 'setfattr'], options.tools);
  if (compression.format === 'erofs') await requireRightErofsBuilder();
  const staging = join(options.staging, stagingName('layer'));
  const work = (namespace: Namespace): Promise<LayerDescription> =>
    packAndCheck(layers, source, {...options, staging}, namespace);
  try {
    makeDirectories(join(staging, 'mounted'));
    return await withProgress(`packing ${source.origin}`, say, () =>
      withNamespace('rootstock: packing a layer', work, source.namespace),
    );
  } catch (error) {
    if (!isNoRoom(error)) throw error;
    const advice = `Free some in ${options.staging}`;
    throw new RootstockError(`packing ${source.origin}`, 'no room is left for the image', advice);
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
};

const isNoRoom = (error: unknown): boolean => /No space left|Failed to write|ENOSPC/.test(String(error));

/** @param namespace sees the tree, and ends with all that is mounted and run here */
const packAndCheck = async (
  layers: Layers,
  source: LayerSource,
  options: BuildOptions,
  namespace: Namespace,
): Promise<LayerDescription> => {
  const {compression, staging} = options;
  const started = Date.now();
  const {format} = compression;
  const enter: Enter = (argv) => inNamespace(namespace, argv);
  const [image, mounted] = [join(staging, 'image'), join(staging, 'mounted')];
  const {tree: whole, losses} = await prepareTree(source, format, namespace, enter);
  reportLosses(source, losses, options);
  const {tree, exclude, leftOut} = await leaveOut(source, whole, options, namespace);
  await pack(source, {image, tree, exclude}, options, enter);
  const timesLost = new Set(losses.filter(({what}) => what.startsWith('time')).map(({path}) => path));
  const digest = await checkImage({image, mounted, format, source: tree, timesLost}, namespace);
  const {entries} = tree;
  const description: LayerDescription = {
    format: layerFormat,
    digest,
    compression: formatCompression(compression),
    size: (await stat(image)).size,
    entries: entries.length,
    contentSize: entries.reduce((sum, {type, size}) => sum + (type === 'f' ? Number(size) : 0), 0),
    overlayOptions: source.overlayOptions,
    ...makingOf(source),
    created: new Date().toISOString(),
    packMilliseconds: Date.now() - started,
    ...(leftOut ? {leftOut} : {}),
    losses: losses.slice(0, 100).map(({path, what}) => ({path: readable(path), what})),
  };
  const add = (): void => {
    addLayer(layers, image, description);
  };
  if (options.keep) await options.keep(add, description);
  else add();
  return description;
};

const makingOf = ({origin, makeMilliseconds, squashed}: Making): Making => ({
  origin,
  ...(makeMilliseconds === undefined ? {} : {makeMilliseconds}),
  ...(squashed === undefined ? {} : {squashed}),
});

/**
 * The time that an image says it was made at. A squashed tree may be that of one of the layers that it stands for, where
 * that has written all anew: its image must be another all the same, for its description says what it stands for.
 */
const birthOf = ({squashed}: Making): number => (squashed === undefined ? 0 : 1);

/** What was found wrong below is no reason to keep nothing: then the layer has it all. */
const leaveOut = async (
  {below, origin}: LayerSource,
  tree: Tree,
  {compression, staging, say}: BuildOptions,
  namespace: Namespace,
): Promise<Packed> => {
  // erofs keeps fractions of seconds, and takes no list.
  if (!below || compression.format !== 'squashfs') return {tree, exclude: []};
  const place = join(staging, 'below');
  makeDirectories(place);
  try {
    return await leaveOutUnchanged(tree, await below(place, namespace), namespace);
  } catch (error) {
    // Then nothing can be packed either.
    if (isNoRoom(error)) throw error;
    say(`warning: ${origin}: nothing that is below it is left out: ${messageOf(error)}`);
    return {tree, exclude: []};
  }
};

const pack = async (
  source: LayerSource,
  {image, tree, exclude}: Pick<Packed, 'tree' | 'exclude'> & {readonly image: string},
  {compression, staging}: BuildOptions,
  enter: Enter,
): Promise<void> => {
  const birth = birthOf(source);
  if (compression.format === 'erofs') {
    await runCommand(enter(unhurried(erofsArguments(source.tree, image, compression, birth))));
    return;
  }
  const excludeFile = exclude.length === 0 ? undefined : join(staging, 'exclude');
  if (excludeFile !== undefined)
    await writeFile(excludeFile, exclude.map((path) => `${path.slice(1)}\n`).join(''), 'latin1');
  const keepDuplicates = isSearchLong(tree.entries);
  const settings = {birth, keepDuplicates, ...(excludeFile === undefined ? {} : {excludeFile})};
  await runCommand(enter(unhurried(squashfsArguments(source.tree, image, compression, settings))));
};
