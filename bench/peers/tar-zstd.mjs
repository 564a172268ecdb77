// What actions/cache does: the whole root as one tar, through zstd with the options that its client gives.
import {archivePeer} from './archive.mjs';

export const tarZstd = archivePeer(
  {
    name: 'tar.zst',
    what: 'tar with zstd, as actions/cache packs and extracts',
    packages: ['zstd'],
    programs: ['tar', 'zstd'],
  },
  {suffix: 'zst', packWith: 'zstd -q -T0 --long=30', unpackWith: 'zstd -q -d --long=30'},
);
