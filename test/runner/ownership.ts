import {execFile} from 'node:child_process';
import {type Stats} from 'node:fs';
import {promisify} from 'node:util';

import {type RunnerUser} from './user.js';

/** Makes a file or a tree the user's. Nothing to do where the harness itself runs as that user. */
export const giveTo = async (
  user: RunnerUser,
  path: string,
  {recursive = false}: {recursive?: boolean} = {},
): Promise<void> => {
  if (process.getuid?.() !== 0) return;
  const options = recursive ? ['--recursive', '--no-dereference'] : ['--no-dereference'];
  await promisify(execFile)('chown', [...options, `${user.uid}:${user.gid}`, '--', path]);
};

/** Whether the user, who is not root, may read a file with these attributes. */
export const isReadableBy = (
  user: Pick<RunnerUser, 'uid' | 'gid'>,
  {uid, gid, mode}: Pick<Stats, 'uid' | 'gid' | 'mode'>,
): boolean => {
  if (user.uid === 0) return true;
  if (uid === user.uid) return (mode & 0o400) !== 0;
  if (gid === user.gid) return (mode & 0o040) !== 0;
  return (mode & 0o004) !== 0;
};

/** The start of an argv that runs the rest as the user with the user's own groups, and ends with this process. */
export const asUser = (user: RunnerUser): string[] => [
  'setpriv',
  ...(process.getuid?.() === 0
    ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--init-groups']
    : []),
  ...['--pdeathsig', 'KILL', '--'],
];
