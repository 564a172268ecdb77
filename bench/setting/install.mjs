// Installs the Debian packages of the peers that this machine lacks, when it is asked to.
import {peers} from '../peers/all.mjs';
import {missingIn} from '../peers/missing.mjs';
import {run} from './program.mjs';

/** @param {(line: string) => void} say */
export const installPeers = async (say) => {
  const packages = [
    ...new Set(peers.filter((peer) => missingIn(peer.programs).length > 0).flatMap((peer) => peer.packages)),
  ];
  if (packages.length === 0) return;
  say(`installing ${packages.join(', ')}`);
  const environment = {DEBIAN_FRONTEND: 'noninteractive'};
  await run(['apt-get', 'update', '--quiet'], {environment});
  for (const name of packages) {
    try {
      await run(['apt-get', 'install', '--yes', '--no-install-recommends', '--', name], {environment});
    } catch (error) {
      say(`  ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
};
