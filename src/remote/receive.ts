import {createHash, type Hash} from 'node:crypto';
import {createReadStream, renameSync, rmSync, statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {formatBytes} from '../host/format.js';
import {type LayerFile, layerFileName, type Progress} from './remote.js';
import {flushBehind, gathered, writeWhole} from './write-layer.js';

/** The bytes of a layer from an offset on. */
export type Source = (offset: number) => Promise<AsyncIterable<Buffer>> | AsyncIterable<Buffer>;

/**
 * Writes a layer into `directory/DIGEST.image` as it comes, and hashes it on the way. What an earlier try has left beside it,
 * in `DIGEST.image.part`, is gone on from; what is broken off stays there for the next one. Throws RootstockError, and
 * keeps nothing, when the bytes are not those of the digest.
 * @param from the remote's name
 */
export const receiveLayer = async (
  from: string,
  {digest, size}: LayerFile,
  directory: string,
  source: Source,
  progress: Progress = () => undefined,
): Promise<void> => {
  const file = join(directory, layerFileName(digest));
  const part = partOf(file);
  const hash = createHash('sha256');
  const present = await hashPart(part, size, hash);
  let received = present;
  const write = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    const handle = await open(part, 'a', 0o600);
    const flush = flushBehind(handle);
    try {
      for await (const some of gathered(chunks)) {
        const length = some.reduce((sum, chunk) => sum + chunk.length, 0);
        // One that goes on for ever must not fill the disk.
        if (received + length > size) {
          received += length;
          break;
        }
        const written = writeWhole(handle, some, received);
        for (const chunk of some) hash.update(chunk);
        await written;
        received += length;
        flush.wrote(length);
        progress(length);
      }
    } finally {
      await flush.end();
      await handle.close();
    }
  };
  if (present < size) await write(await source(present));
  const what = `fetching layer ${digest.slice(0, 12)} from ${from}`;
  if (received < size)
    throw new RootstockError(
      what,
      `it ended after ${formatBytes(received)} of ${formatBytes(size)}`,
      'Try again',
    );
  acceptLayer(from, {digest, size}, directory, received > size ? undefined : hash.digest('hex'));
};

/**
 * Gives what was received its name. Throws DamagedLayerError, and keeps nothing, when the bytes are not those of the digest.
 * @param received the sha256 of them; undefined where they are too many
 */
export const acceptLayer = (
  from: string,
  {digest}: LayerFile,
  directory: string,
  received: string | undefined,
): void => {
  const file = join(directory, layerFileName(digest));
  if (received === digest) {
    renameSync(partOf(file), file);
    return;
  }
  rmSync(partOf(file), {force: true});
  throw new DamagedLayerError(
    `fetching layer ${digest.slice(0, 12)} from ${from}`,
    'its bytes are not those that its name says',
    'It is not used; push the snapshot again',
  );
};

/** What there is of a file that is not whole yet. */
export const partOf = (file: string): string => `${file}.part`;

/** The remote has other bytes than it says: asking again does not help. */
export class DamagedLayerError extends RootstockError {}

/** Hashes what there is of a part, and returns how many bytes that are. */
const hashPart = async (part: string, size: number, hash: Hash): Promise<number> => {
  const present = statSync(part, {throwIfNoEntry: false})?.size ?? 0;
  if (present > size) {
    rmSync(part);
    return 0;
  }
  if (present > 0)
    for await (const chunk of createReadStream(part, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return present;
};
