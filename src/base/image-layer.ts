import {createHash} from 'node:crypto';
import {
  chmodSync,
  createWriteStream,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';

import {messageOf, RootstockError, UsageError} from '../errors.js';
import {
  type Argv,
  asBytes,
  bufferOf,
  CommandError,
  readable,
  runCommand,
  runPipeline,
} from '../host/command.js';
import {digestOf} from '../host/digest.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {resolveInRoot} from '../host/safe-path.js';
import {requireTools, type ToolOptions} from '../host/tools.js';
import {hexOf, type ImageLayer} from './image.js';
import {
  type LayerMember,
  type LedThrough,
  listMembersArguments,
  parseMembers,
  transformArguments,
} from './layer-members.js';
import {type Below, type LayerPlan, planLayer} from './layer-plan.js';
import {compressionOf, decompressed} from './tar-check.js';
import {extractArguments} from './tar.js';

export interface Unpacking {
  /** For errors. */
  readonly what: string;
  readonly layer: ImageLayer;
  /** The archive as it was brought. */
  readonly blob: string;
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
  const {what, staging, namespace, below: place} = unpacking;
  const [archive, tree] = [join(staging, 'archive'), join(staging, 'tree')];
  mkdirSync(tree, {mode: 0o755});
  await decompress(unpacking, archive);
  const below = place === undefined ? nothingBelow : belowAt(outsidePath(namespace, place));
  const {plan, links} = await planArchive(unpacking, archive, below);
  const enter = (argv: Argv): Argv => inNamespace(namespace, argv);
  try {
    const copied = [...plan.implied, ...plan.linked];
    if (place !== undefined) await copyFromBelow(place, copied, tree, enter);
    makeDirectories(tree, plan);
    await makeWhiteouts(staging, tree, plan);
    await runCommand(enter(extractLayerArguments(archive, tree, links)));
    await markOpaque(tree, plan, enter);
    // Last: what was made in them has touched their times.
    if (place !== undefined) await copyFromBelow(place, plan.implied, tree, enter);
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

const nothingBelow: Below = {kindOf: () => undefined, follow: () => undefined, names: () => []};

/** @param root the merged layers, as this process reaches them */
const belowAt = (root: string): Below => {
  const known = new Map<string, ReturnType<Below['kindOf']>>([['', 'directory']]);
  const kindOf: Below['kindOf'] = (path) => {
    if (!known.has(path)) {
      // Never through a link: the path would be another.
      const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
      const status = isInDirectory ? lstatSync(placeIn(root, path), {throwIfNoEntry: false}) : undefined;
      known.set(
        path,
        status && (status.isDirectory() ? 'directory' : status.isSymbolicLink() ? 'link' : 'other'),
      );
    }
    return known.get(path);
  };
  const follow: Below['follow'] = (path) => {
    const text = readable(path);
    const found = asBytes(text) === path ? resolveInRoot(root, text) : undefined;
    return found === undefined || found.kind === 'other'
      ? undefined
      : asBytes(found.path === '/' ? '' : found.path);
  };
  return {kindOf, follow, names: () => readdirSync(root, 'latin1')};
};

const placeIn = (tree: string, path: string): Buffer => bufferOf(`${asBytes(tree)}${path}`);

/** Writes the archive as it is before any compression, once, and sees that its bytes are those that the image names. */
const decompress = async (
  {what, layer: {blob: wanted, diffId}, blob, tools}: Unpacking,
  archive: string,
): Promise<void> => {
  await requireBytes(what, blob, wanted);
  const compression = await compressionOf(blob);
  if (compression !== undefined && compression !== 'gzip') await requireTools([compression], tools);
  const hash = createHash('sha256');
  const {bytes, ended} = decompressed(blob, compression);
  bytes.on('data', (chunk: Buffer) => hash.update(chunk));
  const outcomes = await Promise.allSettled([ended, pipeline(bytes, createWriteStream(archive))]);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failureOf(what, failure.reason);
  if (hash.digest('hex') !== hexOf(diffId))
    throw new UsageError(
      what,
      `its bytes are not those that the config names, ${diffId.slice(0, 19)}`,
      'The image is damaged',
    );
};

const failureOf = (what: string, reason: unknown): unknown => {
  const {code} = reason as NodeJS.ErrnoException;
  return code === undefined ? new UsageError(what, messageOf(reason), 'The image is damaged') : reason;
};

const requireBytes = async (what: string, path: string, wanted: ImageLayer['blob']): Promise<void> => {
  const name = wanted ? `its blob ${wanted.digest.slice(0, 19)}` : 'its archive';
  const status = statSync(path, {throwIfNoEntry: false});
  if (!status?.isFile()) throw new UsageError(what, `${name} is missing`);
  if (!wanted) return;
  if (status.size !== wanted.size)
    throw new UsageError(what, `${name} has ${status.size} bytes, and should have ${wanted.size}`);
  if ((await digestOf(path)) !== hexOf(wanted.digest))
    throw new UsageError(what, `${name} is damaged: it is not what its name says`);
};

/** Links that lead through links need another look each; more than this nobody means. */
const mostRounds = 8;

const planArchive = async (
  {what, namespace}: Unpacking,
  archive: string,
  below: Below,
): Promise<{plan: LayerPlan; links: readonly LedThrough[]}> => {
  const links: LedThrough[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const plan = planLayer(what, await listMembers(what, archive, links, namespace), below);
    if (!('throughLinks' in plan)) return {plan, links};
    for (const {from, to} of plan.throughLinks)
      links.push({from: asArgument(what, from), to: asArgument(what, to)});
  }
  throw new UsageError(what, 'its members lead through links of lower layers without an end');
};

const listMembers = async (
  what: string,
  archive: string,
  links: readonly LedThrough[],
  namespace: Namespace,
): Promise<LayerMember[]> => {
  try {
    const {stdout} = await runCommand(inNamespace(namespace, listMembersArguments(archive, links)));
    return parseMembers(what, stdout);
  } catch (error) {
    throw error instanceof CommandError
      ? new UsageError(what, messageOf(error), 'Is it a tar archive?')
      : error;
  }
};

/** Arguments of a program are text. */
const asArgument = (what: string, bytes: string): string => {
  const text = readable(bytes);
  if (asBytes(text) === bytes && !/[\0\n]/.test(text)) return text;
  throw new UsageError(
    what,
    `its members lead through a link whose name is not text: ${JSON.stringify(text)}`,
  );
};

/** As another archive's, but for the whiteouts: these are made as overlay has them. */
export const extractLayerArguments = (archive: string, tree: string, links: readonly LedThrough[]): Argv => [
  ...extractArguments(archive, undefined, tree),
  '--no-anchored',
  '--wildcards',
  '--exclude=.wh.*',
  ...transformArguments(links),
];

const attributes = [
  // Else a backslash in a path means what it means in C.
  ...([
    '--no-unquote',
    '--format=posix',
    '--numeric-owner',
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
  ] as const),
  '--xattrs-exclude=trusted.overlay.*',
] as const;

/** Copies some entries, directories without what is in them; where one is there already, its attributes. */
const copyFromBelow = async (
  below: string,
  paths: readonly string[],
  tree: string,
  enter: (argv: Argv) => Argv,
): Promise<void> => {
  if (paths.length === 0) return;
  const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
  await runPipeline(
    enter(['tar', '--create', '--file=-', '--sparse', ...attributes, `--directory=${below}`, ...list]),
    enter([
      ...(['tar', '--extract', '--file=-', '--preserve-permissions', '--same-owner'] as const),
      ...['--delay-directory-restore', ...attributes, `--directory=${tree}`],
    ]),
    {input: paths.map((path) => `.${path}\0`).join(''), bytes: true},
  );
};

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

const markOpaque = async (tree: string, {opaque}: LayerPlan, enter: (argv: Argv) => Argv): Promise<void> => {
  if (opaque.length === 0) return;
  const mark = ['setfattr', '--no-dereference', '--name=trusted.overlay.opaque', '--value=y', '--'];
  await runCommand(enter(['xargs', '-0', ...mark]), {
    input: opaque.map((path) => `${asBytes(tree)}${path}\0`).join(''),
    bytes: true,
  });
};
