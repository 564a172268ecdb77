import {readdirSync, readFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {takenSnapshots} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('while a snapshot is being packed', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('while-packing');
  });
  afterAll(() => shop.end());

  /** Starts a snapshot that takes a while, and returns once its image is being made. */
  const packing = async (root: string): Promise<{ended: Promise<unknown>}> => {
    await shop.sh(root, 'dd if=/dev/urandom of=/big bs=1M count=300 2>/dev/null');
    const started = shop.start(['snapshot', 'big', '--root', root]);
    while (!isPacking()) await new Promise((resolve) => setTimeout(resolve, 5));
    return started;
  };

  const isPacking = (): boolean =>
    readdirSync('/proc').some((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        return words[0] === 'mksquashfs' && words.some((word) => word.startsWith(shop.store));
      } catch {
        return false;
      }
    });

  test('programs run, and another snapshot is taken', async () => {
    const first = await packing('going-on');
    expect(await shop.sh('going-on', 'ls /big; echo x > /small')).toBe('/big\n');
    expect(await shop.rootstock(['snapshot', 'small', '--root', 'going-on'])).toMatchObject({exitCode: 0});
    expect(await first.ended).toMatchObject({exitCode: 0});
    expect(await takenSnapshots(shop, 'going-on')).toMatchObject([
      {name: 'big', layers: 2},
      {name: 'small', layers: 3},
    ]);
  });

  test('scrub waits for it', async () => {
    const first = await packing('waiting');
    expect(await shop.rootstock(['scrub', '--root', 'waiting'])).toMatchObject({exitCode: 0});
    expect(await first.ended).toMatchObject({exitCode: 0});
  });

  test('scrub --kill does not', async () => {
    const first = await packing('killed');
    expect(await shop.rootstock(['scrub', '--root', 'killed', '--kill'])).toMatchObject({exitCode: 0});
    expect(await first.ended).toMatchObject({exitCode: 1});
  });
});
