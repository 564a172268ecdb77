// What it takes to use a layer that is packed: to mount it, to run a first command, to read it, to compile in it.
import {join} from 'node:path';

import {home, top} from '../setting/places.mjs';
import {time} from '../setting/program.mjs';
import {median} from '../statistics.mjs';
import {reasonOf, repeat} from '../tasks/part.mjs';
import {forget, mountStack, recall} from './mounting.mjs';
import {costOf} from './packing.mjs';
import {read} from './reading.mjs';

/** @typedef {import('./variants.mjs').Mounting} Mounting */

/**
 * @typedef {object} Setting
 * @property {import('../tasks/part.mjs').Bench} bench
 * @property {import('./variants.mjs').Variant} variant
 * @property {import('./formats.mjs').Layer} layer
 * @property {readonly import('./mounting.mjs').Image[]} stack the topmost first
 * @property {import('./namespace.mjs').Namespace} namespace
 * @property {string} place
 * @property {import('./formats.mjs').Add} add
 */

/** First commands: none, and what a job of that root would begin with. */
const commands = {
  small: [['true'], ['perl', '-MPOSIX', '-e', '1']],
  middle: [['true'], ['c++', '--version'], ['python3', '-c', 'import json, ssl']],
};

/**
 * Records all of it, for every way to mount it that the kernel takes.
 * @param {Setting} setting
 * @returns {Promise<number | undefined>} milliseconds of the mounts and the heaviest first command, with what was fetched in memory
 */
export const measureUse = async (setting) => {
  const {bench, variant, layer} = setting;
  let first;
  for (const mounting of bench.isQuick ? variant.mountings.slice(0, 1) : variant.mountings) {
    const peer = [variant.name, mounting.name].filter(Boolean).join(', ');
    try {
      const taken = await measureMounting(setting, mounting, peer);
      first ??= taken;
    } catch (error) {
      bench.record.miss({
        part: 'formats',
        root: layer.name,
        peer,
        reason: `this kernel does not mount it: ${reasonOf(error)}`,
      });
    }
  }
  return first;
};

/** @param {Setting} setting @param {Mounting} mounting @param {string} peer */
const measureMounting = async (setting, mounting, peer) => {
  const {bench, variant, layer, stack, namespace, add} = setting;
  /** @template Result @param {'cold' | 'warm'} how @param {(stack: import('./mounting.mjs').Stack) => Promise<Result>} action */
  const mounted = async (how, action) => {
    for (const {image} of stack) await (how === 'cold' ? forget(image) : recall(image));
    const one = await mountStack(namespace, stack, mounting, setting.place);
    try {
      return await action(one);
    } finally {
      await one.end();
    }
  };
  let last = NaN;
  for (const command of commands[layer.name]) {
    for (const [how, where] of /** @type {const} */ ([
      ['cold', 'from the disk'],
      ['warm', 'in memory'],
    ])) {
      const samples = await repeat(bench.samples, () =>
        mounted(how, async ({merged, milliseconds}) => {
          const own = await time(namespace.enter(['chroot', merged, ...command]));
          return milliseconds + own;
        }),
      );
      add(`mount and ${command[0]}, image ${where}`, peer, 'ms', samples);
      last = median(samples);
    }
  }
  /** @param {string} what @param {readonly import('./packing.mjs').Cost[]} costs */
  const addCosts = (what, costs) => {
    const all = (/** @type {'milliseconds' | 'processor'} */ key) => costs.map((cost) => cost[key]);
    add(what, peer, 'ms', all('milliseconds'));
    add(`${what}, processor time`, peer, 'ms', all('processor'));
  };
  if (!mounting.name) {
    const readBack = () => mounted('warm', (one) => read(namespace, one.top, layer.all));
    addCosts(layer.all.what, await repeat(3, readBack));
  }
  for (const reading of layer.readings) {
    const readSome = () => mounted('cold', (one) => read(namespace, one.top, reading));
    addCosts(reading.what, await repeat(3, readSome));
  }
  if (layer.name === 'middle') {
    const compile = () => mounted('cold', compileIn(namespace, bench.isQuick));
    addCosts('compiling Lua, image from the disk', await repeat(3, compile));
  }
  return last;
};

/**
 * Compiles in a stack.
 * @param {import('./namespace.mjs').Namespace} namespace
 * @param {boolean} isQuick
 * @returns {(stack: import('./mounting.mjs').Stack) => Promise<import('./packing.mjs').Cost>}
 */
export const compileIn =
  (namespace, isQuick) =>
  async ({merged}) => {
    const copy = 'mkdir "$1/bench" && cp -r "$2" "$1/bench/lua" && cp "$3" "$1/bench/compile.sh"';
    const script = join(top, 'bench/tasks/compile.sh');
    await namespace.run(['sh', '-c', copy, 'sh', merged, join(home, 'lua'), script]);
    const files = isQuick ? 'l[a-d]*.c' : '*.c';
    return costOf(namespace.enter(['chroot', merged, 'bash', '/bench/compile.sh', '/bench/lua', files]));
  };
