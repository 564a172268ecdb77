// What mock's root_cache does: the whole root as one tar, through pigz.
import {archivePeer} from './archive.mjs';

export const rootCache = archivePeer(
  {
    name: 'root_cache',
    what: "tar with pigz, as mock's root_cache packs and extracts",
    isSlow: true,
    largest: 'middle',
    packages: ['pigz'],
    programs: ['tar', 'pigz'],
  },
  {suffix: 'gz', packWith: 'pigz', unpackWith: 'pigz -d'},
);
