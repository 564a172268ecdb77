import {existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {commandPath, runProgram} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {mountSmallDisk, type SmallDisk} from '../support/small-disk.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('where a job of the action keeps files on their way', () => {
  let shop: Workshop;
  let disk: SmallDisk;
  let scratch: string;
  beforeAll(async () => {
    shop = await openWorkshop('job-places');
    scratch = shop.path('disk');
    mkdirSync(scratch);
    disk = await mountSmallDisk(scratch, 8);
  });
  afterAll(async () => {
    await disk.remove();
    await shop.end();
  });

  const call = async (...args: string[]): Promise<string> => {
    const called = await runProgram(disk.enter([process.execPath, commandPath, 'job', ...args]), {
      env: shop.env,
    });
    expect(called).toMatchObject({exitCode: 0});
    return called.stdout;
  };

  const begin = async (job: string, ...options: string[]) =>
    JSON.parse(await call('begin', '--runner', '/runner', '--job', job, '--base', shop.base, ...options)) as {
      spool: string;
      archives: string;
    };

  /** As the test sees what the command sees. */
  const seen = (path: string): string => path.replace(scratch, disk.path);

  test('archives are on the disk of the scratch, and go with the job, or with the next one of the runner', async () => {
    const killed = await begin('killed', '--scratch', scratch);
    expect(dirname(killed.spool)).toBe(join(shop.store, 'spool'));
    expect(dirname(dirname(killed.archives))).toBe(join(scratch, 'rootstock/archives'));
    mkdirSync(seen(killed.archives));
    writeFileSync(join(seen(killed.archives), 'archive'), 'what was being sent');

    const places = await begin('next', '--scratch', scratch);
    expect(readdirSync(join(disk.path, 'rootstock/archives'))).toEqual([places.spool.split('/').at(-1)]);
    expect(statSync(dirname(seen(places.archives))).mode & 0o777).toBe(0o700);
    await call('end', '--spool', places.spool, '--archives', places.archives);
    expect(readdirSync(join(disk.path, 'rootstock/archives'))).toEqual([]);
    expect(existsSync(places.spool)).toBe(false);
  });

  test('they are in the spool where that is the disk of the scratch, or the scratch is memory', async () => {
    for (const place of [shop.directory, 'tmpfs']) {
      const places = await begin('same', '--scratch', place);
      expect(places.archives).toBe(join(places.spool, 'archive'));
      await call('end', '--spool', places.spool, '--archives', places.archives);
    }
  });

  test('nothing else is ever removed', async () => {
    const kept = shop.path('kept/rootstock/archives/mine');
    mkdirSync(kept, {recursive: true});
    const {spool} = await begin('careful', '--scratch', scratch);
    await call('end', '--spool', spool, '--archives', join(kept, 'archive'));
    expect(existsSync(kept)).toBe(true);
  });
});
