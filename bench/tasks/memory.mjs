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
  const remote = `dir:${join(work, 'memory-shared')}`;
  const size = isQuick ? 30 : 1000;
  mkdirSync(join(work, 'memory-shared'), {recursive: true});
  const change = () => inRoot(root, changeArgv(inSmallFiles(size)));
  /** @type {readonly (readonly [what: string, args: readonly string[], before?: () => Promise<unknown>])[]} */
  const commands = [
    ['init', ['init', ...base], () => rootstock(['scrub', '--root', root, '--kill', '--if-exists'])],
    ['run', ['run', '--root', root, '--', 'true']],
    [`diff of ${size} MB`, ['diff', '--root', root], change],
    [`clean of ${size} MB`, ['clean', '--root', root]],
    [`snapshot of ${size} MB`, ['snapshot', 'bench', '--root', root], change],
    ['push', ['push', 'bench', remote, '--root', root, '--as', 'bench-memory']],
    ['pull', ['pull', 'bench-memory', remote, '--base', 'debian:bookworm']],
    ['list', ['list', '--layers']],
    ['gc', ['gc']],
    ['scrub', ['scrub', '--root', root, '--kill']],
  ];
  const end = promiseEnd('the root for memory', () =>
    rootstock(['scrub', '--root', root, '--kill', '--if-exists']),
  );
  /** @type {Map<string, Map<string, number[]>>} */
  const peaks = new Map();
  for (let index = 0; index < samples; index++) {
    for (const [what, args, before] of commands) {
      await before?.();
      const perProgram = peaks.get(what) ?? new Map();
      peaks.set(what, perProgram);
      for (const [name, megabytes] of await peakOf(args))
        perProgram.set(name, [...(perProgram.get(name) ?? []), megabytes]);
      if (what === 'run') perProgram.set('holder', [...(perProgram.get('holder') ?? []), holderMemory()]);
    }
    await rootstock(['remove', 'bench-memory', '--root', 'none']).catch(() => undefined);
  }
  for (const [what, perProgram] of peaks) {
    for (const [name, all] of perProgram) {
      if (Math.max(...all) < 10 && name !== 'holder') continue;
      record.add({
        part: 'memory',
        what: `peak memory of ${what}`,
        root: 'small',
        variant: name,
        peer: 'Rootstock',
        unit: 'MB',
        samples: all,
      });
    }
  }
  await end();
};

/** @param {readonly string[]} args @returns {Promise<Map<string, number>>} megabytes by program */
const peakOf = async (args) => {
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
    await rootstock(args, {onStart: (pid) => (timer = setInterval(() => look(pid), 5))});
  } finally {
    clearInterval(timer);
  }
  return peaks;
};

const holderMemory = () => {
  const {holder} = JSON.parse(readFileSync(join(store, 'roots', root, 'state.json'), 'utf8'));
  return peakMemory(holder.pid)?.megabytes ?? 0;
};
