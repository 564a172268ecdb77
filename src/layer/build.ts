import {rm, stat} from 'node:fs/promises';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {readable, runCommand} from '../host/command.js';
import {makeDirectories} from '../host/atomic-file.js';
import {inNamespace, type Namespace, withNamespace} from '../host/namespace.js';
import {withProgress} from '../host/progress.js';
import {stagingName} from '../host/staging-name.js';
import {requireTools, type ToolOptions} from '../host/tools.js';
import {checkImage} from './check-image.js';
import {readTree, type Tree} from './compare.js';
import {type Compression, formatCompression, type ImageFormat} from './compression.js';
import {erofsArguments, requireRightErofsBuilder} from './erofs.js';
import {
  type Enter,
  findFlags,
  inspectXattrs,
  isLocalMark,
  type Loss,
  lostFlag,
  stripLocalMarks,
  uniqueLosses,
} from './inspect.js';
import {layerFormat, type LayerDescription, type Making} from './layer.js';
import {addLayer, type Layers} from './layers.js';
import {squashfsArguments} from './squashfs.js';
import {timeLosses} from './tree-listing.js';
import {withoutXattrs} from './xattrs.js';

export interface LayerSource extends Making {
  /** The directory, as it is seen in the namespace. */
  readonly tree: string;
  /** Where the tree is seen; this process' own namespace when none is given. */
  readonly namespace?: Namespace;
  /** Whether the tree is ours, so that marks may be stripped off it. */
  readonly owned: boolean;
  readonly overlayOptions: readonly string[];
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
    if (!/No space left|Failed to write|ENOSPC/.test(String(error))) throw error;
    const advice = `Free some in ${options.staging}`;
    throw new RootstockError(`packing ${source.origin}`, 'no room is left for the image', advice);
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
};

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
  const {tree, losses} = await prepareTree(source, format, namespace, enter);
  reportLosses(source, losses, options);
  await pack(source, image, compression, enter);
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

/** Reads the tree, strips what is true only here, and says what the image will not hold. */
const prepareTree = async (
  source: LayerSource,
  format: ImageFormat,
  namespace: Namespace,
  enter: Enter,
): Promise<{readonly tree: Tree; readonly losses: Loss[]}> => {
  const [read, flagged] = await Promise.all([
    readTree(source.tree, namespace),
    findFlags(source.tree, enter),
  ]);
  const inspection = inspectXattrs(source.tree, read.xattrs);
  if (inspection.localMarks.size > 0 && !source.owned) {
    const [first] = inspection.localMarks.keys();
    throw new RootstockError(
      `making a layer of ${source.tree}`,
      `${readable(first ?? '')} carries marks of an overlay mount`,
      'Use a copy of the merged tree, not an upper directory',
    );
  }
  await stripLocalMarks(source.tree, inspection, enter);
  const losses = [...inspection.losses, ...flagged, ...timeLosses(read.entries)];
  return {
    tree: {...read, xattrs: withoutXattrs(read.xattrs, isLocalMark)},
    // erofs keeps POSIX ACLs and all times; no format keeps inode flags.
    losses: uniqueLosses(losses).filter(({what}) => format === 'squashfs' || what === lostFlag),
  };
};

const reportLosses = (
  source: LayerSource,
  losses: readonly Loss[],
  {strict, say, compression}: BuildOptions,
): void => {
  if (losses.length === 0) return;
  const shown = losses.slice(0, 10).map(({path, what}) => `${readable(path)} (${what})`);
  const rest = losses.length > shown.length ? ` and ${losses.length - shown.length} more` : '';
  const text = `a ${compression.format} image cannot hold: ${shown.join(', ')}${rest}`;
  if (strict)
    throw new RootstockError(`packing ${source.origin}`, text, 'Remove them, or leave --strict out');
  say(`warning: ${source.origin}: ${text}`);
};

/**
 * The time that an image says it was made at. A squashed tree may be that of one of the layers that it stands for, where
 * that has written all anew: its image must be another all the same, for its description says what it stands for.
 */
const birthOf = ({squashed}: Making): number => (squashed === undefined ? 0 : 1);

const pack = async (
  source: LayerSource,
  image: string,
  compression: Compression,
  enter: Enter,
): Promise<void> => {
  const builder = compression.format === 'erofs' ? erofsArguments : squashfsArguments;
  const argv = builder(source.tree, image, compression, birthOf(source));
  await runCommand(enter(['nice', '-n', '10', ...argv]));
};
