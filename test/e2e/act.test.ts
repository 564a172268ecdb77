import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';

import {createActRunner} from '../act/act-runner.js';
import {installAct} from '../act/install-act.js';
import {type CacheService, startCacheService} from '../cache-service/cache-service.js';
import {createRunnerUser, removeRunnerUser, type RunnerUser} from '../runner/user.js';
import {checkout, exampleWorkflow, withEmptyStore} from './machine.js';

describe('the example workflows on act', () => {
  let cache: CacheService;
  let user: RunnerUser;

  beforeAll(async () => {
    await installAct();
    cache = await startCacheService();
    user = await createRunnerUser();
  }, 600_000);
  afterAll(async () => {
    await removeRunnerUser(user);
    await cache.stop();
  });

  test.each(['compile-on-host', 'debian-package'])(
    '%s: a miss that saves, then a hit on a new machine',
    async (name) => {
      for (const hit of ['false', 'true']) {
        await withEmptyStore(async (store) => {
          const act = await createActRunner({user, directory: checkout});
          try {
            const environment = {ROOTSTOCK_HOME: store};
            const result = await act.run({
              workflow: exampleWorkflow(name),
              service: cache.environment(),
              environment,
            });
            if (process.env['SHOW_JOBS']) process.stdout.write(result.log);
            expect(`${result.exitCode}\n${result.log}`).toMatch(/^0\n/);
            expect(result.log).toMatch(new RegExp(`(cache-)?hit: ${hit}`));
            await act.assertNothingLeft(store);
          } finally {
            await act.remove();
          }
        });
      }
    },
  );

  test("compile-on-host with act's own cache, which has version 1 of the protocol", async () => {
    const act = await createActRunner({user, directory: checkout});
    try {
      for (const hit of ['false', 'true']) {
        await withEmptyStore(async (store) => {
          const environment = {ROOTSTOCK_HOME: store};
          const result = await act.run({workflow: exampleWorkflow('compile-on-host'), environment});
          expect(`${result.exitCode}\n${result.log}`).toMatch(/^0\n/);
          expect(result.log).toContain(`hit: ${hit}`);
          await act.assertNothingLeft(store);
        });
      }
    } finally {
      await act.remove();
    }
  });
});
