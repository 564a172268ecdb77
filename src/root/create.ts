import {mkdirSync} from 'node:fs';

import {UsageError} from '../errors.js';
import {type Compression, formatCompression} from '../layer/compression.js';
import {removeTree} from '../host/remove-tree.js';
import {type BaseReference} from '../base/base.js';
import {type Store} from '../snapshot/store.js';
import {type Bind} from './binds.js';
import {chooseScratch, type ScratchWish} from './scratch-choice.js';
import {
  type Owner,
  readRoot,
  rootPaths,
  type RootState,
  type RootUser,
  type StackLayer,
  writeRoot,
} from './state.js';

export interface NewRoot {
  readonly name: string;
  readonly base: BaseReference;
  readonly architecture: string;
  readonly stack: readonly StackLayer[];
  readonly key?: string;
  readonly current?: string;
  readonly compression: Compression;
  readonly scratch: Omit<ScratchWish, 'baseIsHost'>;
  readonly binds: readonly Bind[];
  readonly users: readonly RootUser[];
  readonly owner: Owner;
}

/** Makes a root, without mounting it. Throws UsageError where there is one of that name. The caller holds its exclusive lock. */
export const createRoot = async (store: Store, root: NewRoot): Promise<RootState> => {
  if (readRoot(store, root.name)) {
    throw new UsageError(
      `root "${root.name}"`,
      'it exists already',
      `Remove it with \`rootstock scrub --root ${root.name}\``,
    );
  }
  const {directory} = rootPaths(store, root.name);
  // What a maker that was killed left; without a state it is no root.
  await removeTree(directory);
  mkdirSync(directory, {recursive: true, mode: 0o700});
  try {
    const {scratch, compression, ...rest} = root;
    const state: RootState = {
      ...rest,
      format: 1,
      generation: 1,
      pending: [],
      compression: formatCompression(compression),
      scratch: chooseScratch({...scratch, baseIsHost: root.base.kind === 'host'}, directory),
    };
    writeRoot(store, state);
    return state;
  } catch (error) {
    await removeTree(directory);
    throw error;
  }
};
