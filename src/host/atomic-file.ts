import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Writes a whole file so that after a crash at any instant it is the old one or the new one: a file beside it is
 * written and synced, then renamed over it, then the directory is synced (a rename is on disk only when its directory is).
 */
export const writeFileAtomically = (path: string, content: string, mode = 0o600): void => {
  const temporary = `${path}.${process.pid}.new`;
  // What a killed process of the same id left.
  rmSync(temporary, {force: true});
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      // Not writeSync: on a full disk that writes a part and says nothing.
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw named(error, path);
  }
  syncDirectory(dirname(path));
};

/** A failed write does not say of what: the same error, that does. */
export const named = (error: unknown, path: string): unknown =>
  error instanceof Error && (error as NodeJS.ErrnoException).path === undefined
    ? Object.assign(error, {path})
    : error;

/** The JSON in a file, or undefined where there is no such file. Throws SyntaxError when it is not JSON. */
export const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * Makes a directory for ourselves alone, with what leads to it; returns those that were made. Node's own recursive mkdir
 * says ENOENT on a full disk, and not that it is full.
 */
export const makeDirectories = (path: string): string[] => {
  try {
    mkdirSync(path, {mode: 0o700});
    return [path];
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return [];
    if (code !== 'ENOENT') throw error;
  }
  const made = makeDirectories(dirname(path));
  // Another may have made it meanwhile.
  return [...made, ...makeDirectories(path)];
};

/** The same, and has the disk know of it, so that what is in it may be synced. */
export const makeDirectory = (path: string): void => {
  for (const made of makeDirectories(path)) syncDirectory(dirname(made));
};

/** Makes what was renamed or made in a directory survive a power cut. */
export const syncDirectory = (directory: string): void => {
  syncPath(directory);
};

/** Makes the content of a file survive a power cut. */
export const syncPath = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
