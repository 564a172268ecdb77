// What the command line asks for.
import {parts} from './parts.mjs';
import {recipes} from './roots/roots.mjs';

/** @typedef {{help: boolean, clean: boolean, install: boolean, quick: boolean, all: boolean, parts: string[], roots: string[]}} Options */

const words = ['quick', 'clean', '--all', '--install', '--help'];

/** @param {readonly string[]} args @returns {Options} throws on a word that means nothing */
export const parseOptions = (args) => {
  const names = parts.map(({name}) => name);
  const sizes = recipes.map(({name}) => String(name));
  const unknown = args.find((word) => ![...words, ...names, ...sizes].includes(word));
  if (unknown !== undefined)
    throw new Error(`there is no ${JSON.stringify(unknown)}: see npm run bench -- --help`);
  const among = (/** @type {string[]} */ all) => all.filter((name) => args.includes(name));
  const [asked, chosen, quick] = [among(names), among(sizes), args.includes('quick')];
  return {
    ...{
      help: args.includes('--help'),
      clean: args.includes('clean'),
      install: args.includes('--install'),
      quick,
      all: args.includes('--all'),
    },
    parts: asked.length > 0 ? asked : names,
    roots: chosen.length > 0 ? chosen : quick ? sizes.slice(0, 1) : sizes,
  };
};

export const help =
  () => `npm run bench -- [quick] [PART…] [ROOT…] [--all] [--install]    measure, as root; all parts on all roots
npm run bench -- clean                                          remove what is kept between runs

quick      three of each in place of five, less of it, and only the small root
--all      also what copies the whole large root for each sample, which takes hours
--install  install the Debian packages of the peers that this machine lacks

Parts:
${lines(parts)}

Roots:
${lines(recipes)}`;

/** @param {readonly {name: string, what: string}[]} all */
const lines = (all) => all.map(({name, what}) => `  ${name.padEnd(11)}${what}`).join('\n');
