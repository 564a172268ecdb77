import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError} from '../../errors.js';
import {
  type Found,
  type LayerFile,
  layerFileName,
  type Progress,
  type Publication,
  type Remote,
  type Wanted,
} from '../remote.js';
import {archiveEntries} from './archive-entries.js';
import {whyClosed} from './availability.js';
import {type Entries} from './entries.js';
import {layerPrefix, nextKey, scopePrefix, snapshotPrefix, userKey} from './keys.js';
import {hasService} from './service.js';
import {serviceEntries} from './service-entries.js';

const name = 'actions-cache';

/** The file that describes a snapshot, and travels under its key. */
const descriptionFile = 'snapshot.json';

/**
 * The Actions cache. One entry a layer, and one a snapshot, which is saved last.
 * @param spool the directory that every transfer is from and to
 * @param archives where GitHub's client keeps what it sends and gets, where it is needed
 * @param marks the directory in which all processes of a job note what nobody can use
 */
export const actionsCache = (spool: string, archives = join(spool, 'archive'), marks = spool): Remote =>
  cacheOf(spool, hasService(process.env) ? serviceEntries(spool) : archiveEntries(spool, archives), marks);

/** The same, by entries that are given. */
export const cacheOf = (spool: string, entries: Entries, marks = spool): Remote => {
  const {archives} = entries;
  const oneByOne = queue();
  return {
    name,
    ...(archives === undefined ? {} : {archives}),
    unreadable: () => whyClosed('read'),
    unwritable: () => whyClosed('write'),
    find: (wanted) => find(entries, wanted),
    has: async ({digest}) =>
      !existsSync(damagedMark(marks, digest)) &&
      (await entries.lookUp(layerFileName(digest), [layerPrefix(digest)])) !== undefined,
    fetch: (layer, _, progress) => inTurn(oneByOne, layer, () => fetchLayer(entries, marks, layer, progress)),
    save: (layer, _, progress) => inTurn(oneByOne, layer, () => saveLayer(entries, marks, layer, progress)),
    publish: (publication, {replace}) => publish(entries, spool, publication, replace),
  };
};

/** What is big goes over in parts, side by side: more at once is only more memory. */
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

const find = async (entries: Entries, {scope, key, prefixes}: Wanted): Promise<Found | undefined> => {
  const all = [snapshotPrefix(scope, key), ...prefixes.map((prefix) => scopePrefix(scope) + prefix)];
  const entry = await entries.read(descriptionFile, all);
  const found = entry && userKey(scope, entry.key);
  return found === undefined ? undefined : {key: found, description: entry?.text ?? ''};
};

/** What could not be had in this job: who has the layer saves it again, under the next number. */
const damagedMark = (marks: string, digest: string): string => join(marks, `${digest}.damaged`);

const fetchLayer = async (
  entries: Entries,
  marks: string,
  layer: LayerFile,
  progress?: Progress,
): Promise<void> => {
  const {digest} = layer;
  const onDamaged = (key: string): void => {
    writeFileSync(damagedMark(marks, digest), key);
  };
  if (!(await entries.fetch(layer, [layerPrefix(digest)], {progress, onDamaged})))
    throw new RootstockError(
      `fetching layer ${digest.slice(0, 12)} from ${name}`,
      'it is not there any more',
    );
};

const saveLayer = async (
  entries: Entries,
  marks: string,
  {digest}: LayerFile,
  progress?: Progress,
): Promise<void> => {
  const mark = damagedMark(marks, digest);
  const damaged = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined;
  const what = `saving layer ${digest.slice(0, 12)} in ${name}`;
  await save(entries, what, layerFileName(digest), nextKey(layerPrefix(digest), damaged), progress);
  rmSync(mark, {force: true});
};

const mostTries = 3;

/**
 * Another job that was faster is as good. One that has the key but is not done, and may be dead, is passed by with the next
 * number.
 */
const save = async (
  entries: Entries,
  what: string,
  file: string,
  first: string,
  progress?: Progress,
): Promise<void> => {
  let key = first;
  for (let tries = 1; tries <= mostTries; tries++) {
    const outcome = await entries.save(file, key, progress);
    if (outcome === 'saved' || (await entries.lookUp(file, [key])) !== undefined) return;
    if (outcome === 'refused') break;
    key = nextKey(key.replace(/\d+$/, ''), key);
  }
  throw new RootstockError(what, 'it was refused', 'See the lines above');
};

const publish = async (
  entries: Entries,
  spool: string,
  {scope, key, description}: Publication,
  replace: boolean,
): Promise<'saved' | 'exists'> => {
  const prefix = snapshotPrefix(scope, key);
  const present = await entries.lookUp(descriptionFile, [prefix]);
  if (present !== undefined && !replace) return 'exists';
  const file = join(spool, descriptionFile);
  rmSync(file, {force: true});
  writeFileSync(file, description, {mode: 0o600, flag: 'wx'});
  await save(entries, `saving "${key}" in ${name}`, descriptionFile, nextKey(prefix, present));
  return 'saved';
};
