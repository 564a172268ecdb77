import {randomUUID} from 'node:crypto';
import {chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';

import {RootstockError} from '../../errors.js';
import {syncDirectory, syncPath} from '../../host/atomic-file.js';
import {freeBytes} from '../../host/free-bytes.js';
import {formatBytes} from '../../host/format.js';

const format = '1\n';

/** Whether there is anything yet. Throws where the directory is missing, or of another format. */
export const isOurs = async (path: string): Promise<boolean> => {
  const found = await unlessMissing(readFile(join(path, 'format'), 'utf8'), undefined);
  if (found !== undefined && found !== format)
    throw new RootstockError(
      `using dir:${path}`,
      `its format is ${found.trim()}, and this version knows ${format.trim()}`,
      'Use another directory, or the version that made it',
    );
  // It is made when something is saved in it; what should lead to it is not.
  if (found === undefined) await stat(dirname(path));
  return found !== undefined;
};

/** The directory, or one in it, which others may then use as they may use the whole. */
const makePart = async (path: string, part: string): Promise<void> => {
  const made = await mkdir(join(path, part)).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
  if (made && part !== '') await chmod(join(path, part), (await stat(path)).mode & 0o7777);
};

const prepare = async (path: string): Promise<void> => {
  if (await isOurs(path)) return;
  for (const part of ['', 'layers', 'snapshots', 'incoming']) await makePart(path, part);
  const fresh = join(path, 'incoming', randomUUID());
  await writeFile(fresh, format, {flag: 'wx', mode: 0o644, flush: true});
  await rename(fresh, join(path, 'format'));
};

/** Writes a file beside its place, syncs and renames it, so that others see it whole or not at all. @param size bytes */
export const place = async (
  path: string,
  target: string,
  size: number,
  write: (incoming: string) => Promise<void>,
): Promise<void> => {
  await prepare(path);
  await removeStale(join(path, 'incoming'));
  const free = freeBytes(path);
  if (free < size) {
    throw new RootstockError(
      `saving ${formatBytes(size)} in dir:${path}`,
      `it has room for ${formatBytes(free)}`,
      'Free some, or use another remote',
    );
  }
  await makePart(path, relative(path, dirname(target)));
  const incoming = join(path, 'incoming', randomUUID());
  try {
    await write(incoming);
    syncPath(incoming);
    await rename(incoming, target);
  } finally {
    await rm(incoming, {force: true});
  }
  syncDirectory(dirname(target));
};

export const unlessMissing = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  work.catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  });

const dayMilliseconds = 86_400_000;

/** What a machine that died was saving. */
const removeStale = async (incoming: string): Promise<void> => {
  for (const name of await readdir(incoming)) {
    const file = join(incoming, name);
    const time = (await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - time > dayMilliseconds) await rm(file, {force: true});
  }
};
