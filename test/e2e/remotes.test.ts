import {chmodSync, mkdtempSync} from 'node:fs';
import {chmod, rm} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';

import {describeJob, stepOf} from '../runner/job-result.js';
import {type JobOptions, type JobResult, type Runner} from '../runner/runner.js';
import {layerOfTree, pushImage, writeLayout} from '../support/image.js';
import {type Registry, startRegistry} from '../support/registry.js';
import {makeSmallSystem} from '../support/small-system.js';
import {makeTemporary, removeTemporary} from '../support/temporary.js';
import {useJobs, workflow} from './jobs.js';

const jobWith = (inputs: string) =>
  workflow(`
      - id: root
        uses: ./
        with: {setup: 'touch /made', ${inputs}}
      - shell: rootstock {0}
        run: test -e /made
`);

describe('layers that jobs share', () => {
  const {cache, onNewMachine, run} = useJobs();

  /** Runs the job, which is to succeed, and says whether its key was hit. */
  const hitOf = async (
    runner: Runner,
    inputs: string,
    options?: JobOptions,
  ): Promise<[string, JobResult]> => {
    const result = await run(runner, jobWith(inputs), options);
    expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
    return [stepOf(result, 'root').outputs['cache-hit'] ?? '', result];
  };

  const hitOnNewMachine = async (inputs: string): Promise<[string, JobResult]> => {
    let answer: [string, JobResult] | undefined;
    await onNewMachine(async (runner) => {
      answer = await hitOf(runner, inputs);
    });
    return answer!;
  };

  const layerKeys = (): string[] =>
    cache()
      .entries()
      .map(({key}) => key)
      .filter((key) => key.includes('-layer-'));

  test('a damaged layer in the cache is a miss with one warning, and is mended for the next job', async () => {
    expect((await hitOnNewMachine('key: damaged'))[0]).toBe('false');
    for (const key of layerKeys()) await cache().corrupt(key);
    const [hit, result] = await hitOnNewMachine('key: damaged');
    expect(hit).toBe('false');
    expect(stepOf(result, 'root').log.match(/::warning::rootstock: .*/g)).toEqual([
      expect.stringMatching(/"damaged" is not used: fetching layer [0-9a-f]{12} from actions-cache failed: /),
    ]);
    expect((await hitOnNewMachine('key: damaged'))[0]).toBe('true');
  });

  test('a layer that was evicted from the cache is a miss, and is saved again', async () => {
    expect((await hitOnNewMachine('key: evicted'))[0]).toBe('false');
    for (const key of layerKeys()) await cache().evict(key);
    expect((await hitOnNewMachine('key: evicted'))[0]).toBe('false');
    expect((await hitOnNewMachine('key: evicted'))[0]).toBe('true');
  });

  test('a warm start asks for nothing; a cold one once for the snapshot and once for each layer', async () => {
    await hitOnNewMachine('key: counted');
    await onNewMachine(async (runner) => {
      const asked = async (): Promise<string[]> => {
        const before = cache().requests.length;
        expect((await hitOf(runner, 'key: counted'))[0]).toBe('true');
        return cache()
          .requests.slice(before)
          .map((request) => request.replace(/ .*-layer-.*/, ' layer').replace(/ rootstock.*/, ' snapshot'));
      };
      expect(await asked()).toEqual(['GetCacheEntryDownloadURL snapshot', 'GetCacheEntryDownloadURL layer']);
      expect(await asked()).toEqual([]);
    });
  });

  describe('through a registry', () => {
    let directory: string;
    let registry: Registry;
    beforeAll(async () => {
      directory = await makeTemporary('e2e-registry');
      // The runner's user makes the remote in it.
      await chmod(directory, 0o777);
      registry = await startRegistry(directory);
    });
    afterAll(async () => {
      await registry.stop();
      await removeTemporary(directory);
    });
    const remote = (): string => `oci:${registry.host}/team/roots`;
    const asked = (): number => registry.log().match(/http\.request\.method/g)?.length ?? 0;

    test('what one machine saves another one starts from', async () => {
      expect((await hitOnNewMachine(`key: in-registry, remote: '${remote()}'`))[0]).toBe('false');
      expect((await hitOnNewMachine(`key: in-registry, remote: '${remote()}'`))[0]).toBe('true');
    });

    test('a registry that is down is a warning, and the job goes on from the base', async () => {
      const [hit, result] = await hitOnNewMachine("key: down, remote: 'oci:127.0.0.1:9/team/roots'");
      expect(hit).toBe('false');
      expect(stepOf(result, 'root').log).toMatch(
        /::warning::rootstock: .*oci:127\.0\.0\.1:9\/team\/roots failed: /,
      );
    });

    test('a root stands on an image of a registry, and its layers are shared like all others', async () => {
      const fresh = (): string => mkdtempSync(join(directory, 'image-'));
      const system = fresh();
      chmodSync(system, 0o755);
      await makeSmallSystem(system);
      const settings = {Env: ['TOOLS=/opt/tools', 'GREETING=from the image'], WorkingDir: '/opt'};
      const layout = writeLayout(fresh(), [{tag: 'x', layers: [layerOfTree({fresh}, system)], settings}]);
      pushImage(registry.host, layout, 'x', 'team/system:1');
      const job = workflow(`
      - id: root
        uses: ./
        with: {base: 'oci:${registry.host}/team/system:1', key: on-image, setup: 'echo $GREETING > /made'}
      - id: step
        shell: rootstock {0}
        run: cat /made; echo "$TOOLS $PWD"
`);
      for (const hit of ['false', 'true']) {
        await onNewMachine(async (runner) => {
          const result = await run(runner, job);
          expect(`${result.status}\n${describeJob(result)}`).toMatch(/^success\n/);
          expect(stepOf(result, 'root').outputs).toMatchObject({'cache-hit': hit, layers: '2'});
          expect(stepOf(result, 'step').log).toContain(
            `from the image\n/opt/tools ${runner.layout.workspace}`,
          );
        });
      }
    });

    test('a list: what was found further away is kept nearer', async () => {
      const near = join(directory, 'near');
      const far = `key: in-list, remote: '${remote()}'`;
      const list = `key: in-list, remote: "dir:${near}\\n${remote()}"`;
      expect((await hitOnNewMachine(far))[0]).toBe('false');
      expect((await hitOnNewMachine(list))[0]).toBe('true');
      const before = asked();
      const [hit, result] = await hitOnNewMachine(list);
      expect([hit, asked()]).toEqual(['true', before]);
      expect(stepOf(result, 'root').log).toContain(`from dir:${near}`);
      await rm(near, {recursive: true});
      expect((await hitOnNewMachine(list))[0]).toBe('true');
    });
  });
});
