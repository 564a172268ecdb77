// What is read: all of it, and by two readers side by side, whole files in the order of their names, the same in no order, and
// 4 kB here and there.
// The same for all images of a tree, from run to run.
import {lstatSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {top} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';

/** @typedef {{what: string, lists: string[]}} Reading */

/**
 * Writes the lists.
 * @param {string} tree
 * @param {string} place
 * @param {number} share one file of so many for the two readers
 * @returns {{all: Reading, readings: Reading[]}}
 */
export const planReadings = (tree, place, share) => {
  const all = filesOf(tree);
  const inOrder = all.filter((_, index) => index % share === 0);
  const random = generator();
  const shuffled = inOrder
    .map((file) => ({file, at: random()}))
    .sort((a, b) => a.at - b.at)
    .map(({file}) => file);
  const large = all.filter(({size}) => size > 100_000);
  const spots = Array.from({length: 8000 / share}, () => {
    const {path, size} = large[Math.floor(random() * large.length)] ?? {path: '', size: 0};
    return [path, Math.floor((random() * size) / 4096) * 4096];
  });
  const plans = {
    'two readers, whole files in order': inOrder.map(({path}) => [path]),
    'two readers, whole files in no order': shuffled.map(({path}) => [path]),
    'two readers, 4 kB at random': spots,
  };
  const write = (/** @type {string} */ name, /** @type {readonly unknown[]} */ reads) => {
    const list = join(place, name);
    writeFileSync(list, reads.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return list;
  };
  const readings = Object.entries(plans).map(([what, reads], index) => {
    const middle = Math.ceil(reads.length / 2);
    const halves = [reads.slice(0, middle), reads.slice(middle)];
    return {what, lists: halves.map((half, reader) => write(`reads-${index}-${reader}`, half))};
  });
  const whole = all.map(({path}) => [path]);
  return {all: {what: 'reading all of it', lists: [write('reads-all', whole)]}, readings};
};

/**
 * Reads side by side, until the last is done, by their own clocks; and the time of the processors for all of them.
 * @param {import('./namespace.mjs').Namespace} namespace
 * @param {string} directory
 * @param {Reading} reading
 * @returns {Promise<import('./packing.mjs').Cost>}
 */
export const read = async (namespace, directory, {lists}) => {
  const reader = join(top, 'bench/formats/reader.mjs');
  const outputs = await Promise.all(
    lists.map((list) => run(namespace.enter([process.execPath, reader, directory, list]))),
  );
  const times = outputs.map(({stdout}) => stdout.trim().split(' ').map(Number));
  return {
    milliseconds: Math.max(...times.map(([wall = NaN]) => wall)),
    processor: times.reduce((sum, [, own = NaN]) => sum + own, 0),
    memory: 0,
  };
};

/** @param {string} tree @returns {{path: string, size: number}[]} regular files that have anything, by name */
const filesOf = (tree, below = '') =>
  readdirSync(join(tree, below), {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return filesOf(tree, path);
      if (!entry.isFile()) return [];
      const {size} = lstatSync(join(tree, path));
      return size > 0 ? [{path, size}] : [];
    });

/** Numbers from 0 to 1 that look random, and are the same each time. */
const generator = () => {
  let state = 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
};
