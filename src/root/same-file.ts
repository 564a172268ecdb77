import {closeSync, openSync, type PathLike, readSync} from 'node:fs';

const chunk = 1 << 20;

/** Whether two files of one size hold the same bytes. */
export const isSameFile = (a: PathLike, b: PathLike): boolean => {
  const files = [a, b].map((path) => ({descriptor: openSync(path, 'r'), buffer: Buffer.alloc(chunk)}));
  try {
    for (;;) {
      const [one, other] = files.map(({descriptor, buffer}) =>
        buffer.subarray(0, readSync(descriptor, buffer, 0, chunk, null)),
      );
      if (!one || !other || !one.equals(other)) return false;
      if (one.length === 0) return true;
    }
  } finally {
    for (const {descriptor} of files) closeSync(descriptor);
  }
};
