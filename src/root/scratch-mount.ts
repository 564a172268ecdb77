import {existsSync, mkdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {runCommand} from '../host/command.js';
import {freeBytes} from '../host/free-bytes.js';
import {readMounts} from '../host/mountinfo.js';
import {inNamespace, type Namespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {type Scratch} from '../host/scratch.js';

/** Mounts a scratch at a directory of the namespace; makes it first where it is not there. */
export const mountScratch = async (scratch: Scratch, target: string, namespace: Namespace): Promise<void> => {
  const mount = (...args: readonly string[]): Promise<unknown> =>
    runCommand(inNamespace(namespace, ['mount', ...args, target])).catch((error: unknown) => {
      throw new RootstockError('mounting the scratch', messageOf(error), 'See what `rootstock check` says');
    });
  switch (scratch.kind) {
    case 'directory':
      mkdirSync(scratch.path, {recursive: true, mode: 0o700});
      await mount('--bind', scratch.path);
      return;
    case 'tmpfs':
      await mount('-t', 'tmpfs', '-o', `size=${scratch.bytes},mode=700`, 'rootstock-scratch');
      return;
    case 'loop':
      if (!existsSync(scratch.image)) await makeLoopScratch(scratch.image, scratch.bytes);
      await mount('-t', 'ext4', '-o', 'loop,noatime', scratch.image);
      await useDirectIo(target, namespace);
  }
};

/**
 * A sparse file with a file system: it takes room only as it is written, and is dropped whole by one unlink.
 * Tables are left to be filled lazily, which makes it in milliseconds at any size.
 */
const makeLoopScratch = async (image: string, bytes: number): Promise<void> => {
  mkdirSync(dirname(image), {recursive: true, mode: 0o700});
  const unfinished = unfinishedImage(image);
  try {
    writeFileSync(unfinished, '', {mode: 0o600});
    truncateSync(unfinished, bytes);
    const lazily = 'lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0';
    await runCommand(['mkfs.ext4', '-q', '-F', '-m', '0', '-E', lazily, unfinished]);
    // A killed maker must not leave a half-made file system under the name that is mounted.
    await runCommand(['mv', '-T', unfinished, image]);
  } catch (error) {
    rmSync(unfinished, {force: true});
    throw error;
  }
};

/** A killed maker leaves one. */
const unfinishedImage = (image: string): string => `${image}.new`;

/** Past the page cache of the file system below: measured seven times as fast for large writes. Only a help, so it may fail. */
const useDirectIo = async (target: string, namespace: Namespace): Promise<void> => {
  const device = readMounts(namespace.pid).find(({mountPoint}) => mountPoint === target)?.source;
  if (device === undefined) return;
  await runCommand(['losetup', '--direct-io=on', device], {expected: [0, 1]}).catch(() => undefined);
};

/** Removes what a scratch keeps on disk. The root's namespace must have ended. */
export const removeScratch = async (scratch: Scratch): Promise<void> => {
  if (scratch.kind === 'loop') {
    for (const file of [scratch.image, unfinishedImage(scratch.image)]) rmSync(file, {force: true});
  } else if (scratch.kind === 'directory') await removeTree(scratch.path);
};

/** Throws RootstockError unless a directory's file system has that many bytes free. */
export const requireRoom = (directory: string, bytes: number): void => {
  const free = freeBytes(directory);
  if (free < bytes) {
    throw new RootstockError(
      `making a scratch on ${directory}`,
      `only ${Math.floor(free / 1e6)} MB are free, and ${Math.ceil(bytes / 1e6)} MB are wanted`,
      'Free some, or name another place with --scratch PATH, or a smaller --scratch-size',
    );
  }
};
