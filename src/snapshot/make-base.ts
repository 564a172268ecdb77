import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {type Base, type BaseReference} from '../base/base.js';
import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {buildLayer} from '../layer/build.js';
import {imageSize} from '../layer/layers.js';
import {type MadeBase, writeBase} from './base-records.js';
import {type PrepareOptions} from './bases.js';
import {makeImageBase} from './image-base.js';
import {type Store, whileNothingIsRemoved} from './store.js';

/** Makes the layers of a base, and its record. The caller holds the lock of that. */
export const makeBase = async (
  store: Store,
  base: Base,
  reference: BaseReference,
  options: PrepareOptions,
): Promise<MadeBase> => {
  options.say(`making base ${base.name}`);
  const started = Date.now();
  const staging = join(store.staging, stagingName('base'));
  await mkdir(staging, {mode: 0o700});
  try {
    const made = base.open
      ? await base.open(staging, reference, options, (image) =>
          makeImageBase(store, {image, reference, staging}, options),
        )
      : await makeTreeBase(store, base, reference, staging, options);
    const size = made.digests.reduce((sum, digest) => sum + imageSize(store.layers, digest), 0);
    options.say(
      `made base ${base.name} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB`,
    );
    return made;
  } finally {
    await removeTree(staging);
  }
};

const makeTreeBase = async (
  store: Store,
  base: Base,
  reference: BaseReference,
  staging: string,
  options: PrepareOptions,
): Promise<MadeBase> => {
  const started = Date.now();
  const {make} = base;
  if (!make) throw new Error(`base ${base.name} cannot be made`);
  const {digest} = await make(staging, options, (tree) => {
    options.say(`packing base ${base.name}`);
    const makeMilliseconds = Date.now() - started;
    const source = {...tree, origin: `base ${base.name}`, makeMilliseconds, overlayOptions: []};
    return buildLayer(store.layers, source, {
      ...options,
      strict: false,
      staging: store.staging,
      keep: (add, {digest}) =>
        whileNothingIsRemoved(store, () => {
          add();
          writeBase(store, reference, {digest});
        }),
    });
  });
  return {digests: [digest]};
};
