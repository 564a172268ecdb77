import {join} from 'node:path';

import {describe, jest} from '@jest/globals';

import {archiveEntries} from '../../../src/remote/actions-cache/archive-entries.js';
import {actionsCache, cacheOf} from '../../../src/remote/actions-cache/remote.js';
import {type Remote} from '../../../src/remote/remote.js';
import {type CacheService, startCacheService} from '../../cache-service/cache-service.js';
import {describeRemote, type Place} from '../suite.js';

const layerEntries = (service: CacheService, digest: string): string[] =>
  service
    .entries()
    .map(({key}) => key)
    .filter((key) => key.includes(digest));

const byGithubsClient = (spool: string): Remote =>
  cacheOf(spool, archiveEntries(spool, join(spool, 'archive')));

describe.each([
  ['the Actions cache', actionsCache],
  ["the Actions cache by GitHub's client", byGithubsClient],
] as const)('%s', (name, open) => {
  describeRemote(name, () => startPlace(open));
});

const startPlace = async (open: (spool: string) => Remote): Promise<Place> => {
  const service = await startCacheService();
  const before = {...process.env};
  // The client tells the runner's log everything.
  const log = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  Object.assign(process.env, service.environment());
  return {
    open,
    damage: async (digest) => {
      for (const key of layerEntries(service, digest)) await service.corrupt(key);
    },
    evict: async (digest) => {
      for (const key of layerEntries(service, digest)) await service.evict(key);
    },
    end: async () => {
      await service.stop();
      process.env = before;
      log.mockRestore();
    },
  };
};
