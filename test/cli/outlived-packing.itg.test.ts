import {readdirSync, readlinkSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a packing that outlives its root', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('outlived');
  });
  afterAll(() => shop.end());

  /** Whether a process is reading an image that it has just made. */
  const readsImage = (pid: number): boolean => {
    try {
      const files = `/proc/${pid}/fd`;
      return readdirSync(files).some((name) => /staging\/.*\/image$/.test(readlinkSync(`${files}/${name}`)));
    } catch {
      // A file was closed meanwhile.
      return false;
    }
  };

  test('gives nothing to the next root of that name', async () => {
    await shop.sh('r', 'echo old > /f; dd if=/dev/urandom of=/big bs=1M count=60 2>/dev/null');
    const packing = shop.start(['snapshot', 'one', '--root', 'r']);
    while (!readsImage(packing.pid)) await new Promise((resolve) => setTimeout(resolve, 1));
    process.kill(packing.pid, 'SIGSTOP');
    await shop.ok('scrub', '--kill', '--root', 'r');
    await shop.sh('r', 'echo new > /f');
    process.kill(packing.pid, 'SIGCONT');
    const {exitCode, stderr} = await packing.ended;
    expect({exitCode, stderr}).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('the root was removed meanwhile'),
    });
    await shop.ok('snapshot', 'two', '--root', 'r');
    await shop.ok('clean', '--root', 'r');
    expect(await shop.sh('r', 'cat /f')).toBe('new\n');
    const listed = JSON.parse(await shop.ok('list', '--root', 'r', '--json')) as {name: string}[];
    expect(listed.map(({name}) => name)).toEqual(['postinit', 'two']);
  });
});
