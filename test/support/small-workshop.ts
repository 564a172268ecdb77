import {mkdirSync, readdirSync, readFileSync} from 'node:fs';

import {mountSmallDisk, type SmallDisk} from './small-disk.js';
import {openWorkshop, type Workshop} from './workshop.js';

/** A workshop whose store is on a small disk of its own. */
export interface SmallWorkshop {
  readonly shop: Workshop;
  readonly disk: SmallDisk;
  /** A directory on another disk. */
  readonly elsewhere: string;
  /** Removes everything, also after a test that left its store in ruins; fails when something had to be forced. */
  readonly end: () => Promise<void>;
}

export const openSmallWorkshop = async (name: string): Promise<SmallWorkshop> => {
  let disk: SmallDisk | undefined;
  const shop = await openWorkshop(name, {}, (argv) => disk?.enter(argv) ?? argv);
  const elsewhere = shop.path('elsewhere');
  for (const directory of [shop.store, elsewhere]) mkdirSync(directory);
  const mounted = await mountSmallDisk(shop.store, 24);
  disk = mounted;
  const end = async (): Promise<void> => {
    try {
      await shop.ok('scrub', '--all', '--kill');
    } finally {
      // A holder that is left would keep the disk, and its file, for ever.
      for (const pid of holdersOf(shop.store)) process.kill(pid, 'SIGKILL');
      await mounted.remove();
      disk = undefined;
      await shop.end();
    }
  };
  return {shop: {...shop, store: mounted.path}, disk: mounted, elsewhere, end};
};

/** The processes that have something mounted below a directory of which only they know. */
const holdersOf = (directory: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/mountinfo`, 'utf8').includes(` ${directory}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
