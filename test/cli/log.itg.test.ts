import {statSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** A layer as `log --json` has it. */
interface Logged {
  readonly digest: string;
  readonly origin: string;
  readonly created: string;
  readonly sizeBytes: number;
  readonly contentBytes: number;
  readonly entries: number;
  readonly packMilliseconds: number;
  readonly makeMilliseconds: number | null;
  readonly squashed: number | null;
}

describeAsRoot('log', () => {
  let shop: Workshop;
  let began = 0;
  beforeAll(async () => {
    shop = await openWorkshop('log');
    began = Date.now();
    writeFileSync(shop.path('setup'), 'sleep 0.3; echo deps > /deps');
    await shop.sh('default', 'true', '--key', 'deps', '--setup', shop.path('setup'));
    await shop.sh('default', 'sleep 0.2; head -c 5000 /dev/zero > /built; sleep 0.2', '--commit', 'built');
    await shop.sh('default', 'sleep 0.3; echo by hand > /tested');
    await shop.rootstock(['snapshot', 'tested'], {env: {GITHUB_JOB: 'test-job'}});
  });
  afterAll(() => shop.end());

  const log = async (...args: readonly string[]): Promise<Logged[]> =>
    JSON.parse(await shop.ok('log', '--json', ...args));

  test('tells of each layer, topmost first, what step it comes from', async () => {
    expect((await log()).map(({origin}) => origin)).toEqual([
      'snapshot tested (job test-job)',
      'run sh',
      'setup of deps',
      `base ${shop.base}`,
    ]);
  });

  test('tells when it was made, how large it is, and how long packing took', async () => {
    for (const {digest, created, sizeBytes, packMilliseconds, entries} of await log()) {
      expect(Date.parse(created)).toBeGreaterThan(began);
      expect(Date.parse(created)).toBeLessThan(Date.now());
      expect(sizeBytes).toBe(statSync(`${shop.store}/layers/${digest}.image`).size);
      expect(packMilliseconds).toBeGreaterThan(0);
      expect(entries).toBeGreaterThan(1);
    }
    const [, built] = await log();
    // The file and the root directory.
    expect(built).toMatchObject({contentBytes: 5000, entries: 2, squashed: null});
  });

  test('tells how long it took to make what one step has made', async () => {
    const [tested, built, setup, base] = (await log()).map(({makeMilliseconds}) => makeMilliseconds);
    expect(tested).toBeNull();
    expect(built).toBeGreaterThanOrEqual(400);
    expect(setup).toBeGreaterThanOrEqual(300);
    expect(base).toBeGreaterThanOrEqual(0);
    for (const milliseconds of [built, setup]) expect(milliseconds).toBeLessThan(60_000);
  });

  test('is of a snapshot, of a key, or of a layer, wherever the root stands', async () => {
    const all = await log();
    await shop.ok('rollback-to', 'postinit');
    expect(await log()).toEqual(all.slice(2));
    expect(await log('tested')).toEqual(all);
    expect(await log('built')).toEqual(all.slice(1));
    expect(await log('deps')).toEqual(all.slice(2));
    expect(await log(all[1]!.digest.slice(0, 10))).toEqual(all.slice(1));
    expect(await log('deps', '--root', 'nowhere')).toEqual(all.slice(2));
    await shop.ok('rollback-to', 'tested');
  });

  test('is a table for a person', async () => {
    const lines = (await shop.ok('log', 'built')).trimEnd().split('\n');
    expect(lines[0]?.split(/\s{2,}/)).toEqual([
      'LAYER',
      'FROM',
      'AGE',
      'SIZE',
      'CONTENT',
      'ENTRIES',
      'MADE IN',
      'PACKED IN',
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(
      /^[0-9a-f]{12} {2}run sh +\d+ s +4\.1 kB +5\.0 kB +2 +\d+\.\d\d s +\d+\.\d\d s$/,
    );
  });

  test('does not tell the words of a command, which may be secret', async () => {
    await shop.ok(
      'run',
      '--commit',
      'secret',
      '--',
      'env',
      'TOKEN=hidden',
      'sh',
      '-c',
      'echo $TOKEN > /kept',
    );
    const [top] = await log();
    expect(top?.origin).toBe('run env');
    const {exitCode} = await shop.rootstock(['run', '--', 'grep', '-r', 'hidden', '/kept']);
    expect(exitCode).toBe(0);
  });
});
