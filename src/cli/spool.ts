import {chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {RootstockError} from '../errors.js';
import {digestOfText} from '../host/digest.js';
import {removeTree} from '../host/remove-tree.js';
import {scratchDisk} from '../root/scratch-choice.js';
import {type Context} from './context.js';

/** A job of a runner, and where its scratch goes. */
export interface JobPlace {
  readonly runner: string;
  readonly job: string;
  readonly scratch: string;
}

/** Where files change hands between a job and us. */
export interface Places {
  /** On the store's own file system, so that images are lent as links. */
  readonly spool: string;
  /** Where archives of the files are kept meanwhile: on the disk of the scratch, which has room. */
  readonly archives: string;
}

/** Makes the job's own places anew, and removes those of jobs of the same runner that were killed. */
export const makePlaces = async (context: Context, job: JobPlace): Promise<Places> => {
  const {store, caller} = context;
  const name = `${runnerPrefix(job.runner)}${job.job.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 100)}`;
  const spool = join(spoolsOf(context), name);
  const elsewhere = archivesElsewhere(store.directory, job.scratch, caller.environment['RUNNER_TEMP']);
  const place = elsewhere === undefined ? spool : join(elsewhere, name);
  for (const directory of new Set([spool, place])) {
    await removeOthers(dirname(directory), job.runner, name);
    await removeTree(directory);
    makePlace(context, directory);
  }
  return {spool, archives: join(place, 'archive')};
};

const spoolsOf = ({store}: Context): string => join(store.directory, 'spool');

/** Makes a directory of the caller's, again where a post step of the same job has removed it. */
export const makePlace = ({caller}: Context, directory: string): void => {
  mkdirSync(directory, {recursive: true, mode: 0o700});
  // The caller passes through; what else is there stays closed.
  for (const path of [dirname(dirname(directory)), dirname(directory)]) chmodSync(path, 0o711);
  chownSync(directory, caller.uid, caller.gid);
};

/** The directory for archives where the scratch is on another disk than the store, and nobody else's. */
const archivesElsewhere = (
  store: string,
  scratch: string,
  runnerTemp: string | undefined,
): string | undefined => {
  const disk = scratchDisk({kind: scratch, ...(runnerTemp === undefined ? {} : {runnerTemp})});
  if (disk === undefined || statSync(disk).dev === statSync(store).dev) return undefined;
  const ours = join(disk, 'rootstock');
  const isOurs = [ours, join(ours, 'archives')].every((path) => {
    const status = lstatSync(path, {throwIfNoEntry: false});
    return !status || (status.isDirectory() && status.uid === process.getuid?.());
  });
  return isOurs ? join(ours, 'archives') : undefined;
};

const runnerPrefix = (runner: string): string => `${digestOfText(runner).slice(0, 12)}-`;

/** A runner does one job at a time. A step more has the same job, and what saves beside it a spool named after the job's. */
const removeOthers = async (directory: string, runner: string, own: string): Promise<void> => {
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    if (name.startsWith(runnerPrefix(runner)) && name !== own && !name.startsWith(`${own}-`))
      await removeTree(join(directory, name));
  }
};

/** Throws RootstockError unless it is a spool of the store. */
export const checkSpool = (context: Context, spool: string): string => {
  if (dirname(spool) === spoolsOf(context)) return spool;
  throw new RootstockError(`using the spool ${spool}`, 'it is not below the store');
};

export const removePlaces = async (context: Context, {spool, archives}: Places): Promise<void> => {
  await removeTree(checkSpool(context, spool));
  const place = dirname(archives);
  const isOurs = basename(place) === basename(spool) && dirname(place).endsWith('/rootstock/archives');
  if (isOurs) await removeTree(place);
};
