// Takes every peer through the parts that were asked for, on every root. A peer that cannot run here is recorded as missing.
import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {peers} from '../peers/all.mjs';
import {missingIn} from '../peers/missing.mjs';
import {prepareRoot} from '../roots/prepare.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {work} from '../setting/places.mjs';
import {over, reasonOf} from './part.mjs';
import {peerParts} from './peer-parts.mjs';

/** @typedef {import('./part.mjs').Bench} Bench */

/** @param {Bench} bench @returns {Promise<import('../roots/prepare.mjs').Prepared[]>} the roots that were used */
export const measurePeers = async (bench) => {
  const wanted = peerParts.filter(({name}) => bench.parts.includes(name));
  const roots = [];
  if (wanted.length === 0) return [];
  for (const recipe of bench.recipes) {
    const root = await prepareRoot(recipe, bench.say);
    roots.push(root);
    bench.say(`${root.name}: ${root.what}, ${Math.round(root.bytes / 1e6)} MB, ${root.files} files`);
    for (const peer of peers) await measurePeer(bench, root, peer, wanted);
  }
  return roots;
};

/**
 * @param {Bench} bench
 * @param {import('../roots/prepare.mjs').Prepared} root
 * @param {import('../peers/peer.mjs').Peer} peer
 * @param {readonly import('./peer-parts.mjs').PeerPart[]} wanted
 */
const measurePeer = async (bench, root, peer, wanted) => {
  const miss = (/** @type {string} */ part, /** @type {string} */ reason) =>
    bench.record.miss({part, root: root.name, peer: peer.name, reason});
  if (bench.isOver()) return miss('', over);
  const lacking = missingIn(peer.programs);
  if (lacking.length > 0) {
    return miss(
      '',
      `absent: this machine has no ${lacking.join(', ')} (--install installs ${peer.packages.join(', ')})`,
    );
  }
  if (bench.isQuick && peer.isSlow) return miss('', 'left to the full run: it is slow');
  const place = join(work, `${root.name}-${peer.name.replaceAll(/[^a-z_]+/gi, '-')}`);
  mkdirSync(place, {recursive: true});
  try {
    const session = await peer.prepare(root, place);
    const end = promiseEnd(peer.name, session.end);
    for (const {name, measure} of wanted) {
      const why = peer.lacks[name] ?? (bench.isOver() ? over : undefined);
      if (why) bench.record.miss({part: name, root: root.name, peer: peer.name, reason: why});
      else
        await measure({bench, peer, root, tasks: session.tasks}).catch((error) =>
          miss(name, reasonOf(error)),
        );
    }
    await end();
  } catch (error) {
    miss('', `it cannot run on this machine: ${reasonOf(error)}`);
  }
  rmSync(place, {recursive: true, force: true});
};
