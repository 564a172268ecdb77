import {
  createWriteStream,
  lchownSync,
  linkSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {PassThrough, type Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {promisify} from 'node:util';

import {RootstockError, UsageError} from '../errors.js';
import {named, syncDirectory, syncPath} from './atomic-file.js';
import {removeTree} from './remove-tree.js';
import {isDeadStaging, stagingName} from './staging-name.js';

/** Where something that a person asked for is put. */
export interface Target {
  readonly path: string;
  /** Whose it will be. */
  readonly owner: {readonly uid: number; readonly gid: number};
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

/**
 * Writes a whole file for a person, theirs and readable by them alone: beside its place, synced, and then given its name.
 * Whatever happens, nothing else is ever under that name than what was there before or the whole file. Throws UsageError
 * for a name that is taken.
 */
export const writeNewFile = async (
  target: Target,
  write: (sink: Writable) => Promise<void>,
): Promise<void> => {
  requireReplaceable(target);
  const {path, owner} = target;
  const temporary = await placeBeside(path);
  const sink = createWriteStream(temporary, {flags: 'wx', mode: 0o600});
  try {
    await write(sink);
    lchownSync(temporary, owner.uid, owner.gid);
    syncPath(temporary);
    giveName(temporary, target);
  } catch (error) {
    throw named(error, path);
  } finally {
    sink.destroy();
    rmSync(temporary, {force: true});
  }
  syncDirectory(dirname(path));
};

/** Throws UsageError where there is no such place, or something in it that is not to be replaced. */
export const requireReplaceable = ({path, force}: Pick<Target, 'path' | 'force'>): void => {
  if (!statSync(dirname(path), {throwIfNoEntry: false})?.isDirectory())
    throw new UsageError(`writing ${path}`, `there is no directory ${dirname(path)}`);
  const found = lstatSync(path, {throwIfNoEntry: false});
  if (!found) return;
  if (!force) throw taken(path);
  // A device, say, would be gone, and a directory with all that is in it.
  if (!found.isFile() && !found.isSymbolicLink())
    throw new UsageError(`writing ${path}`, 'it is there, and is no file', 'Name another');
};

export const taken = (path: string): UsageError =>
  new UsageError(`writing ${path}`, 'it exists', 'Name another, or use --force to replace it');

/** A name in the same directory for what will get this one. What the dead were making for it there is removed. */
export const placeBeside = async (path: string): Promise<string> => {
  const [directory, prefix] = [dirname(path), `.${basename(path)}.`];
  const isOurs = (name: string): boolean =>
    name.startsWith(prefix) && /^new-[0-9a-f]{8}-\d+-[0-9a-z]+$/.test(name.slice(prefix.length));
  for (const name of readdirSync(directory))
    if (isOurs(name) && isDeadStaging(name)) await removeTree(join(directory, name));
  return join(directory, `${prefix}${stagingName('new')}`);
};

/** By a link, which fails where the name was given to something else meanwhile. */
const giveName = (temporary: string, {path, force}: Target): void => {
  if (force) {
    renameSync(temporary, path);
    return;
  }
  try {
    linkSync(temporary, path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw taken(path);
    // A file system without links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    requireReplaceable({path, force});
    renameSync(temporary, path);
  }
};

/**
 * Writes to standard output. Throws RootstockError when its reader goes before all is written: for text that is no failure,
 * and so who listens for that is not asked meanwhile.
 */
export const writeStandardOutput = async (write: (sink: Writable) => Promise<void>): Promise<void> => {
  const {stdout} = process;
  const listeners = stdout.listeners('error') as ((error: Error) => void)[];
  stdout.removeAllListeners('error');
  try {
    const sink = new PassThrough();
    await Promise.all([pipeline(sink, stdout, {end: false}), write(sink)]);
    // It is never ended, so what it still keeps has to be waited for.
    await promisify((done: (error?: Error | null) => void) => stdout.write('', done))();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    throw new RootstockError('writing to standard output', 'its reader has gone');
  } finally {
    for (const listener of listeners) stdout.on('error', listener);
  }
};
