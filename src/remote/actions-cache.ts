import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {isFeatureAvailable, restoreCache, saveCache} from '@actions/cache';
import {warning} from '@actions/core';

import {messageOf} from '../errors.js';
import {type Fetched, type Remote, type Saved} from './remote.js';

/**
 * The Actions cache, by its own client. The client reports a miss, a denial and a broken download alike (-1 and
 * undefined), so what matters is asked for by a lookup; it logs the cause itself.
 */
export const actionsCache = (): Remote => ({
  name: 'the Actions cache',
  unreadable: () => unavailable(['read', 'write']),
  unwritable: () => unavailable(['write', 'write-only']),
  has: (key, file) => lookup(key, [], file).then((found) => isSameKey(found, key)),
  fetch: fetchEntry,
  save: saveEntry,
});

/** The mode that the runner exports since 2.336; the client obeys it without a request, but only after packing. */
const unavailable = (allowed: readonly string[]): string | undefined => {
  const mode = process.env['ACTIONS_CACHE_MODE'];
  if (!isFeatureAvailable()) return 'there is no cache service here';
  return mode && known.includes(mode) && !allowed.includes(mode)
    ? `its mode is "${mode}" for this run`
    : undefined;
};

const known = ['none', 'read', 'write', 'write-only'];

const fetchEntry = async (
  key: string,
  prefixes: readonly string[],
  file: string,
  directory: string,
): Promise<Fetched> => {
  const found = await lookup(key, prefixes, file);
  // The service matches the key itself as a prefix too, and `deps-1` must not find `deps-12`.
  if (
    found === undefined ||
    !(isSameKey(found, key) || prefixes.some((prefix) => startsWith(found, prefix)))
  ) {
    return {outcome: 'miss'};
  }
  const restored = await inDirectory(directory, () => restoreCache([file], found));
  return isSameKey(restored, found) ? {outcome: 'hit', key: found} : {outcome: 'failed'};
};

const saveEntry = async (key: string, file: string, directory: string): Promise<Saved> => {
  if (isSameKey(await lookup(key, [], file), key)) return 'exists';
  const saved = await inDirectory(directory, () => saveCache([file], key)).catch((error: unknown) => {
    warning(`saving ${key} in the cache: ${messageOf(error)}`);
    return -1;
  });
  if (saved !== -1) return 'saved';
  // A lost race looks like a refusal.
  return isSameKey(await lookup(key, [], file), key) ? 'exists' : 'failed';
};

const lookup = (key: string, prefixes: readonly string[], file: string): Promise<string | undefined> =>
  restoreCache([file], key, [...prefixes], {lookupOnly: true}).catch((error: unknown) => {
    warning(`looking for ${key} in the cache: ${messageOf(error)}`);
    return undefined;
  });

/** The service compares keys without regard to case. */
const isSameKey = (found: string | undefined, key: string): boolean =>
  found?.toLowerCase() === key.toLowerCase();

const startsWith = (found: string, prefix: string): boolean =>
  found.toLowerCase().startsWith(prefix.toLowerCase());

/**
 * The client packs and unpacks relative to GITHUB_WORKSPACE, finds files from the working directory, and keeps its archive
 * in RUNNER_TEMP. With all three in one directory of ours, an entry holds a bare file name, which is the same on every
 * machine, and the archive is on the disk that has room for it.
 */
const inDirectory = async <T>(directory: string, work: () => Promise<T>): Promise<T> => {
  const before = {
    directory: process.cwd(),
    workspace: process.env['GITHUB_WORKSPACE'],
    temp: process.env['RUNNER_TEMP'],
  };
  const temp = join(directory, 'archive');
  mkdirSync(temp, {recursive: true});
  process.chdir(directory);
  process.env['GITHUB_WORKSPACE'] = directory;
  process.env['RUNNER_TEMP'] = temp;
  try {
    return await work();
  } finally {
    process.chdir(before.directory);
    restoreVariable('GITHUB_WORKSPACE', before.workspace);
    restoreVariable('RUNNER_TEMP', before.temp);
    rmSync(temp, {recursive: true, force: true});
  }
};

const restoreVariable = (name: string, value: string | undefined): void => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};
