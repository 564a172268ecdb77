import {lstatSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {run} from './run.js';

/**
 * Unpacks a container image as its specification says it, layer by layer: what a layer hides goes first, then the rest of it
 * comes. Shares no code with what made the image.
 * @param layers tars, compressed or not, base first
 */
export const applyLayers = (layers: readonly string[], tree: string): void => {
  mkdirSync(tree);
  for (const layer of layers) {
    const names = run(['tar', '--list', '--quoting-style=literal', '--show-transformed-names', '-f', layer]);
    const gone = names
      .split('\n')
      .filter(Boolean)
      .flatMap((name) => hiddenBy(tree, name));
    run(['xargs', '-0', '-r', 'rm', '-rf', '--'], {input: gone.map((path) => `${path}\0`).join('')});
    run([
      ...(['tar', '--extract', '-f', layer, '-C', tree, '--numeric-owner', '--same-owner'] as const),
      ...['--preserve-permissions', '--xattrs', '--xattrs-include=*', '--delay-directory-restore'],
      '--exclude=.wh.*',
    ]);
  }
};

/** The paths, each character a byte, that a member of a layer hides. */
const hiddenBy = (tree: string, name: string): string[] => {
  const [directory, last] = [join(tree, dirname(name)), name.slice(name.lastIndexOf('/') + 1)];
  if (last === '.wh..wh..opq') return namesIn(directory).map((below) => join(directory, below));
  if (last.startsWith('.wh.')) return [join(directory, last.slice('.wh.'.length))];
  // What is a directory now and was none, or the other way round.
  const path = join(tree, name.replace(/\/$/, ''));
  return (isDirectory(path) ?? name.endsWith('/')) === name.endsWith('/') ? [] : [path];
};

/** Undefined where there is nothing. */
const isDirectory = (path: string): boolean | undefined => {
  try {
    return lstatSync(Buffer.from(path, 'latin1')).isDirectory();
  } catch {
    return undefined;
  }
};

const namesIn = (directory: string): string[] => {
  try {
    return readdirSync(Buffer.from(directory, 'latin1'), 'latin1');
  } catch {
    return [];
  }
};

interface Descriptor {
  readonly digest: string;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The layers of the one image in an OCI layout, base first. */
export const layersOfLayout = (layout: string): string[] => {
  const blob = ({digest}: Descriptor): string => join(layout, 'blobs', digest.replace(':', '/'));
  const {manifests} = readJson(join(layout, 'index.json')) as {manifests: Descriptor[]};
  const [manifest] = manifests;
  if (!manifest) throw new Error(`no image in ${layout}`);
  return (readJson(blob(manifest)) as {layers: Descriptor[]}).layers.map(blob);
};
