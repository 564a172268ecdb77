import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {type Writable} from 'node:stream';

import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {writeTar} from '../host/write-tar.js';
import {type LayerDescription} from '../layer/layer.js';
import {layerFileName} from '../remote/remote.js';
import {contentName, formatContent, imageName} from '../snapshot/archive.js';
import {lendImages} from '../snapshot/lend.js';
import {type Snapshot, timeOf} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {holdSnapshot} from './hold-snapshot.js';

/** What was exported. */
export interface Exported {
  readonly snapshot: Snapshot;
  /** Each layer of the snapshot once, base first. */
  readonly descriptions: readonly LayerDescription[];
}

/** Makes a file of what it is given, which writes the bytes. */
export type WriteFile = (fill: (sink: Writable) => Promise<void>) => Promise<void>;

/**
 * Writes a snapshot with its layers as one Rootstock file. Nobody waits for it: its images are lent by hard links, so that
 * they stay whatever is collected meanwhile. Throws RootstockError for a snapshot that is not there, or is damaged.
 * @param word what means the snapshot: a name, a key or a layer's digest
 */
export const exportArchive = async (
  store: Store,
  root: string,
  word: string,
  write: WriteFile,
): Promise<Exported> => {
  const staging = join(store.staging, stagingName('export'));
  mkdirSync(staging, {mode: 0o700});
  try {
    const shared = await holdSnapshot(store, root, word, (held) =>
      Promise.resolve(lendImages(store, held, staging)),
    );
    const {snapshot, layers} = shared;
    const members = [
      {name: contentName, content: formatContent(shared)},
      ...layers.map(({digest}) => ({
        name: imageName(digest),
        content: {file: join(staging, layerFileName(digest))},
      })),
    ];
    await write((sink) => writeTar(members, timeOf(snapshot), sink));
    return {snapshot, descriptions: layers};
  } finally {
    await removeTree(staging);
  }
};
