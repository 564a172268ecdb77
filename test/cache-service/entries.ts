/** What one successful save leaves in the cache. */
export interface CacheEntry {
  readonly key: string;
  /** The client's digest of the paths and the compression: entries of another version are not seen. */
  readonly version: string;
  readonly blob: string;
  readonly size: number;
}

export interface Lookup {
  readonly key: string;
  readonly version: string;
  readonly restoreKeys: readonly string[];
}

/** Keys are compared without regard to case, as GitHub does it. */
export const sameEntry = (a: Pick<CacheEntry, 'key' | 'version'>, b: Pick<CacheEntry, 'key' | 'version'>) =>
  a.version === b.version && a.key.toLowerCase() === b.key.toLowerCase();

/**
 * The entry that answers a lookup: the exact key, then the newest whose key begins with it, then the newest
 * for each restore key in turn. Entries come oldest first.
 */
export const findEntry = (entries: readonly CacheEntry[], lookup: Lookup): CacheEntry | undefined => {
  const newestFirst = entries.filter(({version}) => version === lookup.version).reverse();
  const exact = newestFirst.find((entry) => sameEntry(entry, lookup));
  if (exact) return exact;
  for (const prefix of [lookup.key, ...lookup.restoreKeys]) {
    const found = newestFirst.find(({key}) => key.toLowerCase().startsWith(prefix.toLowerCase()));
    if (found) return found;
  }
  return undefined;
};
