import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';

import {outcomesOf, stepOf} from './job-result.js';
import {type StepResult} from './job-run.js';
import {type RecorderRunner, createRecorderRunner} from './recorder-runner.js';
import {type RunnerUser, createRunnerUser, removeRunnerUser} from './user.js';

describe('a job on the runner', () => {
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

  it('gives an action its inputs and the runtime’s variables, and a run step not', async () => {
    const service = {
      ACTIONS_RUNTIME_TOKEN: 't',
      ACTIONS_RESULTS_URL: 'u',
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const result = await runner.runSteps(
      `
      - {id: main, uses: ./, with: {name: x}, env: {OWN: '\${{ env.LEVEL }}'}}
      - {id: plain, run: env}
`,
      {service},
    );
    expect(result.status).toBe('success');
    const {environment, cwd, uid} = recorded(stepOf(result, 'main'));
    expect(environment).toMatchObject({
      ...{INPUT_NAME: 'x', INPUT_WITH_SPACE: 'Linux', 'INPUT_JOB-STATUS': 'success', INPUT_MODE: ''},
      ...{ACTIONS_RUNTIME_TOKEN: 't', GITHUB_ACTIONS: 'true', CI: 'true', LEVEL: 'job', OWN: 'job'},
      ...{HOME: user.home, GITHUB_WORKSPACE: runner.layout.workspace, RUNNER_TEMP: runner.layout.temp},
    });
    for (const name of ['PWD', 'SHLVL', '_']) expect(environment).not.toHaveProperty(name);
    expect([cwd, uid]).toEqual([runner.layout.workspace, user.uid]);
    expect(stepOf(result, 'plain').log).toContain('GITHUB_SERVER_URL=https://github.com');
    expect(stepOf(result, 'plain').log).not.toContain('ACTIONS_');
  });

  it('runs posts last first, with their state, even after a failure, and obeys post-if', async () => {
    const result = await runner.runSteps(`
      - {id: a, uses: ./, with: {name: a}}
      - {id: b, uses: octocat/recorder/on-success@v1, with: {name: b}}
      - {id: c, uses: octocat/recorder@v1, with: {name: c, mode: fail}}
      - {id: skipped, uses: ./}
      - {id: always, if: always(), run: 'true'}
      - {id: failure, if: "\${{ failure() && steps.c.outcome == 'failure' }}", run: 'true'}
`);
    expect(result.status).toBe('failure');
    expect(outcomesOf(result)).toEqual({
      ...{__actions_checkout: 'success', a: 'success', b: 'success', c: 'failure', skipped: 'skipped'},
      ...{
        always: 'success',
        failure: 'success',
        'post:c': 'success',
        'post:b': 'skipped',
        'post:a': 'success',
      },
    });
    expect(stepOf(result, 'c').exitCode).toBe(3);
    expect(await runner.posts()).toEqual(['c failure', 'a failure']);
    expect(stepOf(result, 'post:a').log).toContain(String.raw`"lines":"first\nsecond"`);
  });

  it('carries over what steps set, even if they fail', async () => {
    const result = await runner.runSteps(`
      - {id: action, uses: ./, with: {name: x}}
      - id: set
        continue-on-error: true
        run: |
          echo "FROM_RUN=1" >> "$GITHUB_ENV"
          printf 'many<<X\\n1\\n2\\nX\\n' >> "$GITHUB_OUTPUT"
          exit 7
      - {id: read, run: 'echo "\${{ steps.set.outputs.many }}$FROM_RUN$RECORDED \${{ steps.action.outputs.cache-hit }}"'}
`);
    expect(stepOf(result, 'read').log).toBe('1\n21x true');
    expect([result.status, stepOf(result, 'set').exitCode]).toEqual(['success', 7]);
    expect(result.env).toMatchObject({FROM_RUN: '1', RECORDED: 'x'});
    expect(result.summaries).toEqual(['# x\n']);
    expect(result.annotations[0]).toEqual({level: 'warning', message: 'one\ntwo', step: 'action'});
  });

  it.each([
    ['refuses NODE_OPTIONS', 'echo NODE_OPTIONS=x >> "$GITHUB_ENV"'],
    ['fails where it may not read', 'rm "$GITHUB_OUTPUT"; mkdir "$GITHUB_OUTPUT"'],
    ['fails at a line without a value', 'echo nothing >> "$GITHUB_OUTPUT"'],
  ])('%s', async (_what, script) => {
    const result = await runner.runSteps(`      - {id: bad, run: ${JSON.stringify(script)}}\n`);
    expect(stepOf(result, 'bad')).toMatchObject({outcome: 'failure', exitCode: 0});
    expect(stepOf(result, 'bad').log).toContain('Unable to process file command');
  });

  it('finds a custom shell in the path that an action added', async () => {
    const result = await runner.runSteps(`
      - {id: early, run: 'true', shell: 'recorder {0}', continue-on-error: true}
      - {uses: ./}
      - {id: late, run: 'cd "$GITHUB_WORKSPACE"; echo out > /dev/stdout; ls -l "$0"; exit 4', shell: 'recorder {0}'}
`);
    expect(stepOf(result, 'early').log).toContain('recorder: command not found');
    expect(stepOf(result, 'late').log).toMatch(/^recorder: 1: \S+\/_temp\/[0-9a-f-]{36}\nout\n-rw-r--r--/);
    expect(stepOf(result, 'late').exitCode).toBe(4);
  });
});

const recorded = ({log}: StepResult): {environment: Record<string, string>; cwd: string; uid: number} =>
  JSON.parse(log.split('\n').find((line) => line.startsWith('{')) ?? '');
