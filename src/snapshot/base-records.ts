import {existsSync, readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';

import {type BaseReference} from '../base/base.js';
import {areSettings, type ImageSettings} from '../base/image-settings.js';
import {messageOf} from '../errors.js';
import {readJson, syncDirectory, writeFileAtomically} from '../host/atomic-file.js';
import {digestOfText} from '../host/digest.js';
import {withLock} from '../host/lock.js';
import {type Digest, isDigest} from '../layer/layer.js';
import {hasLayer, verifyLayer} from '../layer/layers.js';
import {type Store} from './store.js';

/** Notes that something starts from a base that was made here. */
export const markBaseUsed = (store: Store, reference: BaseReference): void => {
  const file = baseFile(store, reference);
  if (existsSync(file)) utimesSync(file, new Date(), new Date());
};

/** A base that was made, or a layer of an image: which layers it is. */
export interface BaseRecord {
  readonly name: string;
  /** Base first. */
  readonly digests: readonly Digest[];
  readonly settings?: ImageSettings;
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
    const {name, digest, digests = [digest], settings} = readJson(file) as Record<string, unknown>;
    if (!Array.isArray(digests) || digests.length === 0 || !digests.every(isDigest)) return undefined;
    if (!areSettings(settings)) return undefined;
    return {
      ...{name: String(name), digests, file, used: statSync(file).mtimeMs},
      ...(settings ? {settings} : {}),
    };
  } catch {
    return undefined;
  }
};

/** The file of a record. The caller holds its lock, `FILE.lock`, while it makes what the record is of. */
export const baseFile = ({bases}: Store, {identity}: Pick<BaseReference, 'identity'>): string =>
  join(bases, `${digestOfText(identity)}.json`);

/** Gives layers the name. They are in the store, and the caller sees that they are not removed meanwhile. */
export const writeBase = (
  store: Store,
  reference: BaseReference,
  made: {readonly digest: Digest} | {readonly digests: readonly Digest[]; readonly settings: ImageSettings},
): void => {
  writeFileAtomically(baseFile(store, reference), `${JSON.stringify({...reference, ...made})}\n`);
};

/** Forgets a base; its layer goes when nothing else refers to it. */
export const removeBase = (store: Store, {file}: BaseRecord): void => {
  rmSync(file, {force: true});
  syncDirectory(store.bases);
};

/** Which layers something is, and what is known of it beside that. */
export type MadeBase = Pick<BaseRecord, 'digests' | 'settings'>;

/**
 * What a record says, where its layers are in the store, else what `make` makes, and writes the record of: once, whoever else
 * wants it meanwhile. What is missing or damaged is made again, like everything that a cache was to have.
 */
export const makeOnce = async (
  store: Store,
  reference: Pick<BaseReference, 'identity'>,
  what: string,
  say: (line: string) => void,
  make: () => Promise<MadeBase>,
): Promise<MadeBase> => {
  const file = baseFile(store, reference);
  const usable = async (tell: (line: string) => void): Promise<BaseRecord | undefined> => {
    const found = readBase(file);
    return found && (await areUsable(store, found.digests, what, tell)) ? found : undefined;
  };
  // The record is written last, so one that is there needs no lock; what is wrong with it is said once, under that.
  const made = await usable(() => undefined);
  if (made) return made;
  return withLock(`${file}.lock`, 'exclusive', async () => {
    const found = await usable(say);
    if (found) return found;
    try {
      return await make();
    } finally {
      // Of a base that could not be made nothing stays. Whoever waits for the lock sees that it is gone, and takes another.
      if (!readBase(file)) rmSync(`${file}.lock`, {force: true});
    }
  });
};

const areUsable = async (
  store: Store,
  digests: readonly Digest[],
  what: string,
  say: (line: string) => void,
): Promise<boolean> => {
  if (!digests.every((digest) => hasLayer(store.layers, digest))) return false;
  try {
    for (const digest of digests) await verifyLayer(store.layers, digest);
    return true;
  } catch (error) {
    say(`warning: ${what} is made again: ${messageOf(error)}`);
    return false;
  }
};
