// Mounts images as a stack, with nothing of them in any cache or with the files of them in memory, and takes the time of that.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';

import {run, time} from '../setting/program.mjs';

/** @typedef {import('./variants.mjs').Mounting} Mounting */
/** @typedef {{image: string, format: string}} Image */
/** @typedef {{merged: string, top: string, milliseconds: number, end: () => Promise<void>}} Stack `top` is the first image alone */

/** mount(2), for mount(8) makes a loop device by itself. The number of the system call is that of x86-64. */
const withoutLoop =
  'syscall(165, $ARGV[0], $ARGV[1], $ARGV[2], 1, 0) == 0 or die "mounting without a loop device: $!\\n"';

/** Sets up a loop device that the kernel frees with the mount. */
const withDirectLoop =
  'd=$(losetup --find --show --read-only --direct-io=on "$3") && mount -t "$1" -o "$2" "$d" "$4"; s=$?; losetup -d "$d"; exit $s';

/** The arguments that mount an image. @param {Image} image @param {Mounting} mounting @param {string} target */
export const mountArgv = ({image, format}, {options, direct, noLoop}, target) => {
  if (noLoop) return ['perl', '-e', withoutLoop, image, target, format];
  if (direct) return ['sh', '-c', withDirectLoop, 'sh', format, options, image, target];
  return ['mount', '-t', format, '-o', `${options},loop`, image, target];
};

/** Takes the file out of the page cache. @param {string} image */
export const forget = async (image) => {
  await run(['sync', image]);
  await run(['dd', `if=${image}`, 'iflag=nocache', 'count=0', 'status=none']);
};

/** Brings it there, as a download does. @param {string} image */
export const recall = (image) => run(['dd', `if=${image}`, 'of=/dev/null', 'bs=1M', 'status=none']);

let count = 0;

/**
 * Mounts images, the topmost first, under a fresh upper.
 * @param {import('./namespace.mjs').Namespace} namespace
 * @param {readonly Image[]} images
 * @param {Mounting} mounting
 * @param {string} place
 * @returns {Promise<Stack>}
 */
export const mountStack = async (namespace, images, mounting, place) => {
  const own = join(place, `stack-${++count}`);
  const lowers = images.map((_, index) => join(own, String(index)));
  const [upper, work, merged] = ['u', 'w', 'm'].map((name) => join(own, name));
  for (const path of [...lowers, upper, work, merged]) mkdirSync(path ?? '', {recursive: true});
  let milliseconds = 0;
  for (const [index, image] of images.entries())
    milliseconds += await time(namespace.enter(mountArgv(image, mounting, lowers[index] ?? '')));
  const options = `lowerdir=${lowers.join(':')},upperdir=${upper},workdir=${work}`;
  milliseconds += await time(
    namespace.enter(['mount', '-t', 'overlay', '-o', options, 'overlay', merged ?? '']),
  );
  const end = async () => {
    for (const path of [merged ?? '', ...lowers]) await namespace.run(['umount', path]);
    await run(['rm', '-rf', '--one-file-system', own]);
  };
  return {merged: merged ?? '', top: lowers[0] ?? '', milliseconds, end};
};
