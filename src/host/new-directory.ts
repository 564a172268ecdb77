import {lstatSync, mkdirSync, readdirSync, renameSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {UsageError} from '../errors.js';
import {syncDirectory, syncPath} from './atomic-file.js';
import {runCommand} from './command.js';
import {placeBeside, requireReplaceable, type Target} from './new-file.js';
import {removeTree} from './remove-tree.js';

/**
 * Makes a whole directory for a person, theirs alone: beside its place, synced, and then given its name. It never replaces
 * anything. Throws UsageError for a name that is taken.
 */
export const writeNewDirectory = async <T>(
  target: Target,
  fill: (directory: string) => Promise<T>,
): Promise<T> => {
  requireNewDirectory(target);
  const {path, owner} = target;
  const temporary = await placeBeside(path);
  mkdirSync(temporary, {mode: 0o700});
  try {
    const made = await fill(temporary);
    syncBelow(temporary);
    await runCommand(['chown', '-R', '-h', `${owner.uid}:${owner.gid}`, '--', temporary]);
    renameSync(temporary, path);
    syncDirectory(dirname(path));
    return made;
  } finally {
    await removeTree(temporary);
  }
};

/** Throws UsageError where the directory cannot be made, or is there: what is in one is never thrown away. */
export const requireNewDirectory = ({path}: Pick<Target, 'path'>): void => {
  if (!lstatSync(path, {throwIfNoEntry: false})) {
    requireReplaceable({path, force: false});
    return;
  }
  throw new UsageError(
    `writing ${path}`,
    'it exists, and a directory is not replaced',
    'Remove it, or name another',
  );
};

const syncBelow = (directory: string): void => {
  for (const entry of readdirSync(directory, {withFileTypes: true})) {
    if (entry.isDirectory()) syncBelow(join(directory, entry.name));
    else syncPath(join(directory, entry.name));
  }
  syncDirectory(directory);
};
