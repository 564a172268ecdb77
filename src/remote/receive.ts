import {createHash, type Hash} from 'node:crypto';
import {createReadStream, createWriteStream, renameSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';

import {RootstockError} from '../errors.js';
import {formatBytes} from '../host/format.js';
import {type LayerFile, layerFileName, type Progress} from './remote.js';

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
  const part = `${file}.part`;
  const hash = createHash('sha256');
  const present = await hashPart(part, size, hash);
  let received = present;
  const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      received += chunk.length;
      // One that goes on for ever must not fill the disk.
      if (received > size) break;
      hash.update(chunk);
      progress(chunk.length);
      yield chunk;
    }
  };
  if (present < size)
    await pipeline(await source(present), count, createWriteStream(part, {flags: 'a', mode: 0o600}));
  const advice = 'It is not used; push the snapshot again';
  const what = `fetching layer ${digest.slice(0, 12)} from ${from}`;
  if (received < size)
    throw new RootstockError(
      what,
      `it ended after ${formatBytes(received)} of ${formatBytes(size)}`,
      'Try again',
    );
  if (received > size || hash.digest('hex') !== digest) {
    rmSync(part, {force: true});
    throw new DamagedLayerError(what, 'its bytes are not those that its name says', advice);
  }
  renameSync(part, file);
};

/** The remote has other bytes than it says: asking again does not help. */
export class DamagedLayerError extends RootstockError {}

/** Hashes what there is of a part, and returns how many bytes that are. */
const hashPart = async (part: string, size: number, hash: Hash): Promise<number> => {
  const present = statSync(part, {throwIfNoEntry: false})?.size ?? 0;
  if (present > size) {
    rmSync(part);
    return 0;
  }
  if (present > 0) for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer);
  return present;
};
