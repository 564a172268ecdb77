import {lstatSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {runCommand} from './command.js';
import {inNamespace, type Namespace, outsidePath} from './namespace.js';
import {readMounts} from './mountinfo.js';
import {resolveInRoot} from './safe-path.js';
import {RootstockError} from '../errors.js';

/**
 * Removes a directory and all below it, without following symlinks and never across a mount: where something is
 * still mounted at or below the path it refuses, and removes nothing. Silent when there is nothing to remove.
 * @param namespace where the path is seen from
 */
export const removeTree = async (path: string, namespace?: Namespace): Promise<void> => {
  const real = withoutLinks(path, namespace);
  const mounted = readMounts(namespace?.pid ?? 'self').find(
    ({mountPoint}) => mountPoint === real || mountPoint.startsWith(`${real}/`),
  );
  if (mounted) {
    throw new RootstockError(
      `removing ${path}`,
      `${mounted.mountPoint} is still mounted`,
      `Unmount it first: \`umount ${mounted.mountPoint}\``,
    );
  }
  if (!namespace && !exists(path)) return;
  const command = ['rm', '-rf', '--one-file-system', '--', path] as const;
  await runCommand(namespace ? inNamespace(namespace, command) : command);
};

/** Mount points are listed without links. The last part of the path is removed, not followed. */
const withoutLinks = (path: string, namespace: Namespace | undefined): string => {
  const root = namespace ? outsidePath(namespace, '/') : '/';
  return join(resolveInRoot(root, dirname(path))?.path ?? dirname(path), basename(path));
};

const exists = (path: string): boolean => lstatSync(path, {throwIfNoEntry: false}) !== undefined;
