import {rmSync, statfsSync, writeFileSync} from 'node:fs';

import {type Argv} from '../../src/host/command.js';
import {endNamespace, outsidePath, startNamespace} from '../../src/host/namespace.js';
import {run} from './run.js';

/**
 * A small file system over a directory, to be filled. It is mounted in a namespace of its own: the roots of other tests
 * would keep what is mounted for all when they begin.
 */
export interface SmallDisk {
  /** Makes a program see it. */
  readonly enter: (argv: Argv) => Argv;
  /** How the test itself sees it. */
  readonly path: string;
  /** Leaves only so much room. */
  readonly fill: (freeBytes: number) => void;
  /** Takes away what filled it. */
  readonly free: () => void;
  readonly remount: (how: 'ro' | 'rw') => void;
  readonly remove: () => Promise<void>;
}

/**
 * Blocks of 1 kB, so that nearly every write takes one more.
 * @param directory one that is there
 */
export const mountSmallDisk = async (directory: string, megabytes: number): Promise<SmallDisk> => {
  const image = `${directory}.ext4`;
  run(['truncate', '-s', `${megabytes}M`, image]);
  run(['mkfs.ext4', '-q', '-b', '1024', '-m', '0', '-O', '^has_journal', image]);
  const {namespace} = await startNamespace(`test: ${directory}`);
  const enter = (argv: Argv): Argv => ['nsenter', `--mount=/proc/${namespace.pid}/ns/mnt`, '--', ...argv];
  run(enter(['mount', '-o', 'loop', image, directory]));
  const path = outsidePath(namespace, directory);
  const filling = `${path}/lost+found/filling`;
  const freeBytes = (): number => {
    const {bavail, bsize} = statfsSync(path);
    return bavail * bsize;
  };
  return {
    ...{enter, path},
    fill: (bytes) => {
      writeFileSync(filling, '');
      while (freeBytes() > bytes) {
        try {
          writeFileSync(filling, Buffer.alloc(Math.min(freeBytes() - bytes, 1 << 20)), {flag: 'a'});
        } catch {
          // The file's own bookkeeping took the last of it.
          return;
        }
      }
    },
    free: () => rmSync(filling, {force: true}),
    remount: (how) => void run(enter(['mount', '-o', `remount,${how}`, directory])),
    remove: async () => {
      await endNamespace(namespace);
      rmSync(image);
    },
  };
};
