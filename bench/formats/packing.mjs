// Packs a tree, and takes the time and the memory of that.
import {createHash} from 'node:crypto';
import {createReadStream, statSync} from 'node:fs';

import {descendants, peakMemory} from '../setting/processes.mjs';
import {run, timed} from '../setting/program.mjs';

/** @typedef {{milliseconds: number, processor: number, memory: number}} Cost milliseconds, milliseconds, bytes */

/** What it runs ends with it. */
const clock =
  'TIMEFORMAT="%U %S"; exec 3>&2; { time setpriv --pdeathsig KILL "$@" >/dev/null 2>&3 3>&-; } 2>&1';

/** Runs a program for its time by the clock and by the processors, and its memory. @param {readonly string[]} argv @returns {Promise<Cost>} */
export const costOf = async (argv) => {
  let memory = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const look = (/** @type {number} */ pid) => {
    for (const process of descendants(pid))
      memory = Math.max(memory, (peakMemory(process)?.megabytes ?? 0) * 1e6);
  };
  try {
    const onStart = (/** @type {number} */ pid) => void (timer = setInterval(() => look(pid), 10));
    const {milliseconds, stdout} = await run(['bash', '-c', clock, 'bash', ...argv], {onStart});
    const [user = 0, system = 0] = stdout.trim().split(' ').map(Number);
    return {milliseconds, processor: (user + system) * 1000, memory};
  } finally {
    clearInterval(timer);
  }
};

/** As `rootstock` checks what it fetched. @param {string} file @returns {Promise<number>} milliseconds */
export const digestTime = (file) =>
  timed(async () => {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20})) hash.update(chunk);
    hash.digest();
  });

/** What sending an image compressed costs. @param {string} image @returns {Promise<{bytes: number, pack: Cost, unpack: number}>} */
export const costOfSending = async (image) => {
  const file = `${image}.zst`;
  const pack = await costOf(['zstd', '-3', '-T0', '-q', '-f', image, '-o', file]);
  const unpack = await costOf(['zstd', '-d', '-q', '-f', file, '-o', `${image}.back`]);
  const bytes = statSync(file).size;
  await run(['rm', file, `${image}.back`]);
  return {bytes, pack, unpack: unpack.milliseconds};
};
