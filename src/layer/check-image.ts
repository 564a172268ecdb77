import {open} from 'node:fs/promises';

import {digestOf} from '../host/digest.js';
import {type Namespace} from '../host/namespace.js';
import {compareTrees, readTree, type Tree} from './compare.js';
import {type ImageFormat} from './compression.js';
import {mountImage} from './image.js';
import {type Digest} from './layer.js';

export interface CheckedImage {
  /** The file, and an empty directory to mount it on, in the namespace alone. */
  readonly image: string;
  readonly mounted: string;
  readonly format: ImageFormat;
  /** What it was made of. */
  readonly source: Tree;
  /** Paths whose times the image cannot hold. */
  readonly timesLost: ReadonlySet<string>;
}

/**
 * Reads an image back and compares it with its source; meanwhile hashes it, while it is still in memory, and has the disk
 * keep it. Returns its digest. Throws RootstockError, naming the first path that differs.
 */
export const checkImage = async (checked: CheckedImage, namespace: Namespace): Promise<Digest> => {
  const {image, mounted, format, source, timesLost} = checked;
  const compare = async (): Promise<void> => {
    await mountImage(image, format, mounted, namespace);
    const read = await readTree(mounted, namespace);
    await compareTrees({source, image: read, hasAcls: format === 'erofs', timesLost, namespace});
  };
  const [digest] = await Promise.all([digestOf(image), compare(), sync(image)]);
  return digest;
};

const sync = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};
