import {existsSync, mkdirSync, renameSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {syncDirectory} from '../host/atomic-file.js';
import {type Store} from '../snapshot/store.js';

/** Something in a store that is not as it was promised to be. */
export interface Finding {
  /** A leftover takes room and harms nothing; a problem is a promise that is broken. */
  readonly kind: 'problem' | 'leftover';
  readonly what: string;
  readonly why: string;
  /** Mends it, and says what that did. Without one, nothing can be done here. */
  readonly repair?: () => Promise<string>;
}

/** Moves a file out of the way and into the store's `lost+found`: what is damaged is never used, and never thrown away. */
export const setAside = (store: Store, path: string, name = basename(path)): string => {
  const directory = join(store.directory, 'lost+found');
  mkdirSync(directory, {recursive: true, mode: 0o700});
  let place = join(directory, name);
  for (let number = 1; existsSync(place); number++) place = join(directory, `${name}.${number}`);
  renameSync(path, place);
  for (const changed of [directory, dirname(path)]) syncDirectory(changed);
  return `set aside as ${place}`;
};
