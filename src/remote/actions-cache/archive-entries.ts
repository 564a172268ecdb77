import {lstatSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../../errors.js';
import {digestOf} from '../../host/digest.js';
import {DamagedLayerError} from '../receive.js';
import {layerFileName} from '../remote.js';
import {clientIn} from './client.js';
import {type Entries} from './entries.js';

const name = 'actions-cache';

/**
 * Entries by GitHub's own client, each an archive of its file: for services of version 1. It tells misses, denials and failures
 * in one way: a second look-up tells them apart.
 * @param archives where the client keeps what it sends and gets; made for each call, and removed after it
 */
export const archiveEntries = (directory: string, archives: string): Entries => {
  const client = clientIn(directory, archives);
  const {lookUp} = client;
  return {
    ...{archives, lookUp},
    read: async (file, prefixes) => {
      const path = join(directory, file);
      rmSync(path, {force: true});
      const key = await client.restore(file, prefixes);
      if (key !== undefined) return {key, text: readFileSync(path, 'utf8')};
      if ((await lookUp(file, prefixes)) === undefined) return undefined;
      throw new RootstockError(
        `reading ${file} of ${name}`,
        'it is there but could not be downloaded',
        'See the lines above',
      );
    },
    fetch: async ({digest, size}, prefixes, {onDamaged}) => {
      const what = `fetching layer ${digest.slice(0, 12)} from ${name}`;
      const file = layerFileName(digest);
      const path = join(directory, file);
      rmSync(path, {force: true});
      const key = await client.restore(file, prefixes);
      const status = lstatSync(path, {throwIfNoEntry: false});
      if (status?.isFile() && status.size === size && (await digestOf(path)) === digest) return true;
      rmSync(path, {force: true, recursive: true});
      const present = key ?? (await lookUp(file, prefixes));
      if (present === undefined) return false;
      onDamaged(present);
      // What cannot be unpacked is not told from what cannot be downloaded.
      if (key === undefined) throw new RootstockError(what, 'it could not be downloaded');
      throw new DamagedLayerError(what, 'its bytes are not those that its name says');
    },
    save: async (file, key) => {
      try {
        return (await client.save(file, key)) ? 'saved' : 'refused';
      } catch (error) {
        throw new RootstockError(`saving ${file} in ${name}`, messageOf(error), 'See the lines above');
      }
    },
  };
};
