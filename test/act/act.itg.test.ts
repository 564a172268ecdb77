import {fileURLToPath} from 'node:url';

import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';

import {type CacheService, startCacheService} from '../cache-service/cache-service.js';
import {type RunnerUser, createRunnerUser, removeRunnerUser} from '../runner/user.js';
import {type ActResult, type ActRunner, createActRunner} from './act-runner.js';
import {checkGo, installAct} from './install-act.js';

const directory = fileURLToPath(new URL('fixtures/repository', import.meta.url));
const client = new URL('../../node_modules/@actions/cache/lib/cache.js', import.meta.url);
const environment = {CACHE_CLIENT: client.href};
const workflow = '.github/workflows/test.yml';

describe('a job on act', () => {
  let user: RunnerUser;
  let act: ActRunner;
  let service: CacheService;

  beforeAll(async () => {
    await installAct();
    user = await createRunnerUser();
    service = await startCacheService();
  }, 600_000);

  beforeEach(async () => {
    act = await createActRunner({user, directory});
  });

  afterEach(async () => {
    await act.assertNothingLeft();
    await act.remove();
  });

  afterAll(async () => {
    await service.stop();
    await removeRunnerUser(user);
  });

  it('uses our cache service, and a custom shell, as an ordinary user', async () => {
    const options = {workflow, environment, service: service.environment()};
    const first = await act.run(options);
    expect(first.exitCode).toBe(0);
    expect(log(first, 'shell').split('\n')).toEqual([
      expect.stringMatching(/^fixture: .*\/act\/workflow\/shell$/),
      `${user.name} root`,
      expect.stringMatching(/\/act\/workflow$/),
      'terminal',
      '',
    ]);
    expect(log(first, 'read')).toBe('hello false made anew\n');
    expect(service.entries().map(({key}) => key)).toEqual(['one']);
    const second = await act.run(options);
    expect(log(second, 'read')).toBe('hello true made anew\n');
    expect(second.annotations[0]?.message).toMatch(/^node v24\./);
  });

  it('has a cache of its own', async () => {
    const requests = service.requests.length;
    expect(log(await act.run({workflow, environment}), 'read')).toBe('hello false made anew\n');
    expect(log(await act.run({workflow, environment}), 'read')).toBe('hello true made anew\n');
    expect(service.requests).toHaveLength(requests);
  });
});

describe('the Go that builds act', () => {
  it.each([undefined, 'go version go1.19.8 linux/amd64'])('must be there and not too old: %s', (version) => {
    expect(() => checkGo(version)).toThrow(/Go 1\.25/);
  });

  it('may fetch a newer one', () => {
    expect(() => checkGo('go version go1.24.4 linux/amd64')).not.toThrow();
  });
});

const log = ({steps}: ActResult, id: string): string =>
  steps.find((step) => step.id === id && step.stage === 'Main')?.log ?? '';
