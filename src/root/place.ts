import {chmodSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {type Furnishing} from './furnishings.js';

/** Makes a directory or an empty file at a path of a tree whose links are resolved, with what leads to it. */
export const makePlace = (tree: string, path: string, kind: Furnishing['kind'], mode = 0o755): string => {
  const place = join(tree, path);
  if (kind === 'directory') {
    mkdirSync(place, {recursive: true, mode: 0o755});
    if (mode !== 0o755) chmodSync(place, mode);
  } else {
    mkdirSync(dirname(place), {recursive: true, mode: 0o755});
    if (!existsSync(place)) writeFileSync(place, '', {mode: 0o644});
  }
  return place;
};
