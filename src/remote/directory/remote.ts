import {constants, createReadStream, createWriteStream} from 'node:fs';
import {type FileHandle, lstat, open, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {messageOf, RootstockError} from '../../errors.js';
import {digestOf} from '../../host/digest.js';
import {acceptLayer, DamagedLayerError, partOf, receiveLayer} from '../receive.js';
import {type LayerFile, layerFileName, type Remote} from '../remote.js';
import {copyLayer} from './copy-layer.js';
import {findEntry, publishEntry} from './entries.js';
import {place} from './place.js';

/**
 * A directory, as a shared file system has it: `layers/DIGEST.image`, `snapshots/SCOPE/HASH.json`, and what is on its way in
 * `incoming`. Every file is written there, synced and renamed, so that others see it whole or not at all.
 */
export const directoryRemote = (path: string): Remote => {
  const name = `dir:${path}`;
  const layerPath = ({digest}: LayerFile): string => join(path, 'layers', layerFileName(digest));
  const fail = (what: string) => (error: unknown) => {
    throw error instanceof RootstockError ? error : new RootstockError(`${what} ${name}`, ...causeOf(error));
  };
  return {
    name,
    unreadable: () => undefined,
    unwritable: () => undefined,
    find: (wanted) => findEntry(path, wanted).catch(fail(`looking for "${wanted.key}" in`)),
    has: async (layer) => (await sizeOf(layerPath(layer))) === layer.size,
    fetch: async (layer, directory, progress = () => undefined) => {
      const what = `fetching layer ${layer.digest.slice(0, 12)} from`;
      try {
        const file = await open(
          layerPath(layer),
          constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
        );
        try {
          const part = partOf(join(directory, layerFileName(layer.digest)));
          const isWhole = (await file.stat()).size === layer.size;
          // What was broken off is gone on with.
          if (isWhole && (await sizeOf(part)) === undefined) {
            const digest = await copyLayer(file, part, progress);
            // What would be removed there as damaged is looked at once more: no file system says when a copy can be read.
            const isRight = digest === layer.digest;
            acceptLayer(name, layer, directory, isRight ? digest : await digestOf(part));
          } else await receiveLayer(name, layer, directory, (start) => bytesFrom(file, start), progress);
        } finally {
          await file.close();
        }
      } catch (error) {
        // Whoever has it again saves it again.
        if (error instanceof DamagedLayerError)
          await rm(layerPath(layer), {force: true}).catch(() => undefined);
        fail(what)(error);
      }
    },
    save: async (layer, directory, progress = () => undefined) => {
      const source = join(directory, layerFileName(layer.digest));
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          progress(chunk.length);
          done(undefined, chunk);
        },
      });
      await place(path, layerPath(layer), layer.size, (incoming) =>
        pipeline(
          createReadStream(source, {highWaterMark: 1 << 20}),
          counted,
          createWriteStream(incoming, {flags: 'wx', mode: 0o644}),
        ),
      ).catch(fail(`saving layer ${layer.digest.slice(0, 12)} in`));
    },
    publish: (publication, {replace}) =>
      publishEntry(path, publication, replace).catch(fail(`saving "${publication.key}" in`)),
  };
};

const bytesFrom = (file: FileHandle, start: number): AsyncIterable<Buffer> =>
  createReadStream('', {fd: file, start, highWaterMark: 1 << 20, autoClose: false});

const causeOf = (error: unknown): [why: string, advice: string] => {
  const {code} = error as NodeJS.ErrnoException;
  const causes: Partial<Record<string, [string, string]>> = {
    ENOENT: ['it is not there', 'See that it is mounted, and make it'],
    EACCES: ['it may not be used', 'See who may read and write there'],
    EPERM: ['it may not be used', 'See who may read and write there'],
    ENOSPC: ['no room is left there', 'Free some, or use another remote'],
    EDQUOT: ['the quota there is used up', 'Free some, or use another remote'],
    EROFS: ['it is read-only', 'Mount it for writing, or use another remote'],
    ENOTDIR: ['it is not a directory', 'Use another remote'],
  };
  return causes[code ?? ''] ?? [messageOf(error), 'See that its file system works'];
};

const sizeOf = async (path: string): Promise<number | undefined> => {
  const status = await lstat(path).catch(() => undefined);
  return status?.isFile() ? status.size : undefined;
};
