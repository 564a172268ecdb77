import {mkdtempSync} from 'node:fs';
import {chmod, rm} from 'node:fs/promises';

import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';

import {describeJob, stepOf} from '../runner/job-result.js';
import {type JobOptions, type JobResult, type Runner} from '../runner/runner.js';
import {type Job} from '../runner/workflow.js';
import {useJobs, workflow} from './jobs.js';

describe('what the setup made is saved beside the job', () => {
  const {cache, onNewMachine, run} = useJobs();
  afterEach(() => {
    cache().faults = {};
  });

  const job = (inputs: string, script: string, more = ''): Job =>
    workflow(`
      - id: root
        uses: ./
        with: {setup: 'touch /made', ${inputs}}${more}
      - id: step
        run: |
${script.replace(/^/gm, '          ')}
`);

  const succeed = async (runner: Runner, work: Job, options?: JobOptions): Promise<JobResult> => {
    const result = await run(runner, work, options);
    expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
    return result;
  };

  const hitsNow = (inputs: string): Promise<void> =>
    onNewMachine(async (runner) => {
      const result = await succeed(runner, job(inputs, 'true'));
      expect(stepOf(result, 'root').outputs['cache-hit']).toBe('true');
    });

  const entriesOf = (key: string): string[] =>
    cache()
      .entries()
      .map((entry) => entry.key)
      .filter((name) => name.includes(`-${key}#`));

  describe('in a directory', () => {
    let shared: string;
    beforeEach(async () => {
      shared = mkdtempSync('/var/tmp/rootstock-shared-');
      await chmod(shared, 0o777);
    });
    afterEach(() => rm(shared, {recursive: true}));

    test('it is there before the job ends, and post says so', async () => {
      await onNewMachine(async (runner) => {
        const wait = `for n in $(seq 300); do ls ${shared}/remote/snapshots/*/*.json 2>/dev/null && exit; sleep 0.1; done; exit 1`;
        const result = await succeed(runner, job(`key: beside, remote: 'dir:${shared}/remote'`, wait));
        const {log} = stepOf(result, 'post:root');
        expect(log).toMatch(
          /::group::What was done for "beside" beside the job\n(.*\n)*saved "beside" in dir:/,
        );
        expect(log.match(/saved "beside" in/g)).toHaveLength(1);
        expect(result.summaries.join('\n')).toContain('Rootstock: saved');
      });
    });
  });

  test('no step sees a token, and post waits for a slow service', async () => {
    cache().faults = {slow: 2000};
    await onNewMachine(async (runner) => {
      const token = cache().environment()['ACTIONS_RUNTIME_TOKEN'] ?? '';
      const look = `
pid=$(pgrep -u "$(id -u)" -f 'action/index.js upload')
tr '\\0' '\\n' < /proc/$pid/environ > environment
grep -q '^GITHUB_WORKSPACE=' environment
! grep -E '^(ACTIONS_|INPUT_)' environment
! cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2> /dev/null | grep -aq ${token.slice(0, 10)}''${token.slice(10)}
echo "priority $(ps -o ni= -p $pid)"`;
      const result = await succeed(runner, job('key: slow', look));
      expect(stepOf(result, 'step').log).toMatch(/priority +10/);
      expect(stepOf(result, 'post:root').log).toContain('waiting for "slow", which is being saved');
    });
    expect(entriesOf('slow')).toHaveLength(1);
    await hitsNow('key: slow');
  });

  test('one that was killed, or refused, is done again by post', async () => {
    cache().faults = {slow: 2000};
    await onNewMachine(async (runner) => {
      const result = await succeed(
        runner,
        job('key: killed', `pkill -9 -u "$(id -u)" -f 'action/index.js upload'`),
      );
      expect(stepOf(result, 'post:root').log).toContain(
        '"killed" was not saved beside the job, so it is saved now',
      );
    });
    await hitsNow('key: killed');
  });

  test('of a job that failed it is saved; of one that was cancelled it is not, and nothing goes on', async () => {
    await onNewMachine(async (runner) => {
      expect((await run(runner, job('key: failed', 'false'))).status).toBe('failure');
    });
    await hitsNow('key: failed');
    cache().faults = {slow: 60_000};
    await onNewMachine(async (runner) => {
      const result = await run(runner, job('key: cancelled', 'echo ready; sleep 100'), {
        cancel: {step: 'step', after: /ready/},
      });
      expect(result.status).toBe('cancelled');
      expect(stepOf(result, 'post:root').log).toContain('the job was cancelled: cancelled is not saved');
    });
    expect(entriesOf('cancelled')).toEqual([]);
  });

  test('a post step that takes too long ends it too', async () => {
    cache().faults = {slow: 100_000};
    await onNewMachine(async (runner) => {
      const limited = job('key: stopped', 'true', '\n        timeout-minutes: 0.25');
      expect(stepOf(await run(runner, limited), 'post:root').log).toContain('it was ended from outside');
    });
    expect(entriesOf('stopped')).toEqual([]);
  });

  test('two roots of one job', async () => {
    cache().faults = {slow: 1000};
    const second = `
      - uses: ./
        with: {root: two, shell-name: two, key: second, setup: 'touch /second'}`;
    await onNewMachine(async (runner) => {
      await succeed(runner, job('key: first', 'true', second));
    });
    expect([entriesOf('first').length, entriesOf('second').length]).toEqual([1, 1]);
  });
});
