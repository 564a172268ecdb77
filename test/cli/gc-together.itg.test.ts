import {readdirSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {takenNames} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('gc beside other commands', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('gc-together');
    writeFileSync(shop.path('setup'), 'echo made > /made');
  });
  afterAll(() => shop.end());

  const everything = ['gc', '--max-age', '0', '--max-size', '0'];

  test('does not wait for a packing, and takes nothing of it away', async () => {
    await shop.sh('packing', 'head -c 60000000 /dev/urandom > /big; echo small > /small');
    const snapshot = shop.start(['snapshot', 'big', '--root', 'packing']);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    // Stopped, it cannot end before gc does.
    snapshot.child.kill('SIGSTOP');
    expect(await shop.rootstock(everything)).toMatchObject({exitCode: 0});
    expect(readdirSync(`${shop.store}/staging`)).toHaveLength(1);
    snapshot.child.kill('SIGCONT');
    expect(await snapshot.ended).toMatchObject({exitCode: 0, stdout: 'big\n'});
    expect(await takenNames(shop, 'packing')).toEqual(['big']);
    await shop.ok('fsck');
    await shop.ok('scrub', '--root', 'packing');
  });

  test('does not wait for what runs in a root', async () => {
    const run = shop.start(['run', '--quiet', '--base', shop.base, '--', 'sh', '-c', 'echo ready; cat'], {
      input: 'open',
    });
    await run.said('ready');
    expect(await shop.rootstock(everything)).toMatchObject({exitCode: 0});
    run.child.stdin?.end('still here');
    expect(await run.ended).toMatchObject({exitCode: 0, stdout: 'ready\nstill here'});
  });

  test('never takes a layer from under a root that is just being made', async () => {
    const setUp = ['--base', shop.base, '--key', 'deps', '--setup', shop.path('setup')];
    for (let round = 0; round < 6; round++) {
      const root = `made-${round}`;
      const [made, ...collected] = await Promise.all([
        shop.rootstock(['run', '--root', root, ...setUp, '--', 'cat', '/made']),
        ...[1, 2, 3].map(() => shop.rootstock(everything)),
      ]);
      // The key is found, or it went before and is made again.
      expect(made).toMatchObject({exitCode: 0, stdout: 'made\n'});
      for (const result of collected) expect(result.exitCode).toBe(0);
      expect(await shop.sh(root, 'cat /made')).toBe('made\n');
      await shop.ok('scrub', '--root', root);
    }
    await shop.ok('fsck');
  });

  test('never takes a layer from under a root that is rolled back', async () => {
    const one = ['sh', '-c', 'echo one > /state'];
    for (let round = 0; round < 6; round++) {
      await shop.ok('run', '--base', shop.base, '--commit', 'one', '--force', '--', ...one);
      await shop.ok('rollback-to', 'postinit');
      const [back, collected] = await Promise.all([
        shop.rootstock(['rollback-to', 'one']),
        shop.rootstock(everything),
      ]);
      expect(collected.exitCode).toBe(0);
      const state = await shop.sh('default', 'cat /state 2>/dev/null || echo none');
      expect([back.exitCode, state]).toEqual(back.exitCode === 0 ? [0, 'one\n'] : [1, 'none\n']);
      if (back.exitCode === 1)
        expect(back.stderr).toMatch(/^rootstock: snapshot "one" of root "default" failed: [^\n]*\n$/);
      expect(await takenNames(shop)).toEqual(back.exitCode === 0 ? ['one'] : []);
      await shop.ok('fsck');
    }
  });
});
