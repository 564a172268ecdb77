import {createHash} from 'node:crypto';
import {existsSync, readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {messageOf} from '../errors.js';
import {type Base, type BaseOptions, type BaseReference} from '../base/base.js';
import {readJson, syncDirectory, writeFileAtomically} from '../host/atomic-file.js';
import {withLock} from '../host/lock.js';
import {removeTree} from '../host/remove-tree.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {type Digest, isDigest} from '../layer/layer.js';
import {hasLayer, stagingName, verifyLayer} from '../layer/layers.js';
import {type Store, whileNothingIsRemoved} from './store.js';

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
  const file = fileOf(store, reference);
  return withLock(`${file}.lock`, 'exclusive', async () => {
    const found = readBase(file);
    if (found && (await isUsable(store, found.digest, options.say))) return [found.digest];
    options.say(`making base ${base.name}`);
    const started = Date.now();
    const staging = join(store.staging, stagingName('base'));
    await mkdir(staging, {mode: 0o700});
    try {
      const {digest, size} = await make(staging, options, (tree) => {
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
              writeFileAtomically(file, `${JSON.stringify({...reference, digest})}\n`);
            }),
        });
      });
      options.say(
        `made base ${base.name} in ${((Date.now() - started) / 1000).toFixed(1)} s, ${(size / 1e6).toFixed(0)} MB`,
      );
      return [digest];
    } finally {
      await removeTree(staging);
      // Of a base that could not be made nothing stays. Whoever waits for the lock sees that it is gone, and takes another.
      if (!readBase(file)) rmSync(`${file}.lock`, {force: true});
    }
  });
};

const fileOf = ({bases}: Store, {identity}: BaseReference): string =>
  join(bases, `${createHash('sha256').update(identity).digest('hex')}.json`);

/** Notes that something starts from a base that was made here. */
export const markBaseUsed = (store: Store, reference: BaseReference): void => {
  const file = fileOf(store, reference);
  if (existsSync(file)) utimesSync(file, new Date(), new Date());
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

/** A base that was made: which layer it is. */
export interface BaseRecord {
  readonly name: string;
  readonly digest: Digest;
  readonly file: string;
  /** When it was last started from, or else made; in milliseconds. */
  readonly used: number;
}

/** The bases that were made here. One whose record cannot be read is none: it is made again. */
export const listBases = (store: Store): BaseRecord[] =>
  readdirSync(store.bases)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readBase(join(store.bases, name)))
    .filter((record) => record !== undefined);

export const readBase = (file: string): BaseRecord | undefined => {
  try {
    const {name, digest} = readJson(file) as {name?: unknown; digest?: unknown};
    return isDigest(digest) ? {name: String(name), digest, file, used: statSync(file).mtimeMs} : undefined;
  } catch {
    return undefined;
  }
};

/** Forgets a base; its layer goes when nothing else refers to it. */
export const removeBase = (store: Store, {file}: BaseRecord): void => {
  rmSync(file, {force: true});
  syncDirectory(store.bases);
};
