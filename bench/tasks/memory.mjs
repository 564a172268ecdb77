// The most memory that any process of Rootstock ever had: the command, all that it starts, and the holder of a root. By the
// kernel's own high-water mark, read every few milliseconds; what lives for less than that is missed.
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {promiseEnd} from '../setting/endings.mjs';
import {store, work} from '../setting/places.mjs';
import {changeArgv, inSmallFiles} from '../setting/change.mjs';
import {descendants, peakMemory} from '../setting/processes.mjs';
import {inRoot, rootstock} from '../setting/rootstock.mjs';

const root = 'memory';
const base = ['--root', root, '--base', 'debian:bookworm'];

/** @param {import('./part.mjs').Bench} bench */
export const measureMemory = async ({isQuick, samples, record}) => {
  const size = isQuick ? 30 : 1000;
  const end = promiseEnd('the root for memory', drop);
  /** @type {Map<string, Map<string, number[]>>} */
  const peaks = new Map();
  for (let index = 0; index < samples; index++) {
    const remote = join(work, `memory-shared-${index}`);
    mkdirSync(remote);
    for (const {what, args, before, elsewhere} of commandsWith(`dir:${remote}`, size)) {
      await before?.();
      const perProgram = peaks.get(what) ?? new Map();
      peaks.set(what, perProgram);
      const environment = elsewhere ? {ROOTSTOCK_HOME: join(work, `memory-store-${index}`)} : {};
      for (const [name, megabytes] of await peakOf(args, environment)) {
        perProgram.set(name, [...(perProgram.get(name) ?? []), megabytes]);
      }
      if (what === 'run') perProgram.set('holder', [...(perProgram.get('holder') ?? []), holderMemory()]);
    }
  }
  for (const [what, perProgram] of peaks) {
    for (const [name, all] of perProgram) {
      if (Math.max(...all) < 10 && name !== 'holder') continue;
      record.add({
        part: 'memory',
        what: 'peak memory',
        root: 'small',
        variant: what,
        peer: name,
        unit: 'MB',
        samples: all,
      });
    }
  }
  await end();
};

const drop = () => rootstock(['scrub', '--root', root, '--kill', '--if-exists']);

/** @typedef {{what: string, args: readonly string[], before?: () => Promise<unknown>, elsewhere?: boolean}} Command */

/**
 * A life of a root; what is pulled goes elsewhere, to a store that has nothing yet.
 * @param {string} remote
 * @param {number} size megabytes
 * @returns {readonly Command[]}
 */
const commandsWith = (remote, size) => {
  const before = () => inRoot(root, changeArgv(inSmallFiles(size)));
  const pull = ['pull', 'bench', remote, '--base', 'debian:bookworm'];
  return [
    {what: 'init', args: ['init', ...base], before: drop},
    {what: 'run', args: ['run', '--root', root, '--', 'true']},
    {what: `diff of ${size} MB`, args: ['diff', '--root', root], before},
    {what: `clean of ${size} MB`, args: ['clean', '--root', root]},
    {what: `snapshot of ${size} MB`, args: ['snapshot', 'bench', '--root', root], before},
    {what: 'push', args: ['push', 'bench', remote, '--root', root]},
    {what: 'pull', args: pull, elsewhere: true},
    {what: 'list', args: ['list', '--layers']},
    {what: 'scrub', args: ['scrub', '--root', root, '--kill']},
    {what: 'gc', args: ['gc']},
  ];
};

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Map<string, number>>} megabytes by program
 */
const peakOf = async (args, environment) => {
  /** @type {Map<string, number>} */
  const peaks = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const look = (/** @type {number} */ pid) => {
    for (const process of descendants(pid)) {
      const peak = peakMemory(process);
      if (peak) peaks.set(peak.name, Math.max(peak.megabytes, peaks.get(peak.name) ?? 0));
    }
  };
  try {
    await rootstock(args, {environment, onStart: (pid) => (timer = setInterval(() => look(pid), 5))});
  } finally {
    clearInterval(timer);
  }
  return peaks;
};

const holderMemory = () => {
  const {holder} = JSON.parse(readFileSync(join(store, 'roots', root, 'state.json'), 'utf8'));
  return peakMemory(holder.pid)?.megabytes ?? 0;
};
