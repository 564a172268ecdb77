// A prototype: running from a layer that is still being fetched, beside fetching it first. The layer that installs what a C++ job
// needs, over HTTP with 20 ms until an answer begins, above a base that is here.
import {createHash} from 'node:crypto';
import {createReadStream, mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from 'node:child_process';
import {once} from 'node:events';

import {whyNotErofs} from '../formats/erofs-builder.mjs';
import {openNamespace} from '../formats/namespace.mjs';
import {layerTree} from '../formats/trees.mjs';
import {compileIn} from '../formats/use.mjs';
import {variants} from '../formats/variants.mjs';
import {prepareRoot} from '../roots/prepare.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {top, work} from '../setting/places.mjs';
import {run, track} from '../setting/program.mjs';
import {over, reasonOf} from '../tasks/part.mjs';
import {asItComes, wholeFirst} from './ways.mjs';

/** @typedef {import('../tasks/part.mjs').Bench} Bench */
/** @typedef {import('./ways.mjs').Taken} Taken */

const place = join(work, 'lazy');
const latency = 20;
/** Megabytes a second. */
const rates = [50, 200, 1000];
const names = ['squashfs zstd:3', 'erofs lz4, 64K'];
const chunks = [128, 512, 2048];

/** @param {Bench} bench */
export const measureLazy = async (bench) => {
  const recipes = bench.recipes.filter(({name}) => name !== 'large');
  const [base, layer = base] = recipes;
  if (!base || !layer) throw new Error('it takes the small root');
  const trees = [];
  for (const recipe of [base, layer]) trees.push(await layerTree(await prepareRoot(recipe, bench.say)));
  const noErofs = await whyNotErofs();
  for (const variant of variants.filter(({name}) => names.includes(name))) {
    const miss = (/** @type {string} */ reason) =>
      bench.record.miss({part: 'lazy', root: layer.name, peer: variant.name, reason});
    if (bench.isOver()) miss(over);
    else if (variant.format === 'erofs' && noErofs) miss(noErofs);
    else await measureVariant(bench, variant, trees, layer.name).catch((error) => miss(reasonOf(error)));
  }
};

/** @param {Bench} bench @param {import('../formats/variants.mjs').Variant} variant @param {readonly string[]} trees @param {string} root */
const measureVariant = async (bench, variant, [base = '', layer = ''], root) => {
  mkdirSync(place, {recursive: true});
  const [below, far] = ['base', 'far'].map((name) => ({image: join(place, name), format: variant.format}));
  if (!below || !far) return;
  await run(variant.pack(base, below.image));
  await run(variant.pack(layer, far.image));
  const namespace = await openNamespace();
  const end = promiseEnd('a mount namespace', namespace.end);
  try {
    for (const rate of bench.isQuick ? rates.slice(1, 2) : rates) {
      const server = await startServer(far.image, rate);
      const stop = promiseEnd('the server of a layer', server.stop);
      for (const kilobytes of rate === 200 && !bench.isQuick ? chunks : chunks.slice(1, 2)) {
        const manifest = {url: server.url, ...(await describeChunks(far.image, kilobytes * 1024))};
        const setting = {manifest, image: far, below: root === 'small' ? [] : [below], namespace, place};
        await measureTasks(bench, setting, {root, rate, name: variant.name, kilobytes});
      }
      await stop();
    }
  } finally {
    await end();
    await run(['rm', '-rf', '--one-file-system', place]);
  }
};

/** @param {Bench} bench @param {import('./ways.mjs').Far} far @param {{root: string, rate: number, name: string, kilobytes: number}} names */
const measureTasks = async (bench, far, {root, rate, name, kilobytes}) => {
  const {namespace} = far;
  /** @type {Record<string, import('./ways.mjs').Action>} */
  const tasks = {
    'a first command': ({merged}) => namespace.run(['chroot', merged, 'true']),
    'a heavier one': ({merged}) => namespace.run(['chroot', merged, ...heavy(root)]),
    ...(root === 'small' ? {} : {'compiling Lua': compileIn(namespace, bench.isQuick)}),
    'reading all of it': ({top: tree}) =>
      namespace.run(['sh', '-c', 'tar -C "$1" -cf - . | cat >/dev/null', 'sh', tree]),
  };
  const isMain = kilobytes === chunks[1];
  for (const [task, action] of Object.entries(tasks)) {
    const ways = {
      ...(isMain ? {'all of it first': () => wholeFirst(far, action)} : {}),
      'as it is asked for': () => asItComes(far, {connections: 0, isRecorded: false}, action),
      'and the rest in the background': () => asItComes(far, {connections: 4, isRecorded: false}, action),
      'and first what was asked for before': () => asItComes(far, {connections: 4, isRecorded: true}, action),
    };
    /** In turn, so that what else the machine does meets all of them. @type {Map<string, Taken[]>} */
    const taken = new Map(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round < Math.min(bench.samples, 3); round++)
      for (const [way, take] of Object.entries(ways)) taken.get(way)?.push(await take());
    for (const [way, samples] of taken) {
      const peer = `${name}, ${way}${way === 'all of it first' ? '' : `, ${kilobytes} KiB`}`;
      const common = {part: 'lazy', root, variant: `${rate} MB/s, 20 ms`, peer};
      const all = (/** @type {keyof Taken} */ key) => samples.map((one) => one[key]);
      const what = `far away: ${task}`;
      bench.record.add({...common, what, unit: 'ms', samples: all('milliseconds')});
      bench.record.add({...common, what: `${what}: fetched`, unit: 'bytes', samples: all('bytes')});
      bench.record.add({...common, what: `${what}: requests`, unit: 'count', samples: all('requests')});
    }
  }
};

/** @param {string} root */
const heavy = (root) =>
  root === 'small' ? ['perl', '-MPOSIX', '-e', '1'] : ['python3', '-c', 'import json, ssl'];

/** @param {string} image @param {number} chunkBytes */
const describeChunks = async (image, chunkBytes) => {
  const {size} = statSync(image);
  const digests = [];
  for await (const chunk of createReadStream(image, {highWaterMark: chunkBytes}))
    digests.push(createHash('sha256').update(chunk).digest('hex'));
  return {size, chunkBytes, digests};
};

/** @param {string} image @param {number} rate */
const startServer = async (image, rate) => {
  const argv = [join(top, 'bench/lazy/server.mjs'), image, String(rate), String(latency)];
  const child = spawn(process.execPath, argv, {stdio: ['pipe', 'pipe', 'inherit']});
  track(child);
  const ended = once(child, 'exit');
  const [port] = await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.exitCode !== null) throw new Error('the server of a layer ended');
  const stop = async () => {
    child.kill();
    await ended;
  };
  return {url: `http://127.0.0.1:${String(port).trim()}/`, stop};
};
