// A mount namespace of the bench's own: what is mounted in it goes with the process that holds it, which ends with the bench,
// since it reads from it.
import {spawn} from 'node:child_process';
import {once} from 'node:events';

import {run, track} from '../setting/program.mjs';

/**
 * @typedef {object} Namespace
 * @property {(argv: readonly string[]) => Promise<import('../setting/program.mjs').Ended>} run
 * @property {(argv: readonly string[]) => string[]} enter the arguments that run a program in it
 * @property {() => Promise<void>} end
 */

/** @returns {Promise<Namespace>} */
export const openNamespace = async () => {
  const hold = ['--mount', '--propagation', 'private', 'sh', '-c', 'echo; exec cat'];
  const holder = spawn('unshare', hold, {stdio: ['pipe', 'pipe', 'inherit']});
  track(holder);
  const ended = once(holder, 'close');
  await Promise.race([once(holder.stdout, 'data'), ended]);
  if (holder.exitCode !== null) throw new Error('a mount namespace was refused');
  const enter = (/** @type {readonly string[]} */ argv) => [
    'nsenter',
    `--mount=/proc/${holder.pid}/ns/mnt`,
    ...argv,
  ];
  return {
    enter,
    run: (argv) => run(enter(argv)),
    end: async () => {
      holder.stdin.end();
      await ended;
    },
  };
};
