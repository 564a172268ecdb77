import {type Digest} from '../layer/layer.js';
import {listLayers, removeLayer} from '../layer/layers.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {neededLayers, readReferrers, type Referrer, sizeOfLayers} from './referrers.js';

export interface CollectOptions {
  /** Forget what was used longest ago until the images have at most that many bytes. */
  readonly maxBytes?: number | undefined;
  /** Forget what was not used for so long, in milliseconds. */
  readonly maxAge?: number | undefined;
  /** Only tell what would be removed. */
  readonly dryRun?: boolean | undefined;
}

export interface Collected {
  /** What was forgotten, oldest use first. */
  readonly forgotten: readonly Pick<Referrer, 'kind' | 'name'>[];
  /** How many layers were removed, and the bytes of their images. */
  readonly layers: number;
  readonly bytes: number;
  /** Bytes of the images that are left. */
  readonly remainingBytes: number;
}

/**
 * Removes every layer that no snapshot, key, base or root refers to, after it has forgotten what the options say: never
 * what a root stands on. Alone in the store while it runs, so that nothing comes to refer to a layer as it goes; names go
 * first, so that what is killed in between leaves layers without a name, and no name without its layers.
 */
export const collect = (store: Store, options: CollectOptions = {}): Promise<Collected> =>
  aloneInStore(store, () => {
    const all = readReferrers(store);
    const sizes = new Map(listLayers(store.layers).map((digest) => [digest, sizeOfLayers(store, [digest])]));
    const sizeOf = (digests: Iterable<Digest>): number =>
      [...digests].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
    const forgotten = chooseForgotten(all, sizeOf, Date.now(), options);
    const needed = neededLayers(all.filter((referrer) => !forgotten.includes(referrer)));
    const unneeded = [...sizes.keys()].filter((digest) => !needed.has(digest));
    const collected = {
      forgotten: forgotten.map(({kind, name}) => ({kind, name})),
      layers: unneeded.length,
      bytes: sizeOf(unneeded),
      remainingBytes: sizeOf(needed),
    };
    if (options.dryRun) return collected;
    for (const {forget} of forgotten) forget?.();
    for (const digest of unneeded) removeLayer(store.layers, digest);
    return collected;
  });

/**
 * What is to be forgotten, the least recently used first. Nothing that a root stands on: to forget its name would free
 * nothing. A base was used when anything that stands on it was.
 * @param sizeOf bytes of the images of some layers
 * @param now milliseconds
 */
export const chooseForgotten = (
  referrers: readonly Referrer[],
  sizeOf: (layers: Iterable<Digest>) => number,
  now: number,
  {maxBytes = Infinity, maxAge = Infinity}: CollectOptions,
): Referrer[] => {
  const inUse = neededLayers(referrers.filter(({kind}) => kind === 'root'));
  const candidates = referrers
    .filter(({forget, layers}) => forget && !layers.every((digest) => inUse.has(digest)))
    .map((referrer) => ({referrer, used: lastUseOf(referrer, referrers)}))
    .sort(
      (a, b) => a.used - b.used || Number(a.referrer.kind === 'base') - Number(b.referrer.kind === 'base'),
    );
  const forgotten = new Set<Referrer>();
  const sizeNow = (): number =>
    sizeOf(neededLayers(referrers.filter((referrer) => !forgotten.has(referrer))));
  for (const {referrer, used} of candidates)
    if (now - used > maxAge || sizeNow() > maxBytes) forgotten.add(referrer);
  // A name whose layers others need as well makes no room, and need not go for it.
  for (const {referrer, used} of [...candidates].reverse()) {
    if (!forgotten.has(referrer) || now - used > maxAge) continue;
    const size = sizeNow();
    forgotten.delete(referrer);
    if (sizeNow() > size) forgotten.add(referrer);
  }
  return candidates.map(({referrer}) => referrer).filter((referrer) => forgotten.has(referrer));
};

/** What stands on a base, or on a layer of an image, has its topmost layer. */
const lastUseOf = ({kind, used, layers}: Referrer, referrers: readonly Referrer[]): number => {
  const top = layers.at(-1);
  return kind !== 'base' || top === undefined
    ? used
    : Math.max(used, ...referrers.filter((other) => other.layers.includes(top)).map((other) => other.used));
};
