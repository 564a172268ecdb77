import {randomUUID} from 'node:crypto';

import {makeDirectory} from '../host/atomic-file.js';
import {UsageError} from '../errors.js';
import {type Compression, formatCompression} from '../layer/compression.js';
import {removeTree} from '../host/remove-tree.js';
import {type BaseReference} from '../base/base.js';
import {type Digest} from '../layer/layer.js';
import {makeSnapshot} from '../snapshot/snapshot.js';
import {writeSnapshot} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type Bind} from './binds.js';
import {finishDrop} from './drop.js';
import {chooseScratch, type ScratchWish} from './scratch-choice.js';
import {startName} from './start-name.js';
import {stackOf} from './transitions.js';
import {type Owner, readRoot, rootPaths, type RootState, type RootUser, writeRoot} from './state.js';

export interface NewRoot {
  readonly name: string;
  readonly base: BaseReference;
  readonly architecture: string;
  /** Base first. */
  readonly layers: readonly Digest[];
  readonly key: string | undefined;
  readonly unfinished?: true;
  readonly maxLayers: number | undefined;
  readonly compression: Compression;
  readonly scratch: Omit<ScratchWish, 'baseIsHost'>;
  readonly binds: readonly Bind[];
  readonly users: readonly RootUser[];
  readonly owner: Owner;
}

/**
 * Makes a root, without mounting it. Throws UsageError where there is one of that name. The caller holds its exclusive lock,
 * and sees that the layers are not removed meanwhile.
 */
export const createRoot = async (store: Store, root: NewRoot): Promise<RootState> => {
  if (readRoot(store, root.name)) {
    throw new UsageError(
      `root "${root.name}"`,
      'it exists already',
      `Remove it with \`rootstock scrub --root ${root.name}\``,
    );
  }
  const {directory} = rootPaths(store, root.name);
  // What a maker or a remover that was killed left; without a state it is no root.
  await finishDrop(store, root.name);
  makeDirectory(directory);
  try {
    const {scratch, compression, layers, key, maxLayers, ...rest} = root;
    const state: RootState = {
      ...rest,
      ...(key === undefined ? {} : {key}),
      ...(maxLayers === undefined ? {} : {maxLayers}),
      stack: stackOf(layers),
      format: 1,
      generation: Date.now(),
      id: randomUUID(),
      pending: [],
      compression: formatCompression(compression),
      scratch: chooseScratch({...scratch, baseIsHost: root.base.kind === 'host'}, directory),
    };
    // Before the state, which makes it a root: a root has the name from the first.
    writeSnapshot(store, root.name, makeSnapshot(startName, root, layers));
    writeRoot(store, state);
    return state;
  } catch (error) {
    await removeTree(directory);
    throw error;
  }
};
