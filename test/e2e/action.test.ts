import {describe, expect, test} from '@jest/globals';

import {describeJob, stepOf} from '../runner/job-result.js';
import {createRunner} from '../runner/runner.js';
import {type Job, readJob} from '../runner/workflow.js';
import {useJobs, workflow} from './jobs.js';
import {checkout, exampleWorkflow, withEmptyStore} from './machine.js';

describe('the action, as a runner starts it', () => {
  const {cache, user, onNewMachine, run} = useJobs();

  test.each(['compile-on-host', 'debian-package'])(
    '%s: a miss that saves, then a hit on a new machine',
    async (name) => {
      const job = await readJob(`${checkout}/${exampleWorkflow(name)}`);
      for (const hit of ['false', 'true']) {
        await onNewMachine(async (runner) => {
          const result = await run(runner, job);
          expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
          expect(stepOf(result, 'root').outputs).toMatchObject({'cache-hit': hit});
        });
      }
    },
  );

  test('sets every output, and the file commands of a step in the root work', async () => {
    await onNewMachine(async (runner) => {
      const job = await readJob(`${checkout}/${exampleWorkflow('compile-on-host')}`);
      const result = await run(runner, job);
      const {outputs} = stepOf(result, 'root');
      expect(outputs).toEqual({
        'cache-hit': 'true',
        'cache-primary-key': 'tcc-1',
        'cache-matched-key': 'tcc-1',
        snapshot: 'tcc-1',
        layers: '1',
        'size-bytes': expect.stringMatching(/^[1-9]\d+$/),
        root: expect.stringMatching(/^default-[0-9a-f]{8}$/),
      });
      expect(result.env).toMatchObject({VERSION: expect.stringContaining('tcc')});
      expect(result.path).toContain(runner.layout.workspace);
      expect(result.summaries.join('\n')).toContain('Compiled in a root.');
    });
  });

  test('a setup that fails fails the step, shows its output, and saves nothing', async () => {
    const entries = cache().entries().length;
    await onNewMachine(async (runner) => {
      const result = await run(
        runner,
        workflow(`
      - id: root
        uses: ./
        with:
          key: broken
          setup: |
            echo it goes wrong here
            false
            echo it does not come here
`),
      );
      expect(result.status).toBe('failure');
      const {log} = stepOf(result, 'root');
      expect(log).toContain('it goes wrong here');
      expect(log).toContain('the setup failed: it ended with status 1.');
      expect(log).not.toContain('it does not come here\n');
    });
    expect(cache().entries()).toHaveLength(entries);
  });

  test('a failing step in the root fails the job, ends by its status, and its upper is not committed', async () => {
    const entries = cache().entries().length;
    await onNewMachine(async (runner) => {
      const result = await run(
        runner,
        workflow(`
      - uses: ./
        with:
          snapshot: never-made
          commit: always
      - id: step
        shell: rootstock {0}
        run: |
          false | true
          echo not reached
`),
      );
      expect(result.status).toBe('failure');
      expect(stepOf(result, 'step')).toMatchObject({
        exitCode: 1,
        log: expect.not.stringContaining('not reached'),
      });
    });
    expect(cache().entries()).toHaveLength(entries);
  });

  test('several roots in one job, other users and names, and daemons that live until the post step', async () => {
    await onNewMachine(async (runner) => {
      const result = await run(
        runner,
        workflow(`
      - id: one
        uses: ./
        with:
          run: |
            test "$(id -un)" = ${user().name}
            sleep 1000 >/dev/null 2>&1 &
            echo "$!" > /tmp/daemon
      - uses: ./
        with: {root: two, shell-name: in-two, user: root}
      - id: first
        shell: rootstock {0}
        run: |
          kill -0 "$(cat /tmp/daemon)"
          test -z "\${ACTIONS_RUNTIME_TOKEN:-}"
          echo "in one: $(id -un) $PWD"
      - id: second
        shell: in-two {0}
        run: |
          test ! -e /tmp/daemon
          echo "in two: $(id -un)"
      - id: asked
        shell: rootstock --root two --user ${user().name} {0}
        run: |
          echo "asked: $(id -un)"
`),
      );
      expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
      expect(stepOf(result, 'first').log).toContain(`in one: ${user().name} ${runner.layout.workspace}`);
      expect(stepOf(result, 'second').log).toContain('in two: root');
      expect(stepOf(result, 'asked').log).toContain(`asked: ${user().name}`);
    });
  });

  test('a runner that was killed leaves a root, which its next job drops', async () => {
    await withEmptyStore(async (store) => {
      const runner = await createRunner({user: user(), checkout, environment: {ROOTSTOCK_HOME: store}});
      const job = workflow(`
      - uses: ./
      - id: long
        shell: rootstock {0}
        run: |
          echo ready
          sleep 1000
`);
      try {
        await run(runner, job, {cancel: {step: 'long', after: /ready/, shutdown: true}});
        expect(runner.leftovers(store)).not.toEqual([]);
        const next = await run(runner, workflow('      - {id: root, uses: ./}\n'));
        expect(stepOf(next, 'root').log).toContain('which an earlier job left');
        await runner.assertNothingLeft(store);
      } finally {
        await runner.remove();
      }
    });
  });

  test('a self-hosted machine keeps what it may keep: what was used longest ago goes after the job', async () => {
    await onNewMachine(async (runner) => {
      const keep = (key: string): Job =>
        workflow(`
      - id: root
        uses: ./
        with:
          key: ${key}
          remote: none
          setup: echo ${key} > /opt/key
          max-size: 5K
`);
      for (const [key, hit] of [
        ['one', 'false'],
        ['two', 'false'],
        ['two', 'true'],
        ['one', 'false'],
      ] as const) {
        const result = await run(runner, keep(key));
        expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
        expect(stepOf(result, 'root').outputs).toMatchObject({'cache-hit': hit});
      }
    });
  });

  test('a cancelled step is told so, and everything is taken down', async () => {
    await onNewMachine(async (runner) => {
      const job = workflow(`
      - uses: ./
      - id: long
        shell: rootstock {0}
        run: |
          trap 'echo was told; exit 3' INT
          echo ready
          while :; do sleep 0.1; done
`);
      const result = await run(runner, job, {cancel: {step: 'long', after: /ready/}});
      expect(result.status).toBe('cancelled');
      expect(stepOf(result, 'long').log).toContain('was told');
    });
  });

  test('a read-only cache is said before anything is packed', async () => {
    await onNewMachine(async (runner) => {
      const steps = `
      - uses: ./
        with: {key: read-only, setup: 'touch /made'}
`;
      const result = await run(runner, workflow(steps), {
        service: {...cache().environment(), ACTIONS_CACHE_MODE: 'read'},
      });
      expect(result.status).toBe('success');
      expect(describeJob(result)).toContain('its mode is "read"');
      expect(
        cache()
          .entries()
          .filter(({key}) => key.includes('read-only')),
      ).toEqual([]);
    });
  });
});
