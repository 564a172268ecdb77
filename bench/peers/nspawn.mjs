// systemd-nspawn, over a plain tree; without a systemd that it could register with, as in most CI jobs.
import {rmSync} from 'node:fs';
import {join} from 'node:path';

import {prefix} from '../setting/places.mjs';
import {run, time} from '../setting/program.mjs';

/** @type {import('./peer.mjs').Peer} */
export const nspawn = {
  name: 'systemd-nspawn',
  what: 'systemd-nspawn over a plain tree; --ephemeral is a copy of it, where the file system cannot share',
  unpacks: 'copies it',
  isSlow: true,
  largest: 'middle',
  packages: ['systemd-container'],
  programs: ['systemd-nspawn'],
  lacks: {
    commit: 'it keeps no snapshots',
    restore: 'it has no archive',
    rollback: 'it keeps no snapshots',
    many: 'each root is a copy of its own: no sharing to measure',
  },
  prepare: async ({tree}, place) => {
    const own = join(place, prefix);
    await run(['cp', '-a', '--reflink=auto', tree, own]);
    const argv = ['systemd-nspawn', '--quiet', '--register=no', '--keep-unit', '--as-pid2', '-D', own];
    const ephemeral = () => time([...argv, '--ephemeral', 'true']);
    const enter = () => time([...argv, 'true']);
    await enter();
    return {
      tasks: {start: ephemeral, ephemeral, enter},
      end: async () => {
        await run(['rm', '-rf', '--one-file-system', own]);
        rmSync(join('/run/systemd/nspawn/propagate', prefix), {recursive: true, force: true});
      },
    };
  },
};
