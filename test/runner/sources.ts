import {cp, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';

import {giveTo} from './ownership.js';
import {type RunnerUser} from './user.js';
import {type ActionReference} from './action-step.js';

const leftOut = new Set(['.git', 'node_modules']);

/** Puts a repository's files into a directory, the runner user's own, as a checkout does. */
export const checkOut = async (
  source: string | undefined,
  destination: string,
  user: RunnerUser,
): Promise<void> => {
  if (source === undefined) return;
  await cp(source, destination, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path === source || !leftOut.has(basename(path)),
  });
  await giveTo(user, destination, {recursive: true});
};

/** Puts the actions that a job uses where the runner would have downloaded them to. */
export const downloadActions = async (
  references: readonly ActionReference[],
  sources: Readonly<Record<string, string>>,
  directory: string,
  user: RunnerUser,
): Promise<void> => {
  await rm(directory, {recursive: true, force: true});
  for (const {repository, ref} of references) {
    const source = repository === undefined ? undefined : sources[repository];
    if (repository === undefined || source === undefined) continue;
    await checkOut(source, join(directory, repository, ref), user);
  }
  await giveTo(user, directory, {recursive: true}).catch(() => undefined);
};
