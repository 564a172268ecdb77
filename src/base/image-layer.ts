import {chmodSync, linkSync, mkdirSync, rmSync, utimesSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {type Argv, CommandError, runCommand} from '../host/command.js';
import {copyEntries} from '../host/copy-entries.js';
import {markOpaque} from '../host/mark-opaque.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {requireTools, type ToolOptions} from '../host/tools.js';
import {decompressLayer, type LayerArchive, planArchive} from './layer-archive.js';
import {type LedThrough, transformArguments} from './layer-members.js';
import {type LayerPlan} from './layer-plan.js';
import {belowAt, nothingBelow, placeIn} from './layers-below.js';
import {extractArguments} from './tar.js';

export interface Unpacking extends LayerArchive {
  /** The layers below, merged, as the namespace sees them; none for the lowest layer. */
  readonly below?: string;
  /** An empty directory, seen everywhere. */
  readonly staging: string;
  /** What works on the tree ends with it. */
  readonly namespace: Namespace;
  readonly tools: ToolOptions;
}

/**
 * Unpacks one layer of an image into a directory that is an upper over the layers below it: whiteouts are device 0/0,
 * directories that hide what is below are marked opaque, and what the archive needs and does not have, directories on the way
 * to its members and files that it has hard links to, is copied from below. Returns the directory. Nothing is extracted before
 * the bytes are seen to be those that the image names. Throws RootstockError.
 */
export const unpackLayer = async (unpacking: Unpacking): Promise<string> => {
  const {what, staging, namespace, tools, below: place} = unpacking;
  const [archive, tree] = [join(staging, 'archive'), join(staging, 'tree')];
  await requireTools(['setfattr'], tools);
  mkdirSync(tree, {mode: 0o755});
  await decompressLayer(unpacking, archive, tools);
  const below = place === undefined ? nothingBelow : belowAt(outsidePath(namespace, place));
  const {plan, links} = await planArchive(what, archive, below, namespace);
  const enter = (argv: Argv): Argv => inNamespace(namespace, argv);
  try {
    const copied = [...plan.implied, ...plan.linked];
    if (place !== undefined) await copyEntries(place, tree, copied, enter);
    makeDirectories(tree, plan);
    await makeWhiteouts(staging, tree, plan);
    await runCommand(enter(extractLayerArguments(archive, tree, links)));
    await markOpaque(tree, plan.opaque, enter);
    // Last: what was made in them has touched their times.
    if (place !== undefined) await copyEntries(place, tree, plan.implied, enter);
    for (const path of plan.fresh) {
      chmodSync(placeIn(tree, path), 0o755);
      utimesSync(placeIn(tree, path), 0, 0);
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new RootstockError(what, messageOf(error), 'Is there room for it, and is the image whole?');
  }
  rmSync(archive);
  return tree;
};

/** As another archive's, but for the whiteouts: these are made as overlay has them. */
export const extractLayerArguments = (archive: string, tree: string, links: readonly LedThrough[]): Argv => [
  ...extractArguments(archive, undefined, tree),
  '--no-anchored',
  '--wildcards',
  '--exclude=.wh.*',
  ...transformArguments(links),
];

/** Those that are nowhere below, and those that the archive brings, where a whiteout is made first. */
const makeDirectories = (tree: string, {fresh, whiteouts}: LayerPlan): void => {
  for (const path of [...fresh, ...new Set(whiteouts.map((path) => path.slice(0, path.lastIndexOf('/'))))])
    mkdirSync(placeIn(tree, path), {recursive: true, mode: 0o755});
};

/** One device with many names, as overlay itself makes them: that is quick, and takes no room. */
const makeWhiteouts = async (staging: string, tree: string, {whiteouts}: LayerPlan): Promise<void> => {
  const device = join(staging, 'whiteout');
  const make = async (): Promise<void> => {
    rmSync(device, {force: true});
    await runCommand(['mknod', '--mode=0', device, 'c', '0', '0']);
    utimesSync(device, 0, 0);
  };
  for (const [index, path] of whiteouts.entries()) {
    if (index % mostNames === 0) await make();
    linkSync(device, placeIn(tree, path));
  }
  rmSync(device, {force: true});
};

/** ext4 takes 65,000 names of one file. */
const mostNames = 30_000;
