import {randomBytes} from 'node:crypto';

import {type BlobStore, startBlobStore} from './blob-store.js';
import {type CacheEntry} from './entries.js';
import {type CacheFaults, type CacheState, answer} from './protocol.js';
import {startTwirpServer} from './twirp-server.js';

export interface CacheServiceOptions {
  readonly faults?: CacheFaults;
  /**
   * Download URLs name Azure's own host, which makes the client read in ranges as it does at GitHub. The
   * environment then sends all HTTP through the blob server as a proxy: not for actions that use other hosts.
   */
  readonly azureUrls?: boolean;
}

/** GitHub's cache service, version 2, on this machine. */
export interface CacheService {
  /** May be changed at any time. */
  faults: CacheFaults;
  /** Every call so far, as `Method key`. */
  readonly requests: string[];
  /** What is saved, oldest first. */
  entries(): Pick<CacheEntry, 'key' | 'version' | 'size'>[];
  /** Forgets every entry of that key. */
  evict(key: string): Promise<void>;
  /** Flips one byte in the middle of the newest entry of that key. */
  corrupt(key: string): Promise<void>;
  /** The variables that make an action use this service. Those that begin with ACTIONS_ are not for `run` steps. */
  environment(): Record<string, string>;
  /** Ends its processes and removes its directory. */
  stop(): Promise<void>;
}

/** Starts a cache service: real signed URLs and blob semantics by Azurite, and the rest of the protocol here. */
export const startCacheService = async (options: CacheServiceOptions = {}): Promise<CacheService> => {
  const token = randomBytes(16).toString('hex');
  const state: CacheState = {entries: [], reservations: [], requests: []};
  const blobs = await startBlobStore(options.azureUrls ?? false);
  const faults = (): CacheFaults => service.faults;
  const server = await startTwirpServer({
    token,
    isDown: () => faults().down ?? false,
    answer: (method, fields) => answer(method, fields, state, blobs, faults()),
  });
  const service: CacheService = {
    faults: {...options.faults},
    requests: state.requests,
    entries: () => state.entries.map(({key, version, size}) => ({key, version, size})),
    evict: (key) => evict(key, state, blobs),
    corrupt: (key) => corrupt(key, state, blobs),
    environment: () => ({
      ...environment(server.port, token),
      ...(options.azureUrls ? proxyEnvironment(blobs.port) : {}),
    }),
    stop: async () => {
      await server.stop();
      await blobs.stop();
    },
  };
  return service;
};

/** The variables by which GitHub's client finds the service and takes it for GitHub's. */
export const environment = (port: number, token: string): Record<string, string> => ({
  ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}/`,
  ACTIONS_RUNTIME_TOKEN: token,
  ACTIONS_CACHE_SERVICE_V2: 'True',
  GITHUB_SERVER_URL: 'https://github.com',
});

const proxyEnvironment = (port: number): Record<string, string> => ({
  HTTP_PROXY: `http://127.0.0.1:${port}`,
  NO_PROXY: '127.0.0.1,localhost',
});

const evict = async (key: string, state: CacheState, blobs: BlobStore): Promise<void> => {
  const evicted = state.entries.filter((entry) => entry.key === key);
  for (const entry of evicted) {
    state.entries.splice(state.entries.indexOf(entry), 1);
    await blobs.remove(entry.blob);
  }
};

const corrupt = async (key: string, {entries}: CacheState, blobs: BlobStore): Promise<void> => {
  const entry = entries.findLast((candidate) => candidate.key === key);
  if (!entry) throw new Error(`no entry ${key}`);
  const bytes = await blobs.read(entry.blob);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
  await blobs.write(entry.blob, bytes);
};
