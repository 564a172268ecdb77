// Takes every peer through the parts that were asked for, on every root. A peer that cannot run here is recorded as missing.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';

import {peers} from '../peers/all.mjs';
import {missingIn} from '../peers/missing.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {work} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {over, reasonOf} from './part.mjs';
import {peerParts} from './peer-parts.mjs';

/** @typedef {import('./part.mjs').Bench} Bench */
/** @typedef {import('../roots/prepare.mjs').Prepared} Prepared */

/** @typedef {import('../peers/peer.mjs').Peer} Peer */

/** @param {Bench} bench @param {readonly Prepared[]} roots */
export const measurePeers = async (bench, roots) => {
  if (!peerParts.some(({name}) => bench.parts.includes(name))) return;
  // A quick run goes part by part, so that each peer has a share of its time; a full one has no room for all of them at once.
  const batches = bench.isQuick ? [peers] : peers.map((peer) => [peer]);
  for (const root of roots) {
    bench.say(`${root.name}: ${root.what}, ${Math.round(root.bytes / 1e6)} MB, ${root.files} files`);
    for (const batch of batches) await measureBatch(bench, root, batch);
  }
};

/** @param {Bench} bench @param {Prepared} root @param {readonly Peer[]} batch */
const measureBatch = async (bench, root, batch) => {
  const opened = [];
  for (const peer of batch) opened.push(...(await open(bench, root, peer)));
  for (const part of peerParts.filter(({name}) => bench.parts.includes(name))) {
    for (const {peer, tasks} of opened) {
      const miss = (/** @type {string} */ reason) =>
        bench.record.miss({part: part.name, root: root.name, peer: peer.name, reason});
      const isLeftOut =
        part.name === 'rollback' && peer.unpacks !== 'no' && root.name === 'large' && !bench.isAll;
      const why =
        peer.lacks[part.name] ??
        (isLeftOut ? 'left to --all: it is deleting all of it, and its start' : undefined) ??
        (bench.isOver() ? over : undefined);
      if (why) miss(why);
      else await part.measure({bench, peer, root, tasks}).catch((error) => miss(reasonOf(error)));
    }
  }
  for (const {end} of opened.reverse()) await end();
};

const sizes = ['small', 'middle', 'large'];

/** @param {string} size @param {string} limit */
const isLarger = (size, limit) => sizes.indexOf(size) > sizes.indexOf(limit);

/**
 * Makes a peer ready; one that cannot be is recorded as missing.
 * @param {Bench} bench
 * @param {Prepared} root
 * @param {Peer} peer
 */
const open = async (bench, root, peer) => {
  const miss = (/** @type {string} */ reason) => {
    bench.record.miss({part: '', root: root.name, peer: peer.name, reason});
    return [];
  };
  const lacking = missingIn(peer.programs);
  if (lacking.length > 0) {
    return miss(`absent: no ${lacking.join(', ')} here (--install installs ${peer.packages.join(', ')})`);
  }
  if (bench.isQuick && peer.isSlow) return miss('left to the full run: it is slow');
  if (!bench.isAll && peer.largest && isLarger(root.name, peer.largest))
    return miss('left to --all: each sample copies or packs all of it');
  if (bench.isOver()) return miss(over);
  const place = join(work, `${root.name}-${peer.name.replaceAll(/[^a-z_]+/gi, '-')}`);
  mkdirSync(place, {recursive: true});
  try {
    const {tasks, end} = await peer.prepare(root, place);
    const endOnce = promiseEnd(peer.name, async () => {
      await end();
      await run(['rm', '-rf', '--one-file-system', place]);
    });
    return [{peer, tasks, end: endOnce}];
  } catch (error) {
    return miss(`it cannot run on this machine: ${reasonOf(error)}`);
  }
};
