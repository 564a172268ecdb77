import {existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {makeDirectory} from '../host/atomic-file.js';
import {withLock} from '../host/lock.js';
import {hasLayer} from '../layer/layers.js';
import {layerFileName} from '../remote/remote.js';
import {type Store} from './store.js';

/** Where images are fetched to. What a pull that was broken off has left there, the next one goes on from. */
export const openDownloads = (store: Store): string => {
  const directory = downloadsOf(store);
  makeDirectory(directory);
  return directory;
};

const downloadsOf = (store: Store): string => join(store.directory, 'downloads');

/** Fetches an image, unless somebody else does, or has done so: two pulls that want the same fetch it once. */
export const fetchOnce = (
  {layers}: Store,
  directory: string,
  digest: string,
  fetch: () => Promise<void>,
): Promise<void> => {
  const lock = join(directory, `${digest}.lock`);
  return withLock(lock, 'exclusive', async () => {
    try {
      const isHere = existsSync(join(directory, layerFileName(digest))) || hasLayer(layers, digest);
      if (!isHere) await fetch();
    } finally {
      // While it is held: whoever waits for it sees that it is gone, and takes another.
      rmSync(lock, {force: true});
    }
  });
};

const dayMilliseconds = 86_400_000;

/** What nobody went on with for a day. */
export const oldDownloads = (store: Store): string[] => {
  const directory = downloadsOf(store);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .filter(
      (path) =>
        Date.now() - (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? Date.now()) > dayMilliseconds,
    );
};
