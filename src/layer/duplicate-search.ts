import {type TreeEntry} from './tree-listing.js';

/**
 * mksquashfs compares each file with all earlier ones of its size: 40,000 files of 4 kB took it 15 s in place of 0.7, and 500,000
 * of 20 kB more than half an hour (4.5.1, measured). So many pairs take about a second.
 */
const mostPairs = 5e7;

/** What it takes to be one size: it looks at the lower 16 bits (mksquashfs.c, DUP_HASH). */
const sizes = 1 << 16;

/** Whether to look for files of the same content would take longer than to pack them. */
export const isSearchLong = (entries: readonly Pick<TreeEntry, 'type' | 'size'>[]): boolean => {
  const counts = new Map<number, number>();
  let pairs = 0;
  for (const {type, size} of entries) {
    if (type !== 'f' || size === '0') continue;
    const count = counts.get(Number(size) % sizes) ?? 0;
    pairs += count;
    counts.set(Number(size) % sizes, count + 1);
  }
  return pairs > mostPairs;
};
