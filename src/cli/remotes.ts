import {rm} from 'node:fs/promises';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {makeDirectories} from '../host/atomic-file.js';
import {type Argv} from '../host/command.js';
import {runAsCaller} from '../host/run-as-caller.js';
import {stagingName} from '../host/staging-name.js';
import {type Remote} from '../remote/remote.js';
import {pushSnapshot, type Pushed} from '../snapshot/push.js';
import {type SharedSnapshot} from '../snapshot/shared.js';
import {type Context} from './context.js';

/** The remotes that a command names. Throws UsageError for one that is not known. */
export const remotesOf = async (
  {directory, caller}: Context,
  names: readonly string[],
): Promise<Remote[]> => {
  // Only when it is used: reading the code of all remotes takes longer than most commands.
  const {parseRemote} = await import('../remote/parse.js');
  const {environment} = caller;
  const home = environment['HOME'] ?? '/';
  const run = (argv: Argv, input: string): Promise<string> => runAsCaller(caller, argv, input);
  return names.map((name) => parseRemote(name, {directory, environment, home, run}));
};

/**
 * Saves a snapshot in a remote, as `key`. Throws RootstockError where another one has the key.
 * @param lend puts its images into a directory, where they are kept until they are saved
 */
export const pushTo = async (
  {store, say}: Context,
  remote: Remote,
  lend: (directory: string) => Promise<SharedSnapshot>,
  {key, replace}: {readonly key?: string | undefined; readonly replace: boolean},
): Promise<Pushed & {readonly key: string}> => {
  const directory = join(store.staging, stagingName('push'));
  makeDirectories(directory);
  try {
    const shared = await lend(directory);
    const name = key ?? shared.snapshot.name;
    const pushed = await pushSnapshot(remote, shared, {key: name, directory, replace, say});
    if (pushed.outcome !== 'other') return {...pushed, key: name};
    throw new RootstockError(
      `saving "${name}" in ${remote.name}`,
      'another snapshot has that key',
      'Replace it with --force, or choose another key with --as',
    );
  } finally {
    await rm(directory, {recursive: true, force: true});
  }
};
