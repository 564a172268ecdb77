// Peers that keep a root as one archive of all of it: extracted to restore, and packed whole to save.
import {existsSync, mkdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {run, time, timed} from '../setting/program.mjs';

/** @typedef {{suffix: string, packWith: string, unpackWith: string}} Archive the compressor's command lines, as tar takes them */

const noSharing = 'each root is a copy of its own: no sharing to measure';

/**
 * @param {Omit<import('./peer.mjs').Peer, 'prepare' | 'lacks' | 'unpacks'>} facts
 * @param {Archive} archive
 * @returns {import('./peer.mjs').Peer}
 */
export const archivePeer = (facts, archive) => ({
  ...facts,
  unpacks: 'extracts it',
  lacks: {
    many: noSharing,
    ephemeral: 'it is its start, and deleting all of it',
    restore: 'it is the same as its start',
  },
  prepare: async (root, place) => {
    const file = join(root.directory, `root.tar.${archive.suffix}`);
    if (!existsSync(file)) {
      await pack(archive, root.tree, `${file}.new`);
      renameSync(`${file}.new`, file);
    }
    const standing = join(place, 'standing');
    await extract(archive, file, standing);
    return {
      tasks: tasksOf(archive, file, {standing, fresh: join(place, 'fresh')}),
      end: () => Promise.resolve(),
    };
  },
});

/**
 * @param {Archive} archive
 * @param {string} file
 * @param {{standing: string, fresh: string}} where
 * @returns {Partial<import('./peer.mjs').Tasks>}
 */
const tasksOf = (archive, file, {standing, fresh}) => {
  const start = async () => (await extract(archive, file, fresh)) + (await time(['chroot', fresh, 'true']));
  const drop = () => run(['rm', '-rf', '--one-file-system', fresh]);
  const startAndDrop = async () => {
    const milliseconds = await start();
    await drop();
    return milliseconds;
  };
  return {
    start: startAndDrop,
    enter: () => time(['chroot', standing, 'true']),
    commit: async (change) => {
      await run(changeArgv(change, standing));
      const packed = join(standing, '..', `packed.tar.${archive.suffix}`);
      const milliseconds = await pack(archive, standing, packed);
      const {size} = statSync(packed);
      rmSync(packed);
      rmSync(join(standing, 'changed'), {recursive: true});
      return {pause: milliseconds, safe: milliseconds, bytes: size};
    },
    rollback: async (change) => {
      await run(changeArgv(change, standing));
      return timed(async () => {
        await run(['rm', '-rf', '--one-file-system', standing]);
        await extract(archive, file, standing);
      });
    },
  };
};

/** @param {Archive} archive @param {string} tree @param {string} file */
const pack = ({packWith}, tree, file) =>
  timed(async () => {
    await run(['tar', '-C', tree, '--numeric-owner', '-I', packWith, '-cf', file, '.']);
    await run(['sync', file]);
  });

/** @param {Archive} archive @param {string} file @param {string} to */
const extract = ({unpackWith}, file, to) => {
  mkdirSync(to, {recursive: true});
  return time(['tar', '-C', to, '--numeric-owner', '-I', unpackWith, '-xpf', file]);
};
