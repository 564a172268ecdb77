import type * as fileSystem from 'node:fs';
import type * as system from 'node:os';
import type * as threads from 'node:worker_threads';

/** The two directories whose files a thread compares; opened by the process that starts it, so that no path is too long. */
export type ThreadData = readonly [number, number];

/** A file that is in both trees, with the same size, which is as far as it is read. */
export interface ListedFile {
  readonly path: string;
  readonly size: string;
}

/** A file that is not the same in both trees, and why it could not be read where that is so. */
export interface Difference {
  readonly path: string;
  readonly why?: string;
}

/**
 * Answers each batch of files with its Differences. It runs as the text of a thread, since a thread of
 * its own file would be one more file to bundle: so it uses nothing but what it is given.
 */
export const compareInThread = (
  {closeSync, constants, openSync, readSync}: typeof fileSystem,
  {setPriority}: typeof system,
  {parentPort, workerData}: typeof threads,
): void => {
  const [one, other] = workerData as ThreadData;
  // So much of both stays in a processor's own cache between reading and comparing.
  const buffers = [Buffer.allocUnsafe(1 << 18), Buffer.allocUnsafe(1 << 18)] as const;
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const open = (directory: number, path: string): number =>
    openSync(Buffer.from(`/proc/self/fd/${directory}${path}`, 'latin1'), flags);
  const fill = (file: number, buffer: Buffer, wanted: number): boolean => {
    let length = 0;
    for (let count = -1; count !== 0 && length < wanted; length += count)
      count = readSync(file, buffer, length, wanted - length, null);
    return length === wanted;
  };
  const isSameContent = (a: number, b: number, size: number): boolean => {
    for (let rest = size; rest > 0; rest -= buffers[0].length) {
      const length = Math.min(rest, buffers[0].length);
      if (!fill(a, buffers[0], length) || !fill(b, buffers[1], length)) return false;
      if (buffers[0].compare(buffers[1], 0, length, 0, length) !== 0) return false;
    }
    return true;
  };
  const isSame = ({path, size}: ListedFile): boolean => {
    const a = open(one, path);
    try {
      const b = open(other, path);
      try {
        return isSameContent(a, b, Number(size));
      } finally {
        closeSync(b);
      }
    } finally {
      closeSync(a);
    }
  };
  const differs = (file: ListedFile): Difference | undefined => {
    const {path} = file;
    try {
      return isSame(file) ? undefined : {path};
    } catch (error) {
      return {path, why: error instanceof Error ? error.message : String(error)};
    }
  };
  // Of this thread alone, on Linux.
  setPriority(10);
  parentPort?.on('message', (files: readonly ListedFile[]) => {
    parentPort.postMessage(files.map(differs).filter((difference) => difference !== undefined));
  });
};
