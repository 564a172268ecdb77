import {createHash} from 'node:crypto';
import {readdirSync, rmSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {messageOf} from '../errors.js';
import {type Base, type BaseOptions, type BaseReference} from '../base/base.js';
import {readJson, writeFileAtomically} from '../host/atomic-file.js';
import {withLock} from '../host/lock.js';
import {removeTree} from '../host/remove-tree.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {type Digest, isDigest} from '../layer/layer.js';
import {hasLayer, stagingName, verifyLayer} from '../layer/layers.js';
import {type Store} from './store.js';

/**
 * The layers of a base: none for `host`; for the others one, which is made when the store has none of that identity.
 * Two commands that want the same base at once make it once.
 */
export const prepareBase = async (
  store: Store,
  base: Base,
  reference: BaseReference,
  options: BaseOptions & Pick<BuildOptions, 'compression'>,
): Promise<Digest[]> => {
  const {make} = base;
  if (!make) return [];
  const file = join(store.bases, `${createHash('sha256').update(reference.identity).digest('hex')}.json`);
  return withLock(`${file}.lock`, 'exclusive', async () => {
    const found = readBase(file);
    if (found !== undefined && (await isUsable(store, found, options.say))) return [found];
    options.say(`making base ${base.name}`);
    const started = Date.now();
    const staging = join(store.staging, stagingName('base'));
    await mkdir(staging, {mode: 0o700});
    try {
      const {digest, size} = await make(staging, options, (tree) => {
        options.say(`packing base ${base.name}`);
        return withLock(store.lock, 'shared', async () => {
          const source = {...tree, origin: `base ${base.name}`, overlayOptions: []};
          const built = await buildLayer(store.layers, source, {
            ...options,
            strict: false,
            staging: store.staging,
          });
          writeFileAtomically(file, `${JSON.stringify({...reference, digest: built.digest})}\n`);
          return built;
        });
      });
      options.say(
        `made base ${base.name} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB`,
      );
      return [digest];
    } finally {
      await removeTree(staging);
    }
  });
};

/** A base that is missing or damaged is made again, like everything that a cache was to have. */
const isUsable = async (store: Store, digest: Digest, say: (line: string) => void): Promise<boolean> => {
  if (!hasLayer(store.layers, digest)) return false;
  try {
    await verifyLayer(store.layers, digest);
    return true;
  } catch (error) {
    say(`warning: the base is made again: ${messageOf(error)}`);
    return false;
  }
};

/** The digests that bases refer to. */
export const readBase = (file: string): Digest | undefined => {
  const value = readJson(file) as {digest?: unknown} | undefined;
  return isDigest(value?.digest) ? value.digest : undefined;
};

/** Forgets every base; their layers go when nothing else refers to them. */
export const removeBases = (store: Store): void => {
  for (const name of readdirSync(store.bases)) rmSync(join(store.bases, name));
};
