// The roots that are measured, by size.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {top} from '../setting/places.mjs';

/**
 * @typedef {object} Recipe
 * @property {'small' | 'middle' | 'large'} name
 * @property {string} what
 * @property {string} base
 * @property {string} [key] under which the store has what its setup made
 * @property {readonly string[]} from the options of Rootstock that start a root from it
 */

/** A root whose setup is the script of its name. Another script is another key. @param {'middle' | 'large'} name @param {string} what @returns {Recipe} */
const withSetup = (name, what) => {
  const file = join(top, 'bench/roots', `${name}.sh`);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
  const key = `bench-${name}-${hash}`;
  return {name, what, base, key, from: ['--base', base, '--key', key, '--setup', file]};
};

const base = 'debian:bookworm';

/** @type {readonly Recipe[]} */
export const recipes = [
  {name: 'small', what: 'a minimal Debian', base, from: ['--base', base]},
  withSetup('middle', 'a Debian with what a C++ job installs'),
  withSetup('large', 'a minimal Debian and 500,000 generated files of 20 kB: half random bytes, half text'),
];
