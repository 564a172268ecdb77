import {createReadStream, statSync} from 'node:fs';
import {type Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {pack} from 'tar-stream';

export interface TarMember {
  readonly name: string;
  readonly content: string | {readonly file: string};
}

/**
 * Writes files as an uncompressed tar, as a stream: memory stays small whatever their size. The same members with the same
 * time give the same bytes.
 */
export const writeTar = async (members: readonly TarMember[], time: Date, sink: Writable): Promise<void> => {
  const archive = pack({highWaterMark: chunkBytes});
  const written = pipeline(archive, sink);
  const add = async (): Promise<void> => {
    const common = {mtime: time, mode: 0o444};
    for (const {name, content} of members) {
      if (typeof content === 'string') archive.entry({...common, name}, content);
      else {
        const entry = archive.entry({...common, name, size: statSync(content.file).size});
        await pipeline(createReadStream(content.file, {highWaterMark: chunkBytes}), entry);
      }
    }
    archive.finalize();
  };
  // In this order: where the sink fails, that says why, and not the member that could not be added any more.
  await Promise.all([written, add()]);
};

const chunkBytes = 1 << 20;
