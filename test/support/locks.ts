import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** The kernel's word for how a file is locked by flock(2), on whatever file system: `WRITE` alone, `READ` shared. */
export const locksOn = (file: string): string[] => {
  const inode = statSync(file).ino;
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1] === 'FLOCK' && fields[5]?.endsWith(`:${inode}`))
    .map((fields) => fields[3] ?? '');
};

/** The lock files of a store that somebody holds. */
export const heldLocks = (store: string): string[] =>
  readdirSync(store, {recursive: true, encoding: 'utf8'})
    .filter((name) => /(^|[.-])lock$/.test(name))
    .filter((name) => locksOn(join(store, name)).length > 0);
