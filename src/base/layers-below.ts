import {lstatSync, readdirSync} from 'node:fs';

import {asBytes, bufferOf, readable} from '../host/command.js';
import {resolveInRoot} from '../host/safe-path.js';
import {type Below} from './layer-plan.js';

/** Of the lowest layer. */
export const nothingBelow: Below = {kindOf: () => undefined, follow: () => undefined, names: () => []};

/**
 * What the layers below show, by looking at them mounted.
 * @param root the merged layers, as this process reaches them
 */
export const belowAt = (root: string): Below => {
  const known = new Map<string, ReturnType<Below['kindOf']>>([['', 'directory']]);
  const kindOf: Below['kindOf'] = (path) => {
    if (!known.has(path)) {
      // Never through a link: the path would be another.
      const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
      const status = isInDirectory ? lstatSync(placeIn(root, path), {throwIfNoEntry: false}) : undefined;
      known.set(
        path,
        status && (status.isDirectory() ? 'directory' : status.isSymbolicLink() ? 'link' : 'other'),
      );
    }
    return known.get(path);
  };
  const follow: Below['follow'] = (path) => {
    const text = readable(path);
    const found = asBytes(text) === path ? resolveInRoot(root, text) : undefined;
    return found === undefined || found.kind === 'other'
      ? undefined
      : asBytes(found.path === '/' ? '' : found.path);
  };
  return {kindOf, follow, names: () => readdirSync(root, 'latin1')};
};

/** A path of a plan, each character a byte, in a tree. */
export const placeIn = (tree: string, path: string): Buffer => bufferOf(`${asBytes(tree)}${path}`);
