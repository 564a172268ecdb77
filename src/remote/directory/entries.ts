import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {digestOfText} from '../../host/digest.js';
import {type Found, type Publication, type Wanted} from '../remote.js';
import {isOurs, place, unlessMissing} from './place.js';

/** What a snapshot's file holds. */
interface Entry extends Found {
  readonly annotations: Publication['annotations'];
}

const scopePath = (path: string, scope: string): string => join(path, 'snapshots', scope);

const entryPath = (path: string, scope: string, key: string): string =>
  join(scopePath(path, scope), `${digestOfText(key)}.json`);

export const findEntry = async (path: string, {scope, key, prefixes}: Wanted): Promise<Found | undefined> => {
  if (!(await isOurs(path))) return undefined;
  const exact = await readEntry(entryPath(path, scope, key));
  if (exact?.key === key || prefixes.length === 0) return exact;
  const directory = scopePath(path, scope);
  const names = await unlessMissing(readdir(directory), []);
  const files = names
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .map((name) => join(directory, name));
  const times = await Promise.all(
    files.map(async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0),
  );
  const newest = files
    .map((file, index) => ({file, time: times[index] ?? 0}))
    .sort((a, b) => b.time - a.time);
  const matches = new Map<string, Found>();
  for (const {file} of newest) {
    const entry = await readEntry(file).catch(() => undefined);
    const prefix = prefixes.find((candidate) => entry?.key.startsWith(candidate));
    if (entry && prefix !== undefined && !matches.has(prefix)) matches.set(prefix, entry);
    if (prefixes[0] !== undefined && matches.has(prefixes[0])) break;
  }
  return prefixes.map((prefix) => matches.get(prefix)).find(Boolean);
};

const readEntry = async (file: string): Promise<Found | undefined> => {
  const text = await unlessMissing(readFile(file, 'utf8'), undefined);
  if (text === undefined) return undefined;
  const {key, description} = JSON.parse(text) as Partial<Found>;
  if (typeof key !== 'string' || typeof description !== 'string') throw new Error(`${file} is not whole`);
  return {key, description};
};

export const publishEntry = async (
  path: string,
  {scope, key, description, annotations}: Publication,
  replace: boolean,
): Promise<'saved' | 'exists'> => {
  const target = entryPath(path, scope, key);
  if (!replace && (await readEntry(target).catch(() => undefined))) return 'exists';
  const entry: Entry = {key, description, annotations};
  const text = `${JSON.stringify(entry, null, 2)}\n`;
  await place(path, target, text.length, (incoming) => writeFile(incoming, text, {flag: 'wx', mode: 0o644}));
  return 'saved';
};
