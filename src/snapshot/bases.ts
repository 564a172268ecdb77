import {type Base, type BaseOptions, type BaseReference} from '../base/base.js';
import {type BuildOptions} from '../layer/build.js';
import {type Digest} from '../layer/layer.js';
import {makeOnce} from './base-records.js';
import {type Store} from './store.js';

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
  const {digests, settings} = await makeOnce(store, reference, 'the base', options.say, async () =>
    // Its code is more than all else that a start reads.
    (await import('./make-base.js')).makeBase(store, base, reference, options),
  );
  const known = digests.length === 1 ? {} : {layers: digests.length};
  return {layers: digests, reference: {...reference, ...known, ...(settings ? {settings} : {})}};
};
