import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
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

/** A failed write does not say of what. */
const named = (error: unknown, path: string): unknown =>
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

/** Makes a directory for ourselves alone, with what leads to it, and has the disk know of it: what is in it may be synced. */
export const makeDirectory = (path: string): void => {
  const first = mkdirSync(path, {recursive: true, mode: 0o700});
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) syncDirectory(dirname(made));
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
