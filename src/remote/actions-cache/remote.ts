import {existsSync, lstatSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../../errors.js';
import {digestOf} from '../../host/digest.js';
import {DamagedLayerError} from '../receive.js';
import {
  type Found,
  type LayerFile,
  layerFileName,
  type Publication,
  type Remote,
  type Wanted,
} from '../remote.js';
import {whyClosed} from './availability.js';
import {type Client, clientIn} from './client.js';
import {layerPrefix, nextKey, scopePrefix, snapshotPrefix, userKey} from './keys.js';

const name = 'actions-cache';

/** The file that describes a snapshot, and travels under its key. */
const descriptionFile = 'snapshot.json';

/**
 * The Actions cache, by its own client. One entry a layer, and one a snapshot, which is saved last.
 * @param spool the directory that every transfer is from and to
 * @param archives where the client keeps what it sends and gets; made for each call, and removed after it
 */
export const actionsCache = (spool: string, archives = join(spool, 'archive')): Remote => {
  const client = clientIn(spool, archives);
  const oneByOne = queue();
  return {
    name,
    archives,
    unreadable: () => whyClosed('read'),
    unwritable: () => whyClosed('write'),
    find: (wanted) => find(client, spool, wanted),
    has: async ({digest}) =>
      !existsSync(damagedMark(spool, digest)) &&
      (await client.lookUp(layerFileName(digest), [layerPrefix(digest)])) !== undefined,
    fetch: (layer) => inTurn(oneByOne, layer, () => fetchLayer(client, spool, layer)),
    save: (layer) => inTurn(oneByOne, layer, () => saveLayer(client, spool, layer)),
    publish: (publication, {replace}) => publish(client, spool, publication, replace),
  };
};

/** The client splits a big file and transfers its parts side by side, in buffers of 128 MB: more at once is only more memory. */
const bigBytes = 16e6;

type Queue = <T>(work: () => Promise<T>) => Promise<T>;

const queue = (): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

const inTurn = <T>(oneByOne: Queue, {size}: LayerFile, work: () => Promise<T>): Promise<T> =>
  size > bigBytes ? oneByOne(work) : work();

const find = async (
  client: Client,
  spool: string,
  {scope, key, prefixes}: Wanted,
): Promise<Found | undefined> => {
  const all = [snapshotPrefix(scope, key), ...prefixes.map((prefix) => scopePrefix(scope) + prefix)];
  const file = join(spool, descriptionFile);
  rmSync(file, {force: true});
  const entry = await client.restore(descriptionFile, all);
  if (entry === undefined) {
    if ((await client.lookUp(descriptionFile, all)) === undefined) return undefined;
    throw failure(`looking for "${key}"`, 'it is there but could not be downloaded');
  }
  const found = userKey(scope, entry);
  return found === undefined ? undefined : {key: found, description: readFileSync(file, 'utf8')};
};

const failure = (what: string, why: string): RootstockError =>
  new RootstockError(`${what} in ${name}`, why, 'See the lines above');

/** What could not be had in this job: who has the layer saves it again, under the next number. */
const damagedMark = (spool: string, digest: string): string => join(spool, `${digest}.damaged`);

const fetchLayer = async (client: Client, spool: string, {digest, size}: LayerFile): Promise<void> => {
  const what = `fetching layer ${digest.slice(0, 12)} from ${name}`;
  const file = layerFileName(digest);
  const path = join(spool, file);
  const prefixes = [layerPrefix(digest)];
  rmSync(path, {force: true});
  const entry = await client.restore(file, prefixes);
  const status = lstatSync(path, {throwIfNoEntry: false});
  if (status?.isFile() && status.size === size && (await digestOf(path)) === digest) return;
  rmSync(path, {force: true, recursive: true});
  const present = entry ?? (await client.lookUp(file, prefixes));
  if (present === undefined) throw new RootstockError(what, 'it is not there any more');
  writeFileSync(damagedMark(spool, digest), present);
  // What cannot be unpacked is not told from what cannot be downloaded.
  if (entry === undefined) throw new RootstockError(what, 'it could not be downloaded');
  throw new DamagedLayerError(what, 'its bytes are not those that its name says');
};

const saveLayer = async (client: Client, spool: string, {digest}: LayerFile): Promise<void> => {
  const file = layerFileName(digest);
  const mark = damagedMark(spool, digest);
  const damaged = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined;
  const key = nextKey(layerPrefix(digest), damaged);
  if (!(await save(client, file, key)))
    throw failure(`saving layer ${digest.slice(0, 12)}`, 'it was refused');
  rmSync(mark, {force: true});
};

/** Another job that was faster is as good. */
const save = async (client: Client, file: string, key: string): Promise<boolean> => {
  try {
    return (await client.save(file, key)) || (await client.lookUp(file, [key])) !== undefined;
  } catch (error) {
    throw failure(`saving ${key}`, messageOf(error));
  }
};

const publish = async (
  client: Client,
  spool: string,
  {scope, key, description}: Publication,
  replace: boolean,
): Promise<'saved' | 'exists'> => {
  const prefix = snapshotPrefix(scope, key);
  const present = await client.lookUp(descriptionFile, [prefix]);
  if (present !== undefined && !replace) return 'exists';
  const file = join(spool, descriptionFile);
  rmSync(file, {force: true});
  writeFileSync(file, description, {mode: 0o600, flag: 'wx'});
  if (!(await save(client, descriptionFile, nextKey(prefix, present))))
    throw failure(`saving "${key}"`, 'it was refused');
  return 'saved';
};
