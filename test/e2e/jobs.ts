import {afterAll, beforeAll} from '@jest/globals';

import {type CacheService, startCacheService} from '../cache-service/cache-service.js';
import {describeJob} from '../runner/job-result.js';
import {createRunner, type JobOptions, type JobResult, type Runner} from '../runner/runner.js';
import {createRunnerUser, removeRunnerUser, type RunnerUser} from '../runner/user.js';
import {type Job, jobOf} from '../runner/workflow.js';
import {checkout, withEmptyStore} from './machine.js';

export interface Jobs {
  /** The cache of the repository, which all machines share. Known only while tests run. */
  readonly cache: () => CacheService;
  /** As whom runners work; not root. Known only while tests run. */
  readonly user: () => RunnerUser;
  /** A machine of its own, on which nothing may be left. */
  readonly onNewMachine: (work: (runner: Runner) => Promise<void>) => Promise<void>;
  readonly run: (runner: Runner, job: Job, options?: JobOptions) => Promise<JobResult>;
}

/** Jobs of one repository on machines that a test makes, for the tests of the enclosing block. */
export const useJobs = (): Jobs => {
  let cache: CacheService;
  let user: RunnerUser;
  beforeAll(async () => {
    cache = await startCacheService();
    user = await createRunnerUser();
  });
  afterAll(async () => {
    await removeRunnerUser(user);
    await cache.stop();
  });
  return {
    cache: () => cache,
    user: () => user,
    onNewMachine: (work) =>
      withEmptyStore(async (store) => {
        const runner = await createRunner({user, checkout, environment: {ROOTSTOCK_HOME: store}});
        try {
          await work(runner);
          await runner.assertNothingLeft(store);
        } finally {
          await runner.remove();
        }
      }),
    run: async (runner, job, options = {}) => {
      const result = await runner.runJob(job, {service: cache.environment(), ...options});
      if (process.env['SHOW_JOBS']) process.stdout.write(describeJob(result));
      return result;
    },
  };
};

/** A job of these steps, after a checkout. */
export const workflow = (steps: string): Job =>
  jobOf(
    `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v7\n${steps}`,
  );
