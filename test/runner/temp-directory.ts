import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

import {asUser} from './ownership.js';
import {type RunnerUser} from './user.js';

/**
 * Empties a directory as the runner does: as the runner's user, making directories writable first, going into
 * every directory that is not a symlink (mount points too), and going on where it may not delete.
 */
export const deleteContents = async (directory: string, user: RunnerUser): Promise<void> => {
  for (const argv of deletions(directory)) {
    const [program = '', ...rest] = [...asUser(user), ...argv];
    await promisify(execFile)(program, rest).catch(() => undefined);
  }
};

const deletions = (directory: string): string[][] => [
  [
    'find',
    directory,
    '-mindepth',
    '1',
    '-type',
    'd',
    '!',
    '-perm',
    '-u+w',
    '-exec',
    'chmod',
    'u+w',
    '{}',
    ';',
  ],
  ['find', directory, '-mindepth', '1', '-delete'],
];
