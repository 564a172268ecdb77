import {rename, rm, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';

import {type Patience, usualPatience} from '../http/retry.js';
import {doing, Trouble} from '../http/trouble.js';
import {layerFileName} from '../remote.js';
import {type Entries} from './entries.js';
import {fetchBlob, readBlob} from './fetch-blob.js';
import {sendBlob} from './send-blob.js';
import {cacheService} from './service.js';

const name = 'actions-cache';

/** A description says of each layer what is in it. */
const longestText = 16 << 20;

/**
 * Entries by the service itself: files go over as they are. GitHub's own client makes an archive of each, compresses it, sends
 * that, and the same backwards; and keeps up to 400 MB in memory (docs/architecture.md, Remotes).
 */
export const serviceEntries = (
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
  patience: Patience = usualPatience,
): Entries => {
  const service = cacheService(environment, {environment, home: homedir()}, patience);
  return {
    lookUp: (file, prefixes) =>
      doing(`looking for ${file} in ${name}`, async () => (await service.find(prefixes))?.key),
    read: (file, prefixes) =>
      doing(`reading ${file} of ${name}`, async () => {
        const found = await service.find(prefixes);
        if (!found) return undefined;
        return {key: found.key, text: (await readBlob(service, found.url, longestText)).toString()};
      }),
    fetch: (layer, prefixes, {progress, onDamaged}) =>
      doing(`fetching layer ${layer.digest.slice(0, 12)} from ${name}`, async () => {
        const found = await service.find(prefixes);
        if (!found) return false;
        const file = join(directory, layerFileName(layer.digest));
        const part = `${file}.part`;
        await rm(part, {force: true});
        try {
          if ((await fetchBlob(service, found.url, part, layer.size, progress)) !== layer.digest)
            throw new Trouble('its bytes are not those that its name says');
          await rename(part, file);
        } catch (error) {
          if (error instanceof Trouble && !error.details.isPassing) onDamaged(found.key);
          throw error;
        } finally {
          await rm(part, {force: true});
        }
        return true;
      }),
    save: (file, key, progress) =>
      doing(`saving ${file} in ${name}`, async () => {
        const path = join(directory, file);
        const {size} = await stat(path);
        const url = await service.create(key);
        if (!url) return 'taken';
        await sendBlob(service, url, path, size, progress);
        await service.finalize(key, size);
        return 'saved';
      }),
  };
};
