import {once} from 'node:events';
import {closeSync, constants, openSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';

import {compareInThread, type Difference, type ThreadData} from './content-thread.js';
import {type TreeEntry} from './tree-listing.js';

/** More read no faster: the kernel has one decompressor for a mount, or one for each processor. */
const mostThreads = 4;

type File = Pick<TreeEntry, 'path' | 'size'>;

/**
 * The first of some files that has not the same content in two trees, by threads that read both, each file once.
 * @param trees as this process sees them
 */
export const firstDifferingContent = async (
  trees: readonly [string, string],
  files: readonly File[],
): Promise<Difference | undefined> => {
  let first: Difference | undefined;
  await compareContent(trees, files, (differences) => {
    first ??= differences[0];
    return first === undefined;
  });
  return first;
};

/** The same, but all of them; a file that cannot be read is one. */
export const differingContent = async (
  trees: readonly [string, string],
  files: readonly File[],
): Promise<string[]> => {
  const found: string[] = [];
  await compareContent(trees, files, (differences) => {
    found.push(...differences.map(({path}) => path));
    return true;
  });
  return found;
};

/** @param goOn takes what a batch of files has, and says whether to go on */
const compareContent = async (
  trees: readonly [string, string],
  files: readonly File[],
  goOn: (differences: readonly Difference[]) => boolean,
): Promise<void> => {
  const batches = batchesOf(files);
  if (batches.length === 0) return;
  const open = trees.map((tree) => openSync(tree, constants.O_RDONLY | constants.O_DIRECTORY));
  const workers: Worker[] = [];
  const work = async (worker: Worker): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      worker.postMessage(batch);
      const [differences] = (await once(worker, 'message')) as [Difference[]];
      if (!goOn(differences)) batches.length = 0;
    }
  };
  try {
    const count = Math.min(mostThreads, availableParallelism(), batches.length);
    while (workers.length < count) workers.push(startThread(open as unknown as ThreadData));
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    for (const directory of open) closeSync(directory);
  }
};

const startThread = (workerData: ThreadData): Worker => {
  const modules = ['fs', 'os', 'worker_threads'].map((name) => `require('node:${name}')`).join();
  return new Worker(`(${compareInThread.toString()})(${modules})`, {eval: true, execArgv: [], workerData});
};

const mostFiles = 256;
const mostBytes = 8 << 20;

/** What one thread reads in one go: the largest first, the others in their order, in which an image has them too. */
export const batchesOf = (files: readonly File[]): string[][] => {
  const isLarge = ({size}: File): boolean => Number(size) >= mostBytes;
  const large = files.filter(isLarge).sort((a, b) => Number(b.size) - Number(a.size));
  const batches = large.map(({path}) => [path]);
  let bytes = Infinity;
  for (const {path, size} of files.filter((file) => !isLarge(file))) {
    if (bytes + Number(size) > mostBytes || (batches.at(-1)?.length ?? mostFiles) >= mostFiles) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(path);
    bytes += Number(size);
  }
  return batches;
};
