import {lstatSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';

/** What a path means to a process whose root directory is `root`. */
export interface PathInRoot {
  /** The path below `root` with every symlink resolved; names that do not exist are kept as they are. */
  readonly path: string;
  readonly kind: 'directory' | 'other' | 'missing';
}

/** As many as the kernel follows (path_resolution(7)). */
const maximumLinks = 40;

/**
 * Resolves a path as the kernel would inside a chroot, by reading links one at a time, so that no symlink of a root
 * ever leads a write or a mount of ours outside of it. Right only while nothing in the root changes links: Rootstock
 * calls it before anything runs there.
 * @returns undefined when a part is a file, the links go round, or `..` leads out of a directory that does not exist:
 *   what comes after it would not be looked at, and could be a link
 */
export const resolveInRoot = (root: string, path: string): PathInRoot | undefined => {
  let pending = path.split('/').filter(Boolean);
  const done: string[] = [];
  let links = 0;
  let kind: PathInRoot['kind'] = 'directory';
  while (pending.length > 0) {
    const [name = '', ...rest] = pending;
    pending = rest;
    if (name === '.') continue;
    if (name === '..') {
      if (kind === 'missing') return undefined;
      done.pop();
      continue;
    }
    const here = join(root, ...done, name);
    const status = kind === 'missing' ? undefined : lstatSync(here, {throwIfNoEntry: false});
    if (!status) {
      kind = 'missing';
      done.push(name);
    } else if (status.isSymbolicLink()) {
      if (++links > maximumLinks) return undefined;
      const target = readlinkSync(here);
      if (target.startsWith('/')) done.length = 0;
      pending = [...target.split('/').filter(Boolean), ...pending];
    } else if (status.isDirectory()) {
      done.push(name);
    } else {
      if (pending.length > 0) return undefined;
      kind = 'other';
      done.push(name);
    }
  }
  return {path: `/${done.join('/')}`, kind};
};
