import {readdir} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';

import {testWithSudo} from '../support/root.js';
import {outcomesOf, stepOf} from './job-result.js';
import {type RecorderRunner, createRecorderRunner} from './recorder-runner.js';
import {type RunnerUser, createRunnerUser, removeRunnerUser} from './user.js';

describe('the end of a job', () => {
  let user: RunnerUser;
  let runner: RecorderRunner;

  beforeAll(async () => {
    user = await createRunnerUser();
  });

  beforeEach(async () => {
    runner = await createRecorderRunner(user);
  });

  afterEach(async () => {
    await runner.remove();
  });

  afterAll(async () => {
    await removeRunnerUser(user);
  });

  it('passes through SIGINT, SIGTERM and SIGKILL when a job is cancelled', async () => {
    const script = `trap 'echo got INT' INT; trap 'echo got TERM' TERM; echo ready; while :; do sleep 0.05; done`;
    const result = await runner.runSteps(
      `
      - {uses: ./, with: {name: first}}
      - {id: deaf, run: ${JSON.stringify(script)}}
      - {id: skipped, run: 'true'}
      - {id: wanted, if: cancelled(), run: 'true'}
`,
      {cancel: {step: 'deaf', after: /^ready$/}},
    );
    expect(result.status).toBe('cancelled');
    expect(stepOf(result, 'deaf')).toMatchObject({
      outcome: 'cancelled',
      log: expect.stringMatching(/INT[^]*TERM/),
    });
    expect(stepOf(result, 'deaf').exitCode).toBe(137);
    expect(outcomesOf(result)).toMatchObject({
      skipped: 'skipped',
      wanted: 'success',
      'post:__self': 'success',
    });
    expect(await runner.posts()).toEqual(['first cancelled']);
    await runner.assertNothingLeft();
  });

  it('ends a step at its time limit, which fails it', async () => {
    const result = await runner.runSteps(`      - {id: slow, timeout-minutes: 0.005, run: exec sleep 30}\n`);
    expect(stepOf(result, 'slow')).toMatchObject({outcome: 'failure', exitCode: 130});
    expect(result.status).toBe('failure');
  });

  it('runs nothing more when the machine shuts down', async () => {
    const steps = `
      - {uses: ./, id: hanging, with: {name: first, mode: hang}}
      - {if: always(), run: 'true'}
`;
    const result = await runner.runSteps(steps, {
      cancel: {step: 'hanging', after: /warning/, shutdown: true},
    });
    expect(Object.keys(outcomesOf(result))).toEqual(['__actions_checkout', 'hanging']);
    expect(await readdir(runner.layout.temp)).toContain('_runner_file_commands');
  });

  testWithSudo('ends the user’s orphans but not root’s, and finds what is left', async () => {
    const result = await runner.runSteps(`
      - run: |
          sleep 301 & sudo sleep 302 &
          sudo mkdir -p "$RUNNER_TEMP/mounted" && sudo mount -t tmpfs none "$RUNNER_TEMP/mounted"
          sudo touch "$RUNNER_TEMP/mounted/root-owned" && touch "$RUNNER_TEMP/mounted/user-owned"
`);
    expect(result.orphans.join()).toMatch(/ sleep 301/);
    const {mounts, processes} = runner.leftovers();
    expect(mounts).toEqual([join(runner.layout.temp, 'mounted')]);
    expect(processes.join()).toMatch(/\(uid 0\).* sleep 302/);
    expect(await readdir(mounts[0]!)).toEqual(['root-owned']);
    await expect(runner.assertNothingLeft()).rejects.toThrow(/sleep 302/);
  });
});
