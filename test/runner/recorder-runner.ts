import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {type JobOptions, type JobResult, type Runner, createRunner} from './runner.js';
import {type RunnerUser} from './user.js';
import {jobOf} from './workflow.js';

const recorder = fileURLToPath(new URL('fixtures/recorder', import.meta.url));
const times = {interrupt: 400, terminate: 400, output: 300};

/** A runner whose workspace holds the recorder, an action that writes down how it is treated. */
export interface RecorderRunner extends Runner {
  /** Runs steps, given as YAML, after a checkout; it waits less long than the real one. */
  runSteps(steps: string, options?: JobOptions): Promise<JobResult>;
  /** What the posts of the recorder noted: name and job status. */
  posts(): Promise<string[]>;
}

export const createRecorderRunner = async (user: RunnerUser): Promise<RecorderRunner> => {
  const runner = await createRunner({user, checkout: recorder, actions: {'octocat/recorder': recorder}});
  return {
    ...runner,
    runSteps: (steps, options = {}) => {
      const text = `jobs:\n  test:\n    env: {LEVEL: job}\n    steps:\n      - uses: actions/checkout@v4\n${steps}`;
      return runner.runJob(jobOf(text), {times, ...options});
    },
    posts: async () => (await readFile(join(runner.layout.workspace, 'posts'), 'utf8')).trimEnd().split('\n'),
  };
};
