// Makes a root, as layers in the bench's store and as a plain tree for the peers; once, and keeps both between runs.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {home} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {inRoot, rootstock, rootstockArgv} from '../setting/rootstock.mjs';

/**
 * @typedef {object} Prepared
 * @property {string} name
 * @property {string} what
 * @property {readonly string[]} from the options of Rootstock that start a root from it
 * @property {string} directory where peers keep what they prepare of it: archives, images
 * @property {string} tree the root as a plain directory
 * @property {string} id changes when the root was made anew
 * @property {number} bytes
 * @property {number} files
 */

const program = 'tar -C "$1" -xpf - --numeric-owner';

/**
 * Takes the root from the last run, or makes it.
 * @param {import('./roots.mjs').Recipe} recipe
 * @param {(line: string) => void} say
 * @returns {Promise<Prepared>}
 */
export const prepareRoot = async (recipe, say) => {
  const directory = join(home, 'roots', recipe.name);
  const described = join(directory, 'root.json');
  if (!existsSync(described) || !(await isInStore(recipe))) {
    say(`preparing the ${recipe.name} root, once`);
    rmSync(directory, {recursive: true, force: true});
    mkdirSync(join(directory, 'tree'), {recursive: true});
    writeFileSync(described, JSON.stringify(await make(recipe, join(directory, 'tree'))));
  }
  const facts = JSON.parse(readFileSync(described, 'utf8'));
  return {...recipe, ...facts, directory, tree: join(directory, 'tree')};
};

/** @param {import('./roots.mjs').Recipe} recipe */
const isInStore = async ({key, base}) => {
  const {stdout} = await rootstock(['list', '--layers', '--json']);
  /** @type {{references: {name: string}[]}[]} */
  const layers = JSON.parse(stdout);
  return layers.some(({references}) => references.some(({name}) => name === (key ?? base)));
};

/** @param {import('./roots.mjs').Recipe} recipe @param {string} tree */
const make = async ({from, name}, tree) => {
  const root = `prepare-${name}`;
  await rootstock(['scrub', '--root', root, '--kill', '--if-exists']);
  await rootstock(['init', '--root', root, ...from]);
  const pack = rootstockArgv([
    ...['run', '--root', root, '--user', 'root', '--workdir', '/', '--'],
    ...['tar', '-C', '/', '--one-file-system', '--numeric-owner', '-cf', '-', '.'],
  ]);
  await run(['bash', '-o', 'pipefail', '-c', `"\${@:2}" | ${program}`, 'bash', tree, ...pack], {
    environment: {ROOTSTOCK_HOME: join(home, 'store')},
  });
  const count = await inRoot(root, ['sh', '-c', 'find / -xdev | wc -l; du -sx -B1 / | cut -f1']);
  const [files = 0, bytes = 0] = count.stdout.trim().split('\n').map(Number);
  await rootstock(['scrub', '--root', root, '--kill']);
  const id = createHash('sha256').update(`${Date.now()} ${name}`).digest('hex').slice(0, 12);
  return {id, files, bytes};
};
