// Which image format, compression and block size: what a layer costs to pack, to send, to mount, and to use. On the layer that
// installs what a C++ job needs, above a base in the same format, and on the base.
import {mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {prepareRoot} from '../roots/prepare.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {work} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {over, reasonOf, repeat} from '../tasks/part.mjs';
import {median} from '../statistics.mjs';
import {whyNotErofs} from './erofs-builder.mjs';
import {openNamespace} from './namespace.mjs';
import {costOf, costOfSending, digestTime} from './packing.mjs';
import {planReadings} from './reading.mjs';
import {layerTree} from './trees.mjs';
import {measureUse} from './use.mjs';
import {variants} from './variants.mjs';

/** @typedef {import('../tasks/part.mjs').Bench} Bench */
/** @typedef {import('./variants.mjs').Variant} Variant */
/** @typedef {{name: 'small' | 'middle', tree: string} & ReturnType<typeof planReadings>} Layer */
/** @typedef {(what: string, peer: string, unit: import('../record.mjs').Measure['unit'], samples: number[]) => void} Add */

const place = join(work, 'formats');
/** Megabytes a second, of a slow, a usual and a near remote. */
const rates = [50, 200, 1000];
/** What takes longer is done once. */
const longMilliseconds = 10_000;

/** @param {Bench} bench */
export const measureFormats = async (bench) => {
  mkdirSync(place, {recursive: true});
  const layers = [];
  for (const recipe of bench.recipes) {
    if (recipe.name === 'large') continue;
    const tree = await layerTree(await prepareRoot(recipe, bench.say));
    const lists = join(place, recipe.name);
    mkdirSync(lists);
    const share = recipe.name === 'small' ? 1 : 8;
    layers.push({name: recipe.name, tree, ...planReadings(tree, lists, share)});
  }
  const noErofs = await whyNotErofs();
  for (const variant of variants.filter(({isQuick}) => isQuick ?? !bench.isQuick)) {
    const miss = (/** @type {string} */ reason) =>
      bench.record.miss({part: 'formats', root: '', peer: variant.name, reason});
    if (bench.isOver()) miss(over);
    else if (variant.format === 'erofs' && noErofs) miss(noErofs);
    else await measureVariant(bench, variant, layers).catch((error) => miss(reasonOf(error)));
  }
  await run(['rm', '-rf', '--one-file-system', place]);
};

/** @param {Bench} bench @param {Variant} variant @param {readonly Layer[]} layers the base first */
const measureVariant = async (bench, variant, layers) => {
  const own = join(place, 'image');
  mkdirSync(own, {recursive: true});
  const namespace = await openNamespace();
  const end = promiseEnd('a mount namespace', namespace.end);
  /** @type {import('./mounting.mjs').Image[]} */
  const stack = [];
  try {
    for (const layer of layers) {
      const image = join(own, layer.name);
      /** @type {Add} */
      const add = (what, peer, unit, samples) =>
        bench.record.add({part: 'formats', what, root: layer.name, variant: '', peer, unit, samples});
      const cost = await measurePacking(bench, variant, {tree: layer.tree, image, add});
      stack.unshift({image, format: variant.format});
      if (variant.isSizeOnly) continue;
      const first = await measureUse({bench, variant, layer, stack, namespace, place: own, add});
      if (first !== undefined) addStarts(variant, {...cost, first}, add);
    }
  } finally {
    await end();
    await run(['rm', '-rf', '--one-file-system', own]);
  }
};

/** @typedef {{bytes: number, digest: number, unpack: number}} Sending */

/** @param {Bench} bench @param {Variant} variant @param {{tree: string, image: string, add: Add}} what @returns {Promise<Sending>} */
const measurePacking = async (bench, variant, {tree, image, add}) => {
  const packOnce = async () => {
    await run(['rm', '-f', image]);
    return costOf(variant.pack(tree, image));
  };
  const costs = [await packOnce()];
  const isLong = (costs[0]?.milliseconds ?? 0) > longMilliseconds;
  if (!isLong) costs.push(...(await repeat(2, packOnce)));
  addCosts(variant.name, costs, add);
  const {size: bytes} = statSync(image);
  add('image', variant.name, 'bytes', [bytes]);
  if (variant.isSizeOnly) return {bytes, digest: 0, unpack: 0};
  const digests = await repeat(bench.samples, () => digestTime(image));
  add('digest of the image', variant.name, 'ms', digests);
  const digest = median(digests);
  if (!variant.isSent) return {bytes, digest, unpack: 0};
  const sent = await costOfSending(image);
  const name = sentName(variant);
  add('image', name, 'bytes', [sent.bytes]);
  const whole = costs.map(({milliseconds, processor, memory}) => ({
    milliseconds: milliseconds + sent.pack.milliseconds,
    processor: processor + sent.pack.processor,
    memory: Math.max(memory, sent.pack.memory),
  }));
  addCosts(name, whole, add);
  return {bytes: sent.bytes, digest, unpack: sent.unpack};
};

/** @param {string} name @param {readonly import('./packing.mjs').Cost[]} costs @param {Add} add */
const addCosts = (name, costs, add) => {
  const all = (/** @type {keyof import('./packing.mjs').Cost} */ key) => costs.map((cost) => cost[key]);
  add('packing', name, 'ms', all('milliseconds'));
  add('packing, processor time', name, 'ms', all('processor'));
  add('packing, memory', name, 'bytes', all('memory'));
};

/** @param {Variant} variant */
const sentName = ({name, isSent}) => (isSent ? `${name}, zstd:3 on the way` : name);

/**
 * The time to a first command on another machine: transfer, digest, mounts and command; computed. What is compressed on the
 * way is unpacked while it comes.
 * @param {Variant} variant
 * @param {Sending & {first: number}} cost
 * @param {Add} add
 */
const addStarts = (variant, {bytes, digest, unpack, first}, add) => {
  for (const rate of rates) {
    const transfer = (bytes / rate / 1e6) * 1000;
    const whole = Math.max(transfer, unpack) + digest + first;
    add(`first command on another machine, ${rate} MB/s`, sentName(variant), 'ms', [whole]);
  }
};
