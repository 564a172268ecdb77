import {createHash} from 'node:crypto';
import {createWriteStream, statSync} from 'node:fs';
import {pipeline} from 'node:stream/promises';

import {messageOf, UsageError} from '../errors.js';
import {asBytes, CommandError, readable, runCommand} from '../host/command.js';
import {digestOf} from '../host/digest.js';
import {inNamespace, type Namespace} from '../host/namespace.js';
import {requireTools, type ToolOptions} from '../host/tools.js';
import {hexOf, type ImageLayer} from './image.js';
import {type LayerMember, type LedThrough, listMembersArguments, parseMembers} from './layer-members.js';
import {type Below, type LayerPlan, planLayer} from './layer-plan.js';
import {compressionOf, decompressed} from './tar-check.js';

/** The archive of a layer, as it was brought. */
export interface LayerArchive {
  /** For errors. */
  readonly what: string;
  readonly layer: ImageLayer;
  readonly blob: string;
}

/**
 * Writes the archive as it is before any compression. Throws UsageError unless its bytes are those that the image names.
 */
export const decompressLayer = async (
  {what, layer: {blob: wanted, diffId}, blob}: LayerArchive,
  archive: string,
  tools: ToolOptions,
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

/** Works out what to do with an archive, and which links of the layers below it leads through. Throws UsageError. */
export const planArchive = async (
  what: string,
  archive: string,
  below: Below,
  namespace: Namespace,
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
