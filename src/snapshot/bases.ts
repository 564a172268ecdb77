import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {type Base, type BaseOptions, type BaseReference} from '../base/base.js';
import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {type Digest} from '../layer/layer.js';
import {imageSize} from '../layer/layers.js';
import {makeOnce, type MadeBase, writeBase} from './base-records.js';
import {makeImageBase} from './image-base.js';
import {type Store, whileNothingIsRemoved} from './store.js';

export type PrepareOptions = BaseOptions & Pick<BuildOptions, 'compression'>;

/** A base that is in the store. */
export interface PreparedBase {
  /** Base first; none for `host`. */
  readonly layers: readonly Digest[];
  /** What is known of it now. */
  readonly reference: BaseReference;
}

/**
 * The layers of a base: none for `host`, one for most, and one for each layer of an image. They are made when the store has
 * none of that identity. Two commands that want the same base at once make it once.
 */
export const prepareBase = async (
  store: Store,
  base: Base,
  reference: BaseReference,
  options: PrepareOptions,
): Promise<PreparedBase> => {
  if (base.kind === 'host') return {layers: [], reference};
  const {digests, settings} = await makeOnce(store, reference, 'the base', options.say, async () => {
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
  });
  const known = digests.length === 1 ? {} : {layers: digests.length};
  return {layers: digests, reference: {...reference, ...known, ...(settings ? {settings} : {})}};
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
