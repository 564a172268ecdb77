import {once} from 'node:events';
import {closeSync, constants, openSync, realpathSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';

import {compareInThread, type Difference, type ListedFile, type ThreadData} from './content-thread.js';

/** More read no faster: the kernel has one decompressor for a mount, or one for each processor. */
const mostThreads = 4;

/**
 * The first of some files that has not the same content in two trees, by threads that read both, each file once.
 * @param trees as this process sees them
 */
export const firstDifferingContent = async (
  trees: readonly [string, string],
  files: readonly ListedFile[],
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
  files: readonly ListedFile[],
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
  files: readonly ListedFile[],
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
  stepOutOfRemovedDirectory();
  const modules = ['fs', 'os', 'worker_threads'].map((name) => `require('node:${name}')`).join();
  const resourceLimits = {maxYoungGenerationSizeMb: 4};
  return new Worker(`(${compareInThread.toString()})(${modules})`, {
    ...{eval: true, execArgv: [], workerData, resourceLimits},
  });
};

const mostFiles = 256;
const mostBytes = 8 << 20;

/** What one thread reads in one go: the largest first, the others in their order, in which an image has them too. */
export const batchesOf = (files: readonly ListedFile[]): ListedFile[][] => {
  const isLarge = ({size}: ListedFile): boolean => Number(size) >= mostBytes;
  const large = files.filter(isLarge).sort((a, b) => Number(b.size) - Number(a.size));
  const batches = large.map(listed);
  let bytes = Infinity;
  for (const file of files.filter((other) => !isLarge(other))) {
    const size = Number(file.size);
    if (bytes + size > mostBytes || (batches.at(-1)?.length ?? mostFiles) >= mostFiles) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(...listed(file));
    bytes += size;
  }
  return batches;
};

/** A thread asks where its process is as soon as it starts, and ends the process where that is nowhere. */
const stepOutOfRemovedDirectory = (): void => {
  try {
    // Not `process.cwd`, which remembers what it said before.
    realpathSync.native('.');
  } catch {
    process.chdir('/');
  }
};

/** No more of it than a thread has to be sent. */
const listed = ({path, size}: ListedFile): ListedFile[] => [{path, size}];
