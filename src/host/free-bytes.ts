import {statfsSync} from 'node:fs';

/** How many bytes those who are not root may still write on the file system of a directory. Throws where there is none. */
export const freeBytes = (directory: string): number => {
  const {bavail, bsize} = statfsSync(directory);
  return bavail * bsize;
};
