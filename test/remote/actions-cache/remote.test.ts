import {jest} from '@jest/globals';

import {actionsCache} from '../../../src/remote/actions-cache/remote.js';
import {type CacheService, startCacheService} from '../../cache-service/cache-service.js';
import {describeRemote} from '../suite.js';

const layerEntries = (service: CacheService, digest: string): string[] =>
  service
    .entries()
    .map(({key}) => key)
    .filter((key) => key.includes(digest));

describeRemote('the Actions cache', async () => {
  const service = await startCacheService();
  const before = {...process.env};
  // The client tells the runner's log everything.
  const log = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  Object.assign(process.env, service.environment());
  return {
    open: actionsCache,
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
});
