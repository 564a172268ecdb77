import {type Change} from './diff.js';

/** What was changed below one directory. */
export interface DirectoryChanges {
  readonly directory: string;
  /** How many entries, and their bytes: after the change, before it for what was deleted. */
  readonly added: number;
  readonly addedBytes: number;
  readonly modified: number;
  readonly modifiedBytes: number;
  readonly deleted: number;
  readonly deletedBytes: number;
}

/**
 * Counts changes by the directory that they are in, ordered by path.
 * @param depth how many parts of its path count: `/usr/share` with 2; with 0 everything is in `/`
 */
export const summarize = (changes: readonly Change[], depth: number): DirectoryChanges[] => {
  const found = new Map<string, DirectoryChanges>();
  for (const {change, path, size} of changes) {
    const directory = `/${path.split('/').slice(1, -1).slice(0, depth).join('/')}`;
    const counted = found.get(directory) ?? {directory, ...nothing};
    const bytes = `${change}Bytes` as const;
    found.set(directory, {...counted, [change]: counted[change] + 1, [bytes]: counted[bytes] + size});
  }
  return [...found.values()].sort((a, b) => (a.directory < b.directory ? -1 : 1));
};

const nothing = {added: 0, addedBytes: 0, modified: 0, modifiedBytes: 0, deleted: 0, deletedBytes: 0};
