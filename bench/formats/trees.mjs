// What one layer has, as a plain directory to pack: that of the root's own setup, or the base.
import {existsSync, mkdirSync, renameSync} from 'node:fs';
import {join} from 'node:path';

import {store} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {rootstock} from '../setting/rootstock.mjs';
import {openNamespace} from './namespace.mjs';

/** Takes it out of the layer's image, once. @param {import('../roots/prepare.mjs').Prepared & {key?: string, base?: string}} root @returns {Promise<string>} */
export const layerTree = async (root) => {
  const tree = join(root.directory, 'layer');
  if (existsSync(tree)) return tree;
  const {stdout} = await rootstock(['list', '--layers', '--json']);
  /** @type {{digest: string, references: {name: string}[]}[]} */
  const layers = JSON.parse(stdout);
  const layer = layers.find(({references}) => references.some(({name}) => name === (root.key ?? root.base)));
  if (!layer) throw new Error(`there is no layer of the ${root.name} root`);
  const [mounted, copy] = [join(root.directory, 'mounted'), `${tree}.new`];
  await run(['rm', '-rf', '--one-file-system', copy]);
  mkdirSync(mounted, {recursive: true});
  const namespace = await openNamespace();
  try {
    await namespace.run(['mount', '-o', 'ro,loop', join(store, 'layers', `${layer.digest}.image`), mounted]);
    await namespace.run(['cp', '-a', mounted, copy]);
  } finally {
    await namespace.end();
  }
  renameSync(copy, tree);
  return tree;
};
