// The bare calls, as a limit for everything else: unshare, an overlay over the plain tree, chroot. It keeps no names, checks
// nothing, packs nothing, and furnishes no /proc or /dev.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {run, time, timed, track} from '../setting/program.mjs';

/** Mounts $1 under a fresh upper in the directory $2. */
const mountScript =
  'mkdir -p "$2/u" "$2/w" "$2/m" && mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/u,workdir=$2/w" "$2/m"';
const unshare = ['unshare', '--mount', '--propagation', 'private'];

/** @type {import('./peer.mjs').Peer} */
export const kernel = {
  name: 'kernel calls',
  what: 'unshare, mount -t overlay and chroot over a plain tree: the limit',
  unpacks: 'no',
  packages: ['util-linux'],
  programs: ['unshare', 'nsenter', 'mount', 'chroot'],
  lacks: {restore: 'it has no archive'},
  prepare: async ({tree}, place) => {
    const [program = '', ...args] = [...unshare, 'sh', '-c', `${mountScript} && echo && exec sleep infinity`];
    const holder = spawn(program, [...args, 'sh', tree, join(place, '0')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    track(holder);
    const ended = once(holder, 'close');
    await Promise.race([once(holder.stdout, 'data'), ended]);
    if (holder.exitCode !== null) throw new Error('mounting an overlay failed');
    const enter = ['nsenter', `--mount=/proc/${holder.pid}/ns/mnt`];
    return {
      tasks: tasksOf(enter, tree, place),
      end: async () => {
        holder.kill('SIGKILL');
        await ended;
      },
    };
  },
};

let count = 0;

/**
 * @param {readonly string[]} enter
 * @param {string} tree
 * @param {string} place
 * @returns {Partial<import('./peer.mjs').Tasks>}
 */
const tasksOf = (enter, tree, place) => {
  let present = join(place, '0');
  const fresh = () => join(place, String(++count));
  const start = () =>
    time([...unshare, 'sh', '-c', `${mountScript} && exec chroot "$2/m" true`, 'sh', tree, fresh()]);
  /** Another upper over some lowers, in the place of the present one. @param {(old: string) => string} lowersOf */
  const renew = async (lowersOf) => {
    const [old, next] = [present, fresh()];
    const script = `umount -l "$3/m" && ${mountScript}`;
    const milliseconds = await time([...enter, 'sh', '-c', script, 'sh', lowersOf(old), next, old]);
    present = next;
    return milliseconds;
  };
  const change = (/** @type {import('./peer.mjs').Change} */ what) =>
    run([...enter, ...changeArgv(what, join(present, 'm'))]);
  return {
    start,
    ephemeral: start,
    enter: () => time([...enter, 'chroot', join(present, 'm'), 'true']),
    commit: async (what) => {
      await change(what);
      const pause = await renew((old) => `${old}/u:${tree}`);
      await renew(() => tree);
      return {pause};
    },
    rollback: async (what) => {
      await change(what);
      return renew(() => tree);
    },
    many: (roots) => timed(() => Promise.all(Array.from({length: roots}, start))),
  };
};
