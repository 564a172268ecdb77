import {type FileHandle} from 'node:fs/promises';

const gatherBytes = 1 << 20;

/** What comes in small chunks, for fewer writes; before a break is thrown, what came before it. */
export const gathered = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let chunks: Buffer[] = [];
  let length = 0;
  let broken: {readonly error: unknown} | undefined;
  try {
    for await (const chunk of source) {
      chunks.push(chunk);
      length += chunk.length;
      if (length < gatherBytes) continue;
      yield chunks;
      [chunks, length] = [[], 0];
    }
  } catch (error) {
    broken = {error};
  }
  if (length > 0) yield chunks;
  if (broken) throw broken.error;
};

/** Writes all of it, or throws: a full disk takes a part first, and says so only to the next write. */
export const writeWhole = async (
  file: FileHandle,
  chunks: readonly Buffer[],
  position: number,
): Promise<void> => {
  let written = (await file.writev([...chunks], position)).bytesWritten;
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  if (written === length) return;
  const whole = Buffer.concat(chunks);
  while (written < length)
    written += (await file.write(whole, written, length - written, position + written)).bytesWritten;
};

const flushBytes = 64 << 20;

/** Has the disk write beside the transfer what has come, so that the sync after it, which counts, has little left to do. */
export const flushBehind = (
  file: FileHandle,
): {readonly wrote: (bytes: number) => void; readonly end: () => Promise<void>} => {
  let waiting = 0;
  let flush: Promise<void> | undefined;
  return {
    wrote: (bytes) => {
      waiting += bytes;
      if (waiting < flushBytes || flush) return;
      waiting = 0;
      // What fails here fails again in the sync.
      flush = file
        .datasync()
        .catch(() => undefined)
        .finally(() => (flush = undefined));
    },
    end: async () => flush,
  };
};
