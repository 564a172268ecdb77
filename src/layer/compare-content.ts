import {once} from 'node:events';
import {closeSync, constants, openSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';

import {compareInThread, type Difference, type ThreadData} from './content-thread.js';
import {type TreeEntry} from './tree-listing.js';

/** More read no faster: the kernel has one decompressor for a mount, or one for each processor. */
const mostThreads = 4;

/**
 * The first of some files that has not the same content in two trees, by threads that read both, each file once.
 * @param trees as this process sees them
 */
export const firstDifferingContent = async (
  trees: readonly [string, string],
  files: readonly Pick<TreeEntry, 'path' | 'size'>[],
): Promise<Difference | undefined> => {
  const batches = batchesOf(files);
  const open = trees.map((tree) => openSync(tree, constants.O_RDONLY | constants.O_DIRECTORY));
  const workers: Worker[] = [];
  let difference: Difference | undefined;
  const work = async (worker: Worker): Promise<void> => {
    for (let batch = batches.shift(); batch && !difference; batch = batches.shift()) {
      worker.postMessage(batch);
      const [answer] = (await once(worker, 'message')) as [Difference | undefined];
      difference ??= answer;
    }
  };
  try {
    const count = Math.min(mostThreads, availableParallelism(), batches.length);
    while (workers.length < count) workers.push(startThread(open as unknown as ThreadData));
    await Promise.all(workers.map(work));
    return difference;
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
export const batchesOf = (files: readonly Pick<TreeEntry, 'path' | 'size'>[]): string[][] => {
  const isLarge = ({size}: {size: string}): boolean => Number(size) >= mostBytes;
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
