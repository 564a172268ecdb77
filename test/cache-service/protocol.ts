import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';

import {type BlobStore} from './blob-store.js';
import {type CacheEntry, findEntry, sameEntry} from './entries.js';

/** What the service can be told to do wrong; may be changed while it runs. */
export interface CacheFaults {
  /** Saves are refused, as for runs with a read-only token. */
  readOnly?: boolean;
  /** Connections are dropped without an answer. */
  down?: boolean;
  /** Milliseconds that a new entry takes. */
  slow?: number;
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The service's memory. Entries come oldest first. */
export interface CacheState {
  readonly entries: CacheEntry[];
  readonly reservations: CacheEntry[];
  readonly requests: string[];
}

type Fields = Readonly<Record<string, unknown>>;
type Method = (fields: Fields, state: CacheState, blobs: BlobStore, faults: CacheFaults) => Promise<Reply>;

const ok = (body: Record<string, unknown>): Reply => ({status: 200, body});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const create: Method = async (fields, {entries, reservations}, blobs, {readOnly, slow = 0}) => {
  await sleep(slow);
  const entry = {key: text(fields['key']), version: text(fields['version']), blob: randomUUID(), size: 0};
  if (readOnly) return ok({ok: false, message: 'cache write denied: the token is read-only'});
  if ([...entries, ...reservations].some((other) => sameEntry(other, entry))) {
    return {status: 409, body: {code: 'already_exists', msg: 'cache entry already exists'}};
  }
  reservations.push(entry);
  return ok({ok: true, signed_upload_url: blobs.uploadUrl(entry.blob)});
};

/** An entry is there only from here on, and only if the size is what the client says. */
const finalize: Method = async (fields, {entries, reservations}, blobs) => {
  const wanted = {key: text(fields['key']), version: text(fields['version'])};
  const reserved = reservations.find((entry) => sameEntry(entry, wanted));
  if (!reserved) return {status: 404, body: {code: 'not_found', msg: 'no such reservation'}};
  const size = await blobs.size(reserved.blob);
  if (size === undefined || String(size) !== String(fields['size_bytes'])) return ok({ok: false});
  reservations.splice(reservations.indexOf(reserved), 1);
  entries.push({...reserved, size});
  return ok({ok: true, entry_id: String(entries.length)});
};

const lookUp: Method = async (fields, {entries}, blobs) => {
  const restoreKeys = Array.isArray(fields['restore_keys']) ? fields['restore_keys'].map(text) : [];
  const found = findEntry(entries, {
    key: text(fields['key']),
    version: text(fields['version']),
    restoreKeys,
  });
  if (!found) return ok({ok: false});
  return ok({ok: true, signed_download_url: blobs.downloadUrl(found.blob), matched_key: found.key});
};

const methods: Readonly<Record<string, Method>> = {
  CreateCacheEntry: create,
  FinalizeCacheEntryUpload: finalize,
  GetCacheEntryDownloadURL: lookUp,
};

/** Answers one Twirp call of the cache service, and notes it as `Method key`. */
export const answer = async (
  name: string,
  fields: Fields,
  state: CacheState,
  blobs: BlobStore,
  faults: CacheFaults,
): Promise<Reply> => {
  state.requests.push(`${name} ${text(fields['key'])}`);
  const method = methods[name];
  if (!method) return {status: 404, body: {code: 'bad_route', msg: `no method ${name}`}};
  return method(fields, state, blobs, faults);
};
