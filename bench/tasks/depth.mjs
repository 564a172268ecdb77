// What it takes to mount a stack anew, and to enter it when it is mounted, by its depth; beside the bare mount of as many
// directories.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {promiseEnd} from '../setting/endings.mjs';
import {store, work} from '../setting/places.mjs';
import {time} from '../setting/program.mjs';
import {inRoot, rootstock} from '../setting/rootstock.mjs';
import {repeat} from './part.mjs';

const root = 'depth';

/** @param {import('./part.mjs').Bench} bench */
export const measureDepth = async ({isQuick, samples, record}) => {
  const depths = isQuick ? [1, 8] : [1, 16, 64, 128];
  const add = (
    /** @type {string} */ peer,
    /** @type {string} */ what,
    /** @type {number} */ depth,
    /** @type {number[]} */ all,
  ) =>
    record.add({
      part: 'depth',
      what,
      root: 'host',
      variant: `${depth} layers`,
      peer,
      unit: 'ms',
      samples: all,
    });
  await rootstock(['init', '--root', root, '--base', 'host', '--max-layers', '200']);
  const end = promiseEnd('the deep root', () => rootstock(['scrub', '--root', root, '--kill']));
  for (let depth = 1; depth <= Math.max(...depths); depth++) {
    await inRoot(root, ['sh', '-c', 'echo "$1" > /top && echo "$1" > "/layer-$1"', 'sh', String(depth)]);
    await rootstock(['snapshot', `s${depth}`, '--root', root]);
    if (!depths.includes(depth)) continue;
    const enter = async () => (await rootstock(['run', '--root', root, '--', 'true'])).milliseconds;
    const anew = await repeat(samples, async () => {
      process.kill(holder(), 'SIGKILL');
      await sleep(1000);
      return enter();
    });
    add('Rootstock', 'mounted anew, and entered', depth, anew);
    add('Rootstock', 'entered', depth, await repeat(samples, enter));
    add('kernel calls', 'mounted anew, and entered', depth, await repeat(samples, () => bareMount(depth)));
  }
  await end();
};

/** @returns {number} */
const holder = () => JSON.parse(readFileSync(join(store, 'roots', root, 'state.json'), 'utf8')).holder.pid;

/** @param {number} depth @returns {Promise<number>} milliseconds */
const bareMount = (depth) => {
  const names = Array.from({length: depth}, (_, index) => `l${index}`);
  const place = join(work, 'depth');
  for (const name of [...names, 'u', 'w', 'm']) mkdirSync(join(place, name), {recursive: true});
  for (const name of names) writeFileSync(join(place, name, 'top'), name);
  const script = 'mount -t overlay overlay -o "lowerdir=$1,upperdir=u,workdir=w" m && test -e m/top';
  const argv = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', names.join(':')];
  return time(argv, {cwd: place, environment: {LIBMOUNT_FORCE_MOUNT2: 'always'}});
};
