// The peers, in the order in which they are shown.
import {buildah} from './buildah.mjs';
import {kernel} from './kernel.mjs';
import {nspawn} from './nspawn.mjs';
import {podman} from './podman.mjs';
import {rootCache} from './root-cache.mjs';
import {rootstockPeer} from './rootstock.mjs';
import {schrootDirectory, schrootFile} from './schroot.mjs';
import {tarZstd} from './tar-zstd.mjs';

/** @type {readonly import('./peer.mjs').Peer[]} */
export const peers = [
  ...[rootstockPeer, kernel, tarZstd, rootCache, schrootDirectory, schrootFile, buildah, podman, nspawn],
];
