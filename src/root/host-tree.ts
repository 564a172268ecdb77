import {mkdirSync, readFileSync, statfsSync} from 'node:fs';
import {join} from 'node:path';

import {runCommand} from '../host/command.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {unescapeOctal} from '../layer/xattrs.js';
import {type TarSource} from '../layer/write-tar-layer.js';
import {type Store} from '../snapshot/store.js';
import {readRoots} from './state.js';

/**
 * This machine's own root as a tree: what is on its own file system, as an overlay sees it, without what only runs, and
 * without Rootstock's own.
 * @param place a directory for its mount point, of a file system that is seen in the namespace alone
 * @param exclude what is left out as well: paths without links
 */
export const hostTree = async (
  store: Store,
  {place, exclude}: {readonly place: string; readonly exclude: readonly string[]},
  namespace: Namespace,
): Promise<TarSource> => {
  const tree = join(place, 'host');
  mkdirSync(outsidePath(namespace, tree));
  // Not recursive: below it, mount points are the directories that they are on disk.
  await runCommand(inNamespace(namespace, ['mount', '--bind', '-o', 'ro', '/', tree]));
  const scratches = readRoots(store, 'leave out').flatMap(({scratch}) =>
    scratch.kind === 'directory' ? [scratch.path] : scratch.kind === 'loop' ? [scratch.image] : [],
  );
  const running = ['/proc', '/sys', '/dev', '/run'].map((directory) => `${directory}/*`);
  const others = [...swapFiles(), store.directory, ...scratches, ...exclude];
  return {tree, isLive: true, exclude: [...running, ...others]};
};

/** What is used of this machine's own root: more than goes into its tree. */
export const hostBytes = (): number => {
  const {blocks, bfree, bsize} = statfsSync('/');
  return (blocks - bfree) * bsize;
};

/** As proc_swaps(5) lists them. */
const swapFiles = (): string[] =>
  readFileSync('/proc/swaps', 'utf8')
    .split('\n')
    .map((line) => line.split(/\s+/))
    .filter(([, type]) => type === 'file')
    .map(([path = '']) => unescapeOctal(path));
