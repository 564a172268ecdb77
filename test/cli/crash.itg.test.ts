import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {leftoversOf, loopDevicesOf} from '../support/leftovers.js';
import {takenNames} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('when processes are killed', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('crash');
  });
  afterAll(() => shop.end());

  const holderOf = (root: string): number =>
    JSON.parse(readFileSync(`${shop.store}/roots/${root}/state.json`, 'utf8')).holder.pid;

  test('killing the holder takes every process and mount, and the next run has the changes still', async () => {
    await shop.sh('default', 'echo kept > /kept; setsid sleep 4714 >/dev/null 2>&1 </dev/null &');
    process.kill(holderOf('default'), 'SIGKILL');
    await until('everything is gone', () => leftoversOf(shop.directory).length === 0);
    expect(await shop.sh('default', 'cat /kept; ps -e -o args | grep -c "sleep 471[4]" || true')).toBe(
      'kept\n0\n',
    );
  });

  test('killing the holder under a running command ends the command’s program, and the command fails', async () => {
    const run = shop.start(['run', '--quiet', '--', 'sh', '-c', 'echo ready; sleep 60']);
    await run.said('ready');
    process.kill(holderOf('default'), 'SIGKILL');
    expect((await run.ended).exitCode).not.toBe(0);
    expect(await shop.sh('default', 'cat /kept')).toBe('kept\n');
  });

  test('a daemon of one run is there for the next, and gone after clean', async () => {
    await shop.sh(
      'daemon',
      'setsid sh -c "echo alive > /tmp/alive; exec sleep 4715" >/dev/null 2>&1 </dev/null & sleep 0.2',
    );
    const count = 'ps -e -o args | grep -c "sleep 471[5]" || true';
    expect(await shop.sh('daemon', count)).toBe('1\n');
    await shop.ok('clean', '--root', 'daemon');
    expect(await shop.sh('daemon', count)).toBe('0\n');
  });

  test('processes whose parents have ended are reaped', async () => {
    await shop.sh(
      'reaped',
      'for i in 1 2 3; do (setsid sh -c "sleep 0.2" >/dev/null 2>&1 </dev/null &); done',
    );
    await sleep(600);
    expect(await shop.sh('reaped', 'ps -e -o stat,args | grep -c "^Z" || true')).toBe('0\n');
  });

  test.each([0, 1, 2, 3])(
    'a snapshot that is killed while it packs has no name, or is whole, and pack saves it whole (%d)',
    async (round) => {
      const root = `pack-${round}`;
      await shop.sh(root, 'head -c 60000000 /dev/urandom > /big; echo small > /small');
      const sum = await shop.sh(root, 'od -An -tx8 -N 64 /big');
      const snapshot = shop.start(['snapshot', 'big', '--root', root]);
      await until('something is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
      await sleep(round * 120);
      await snapshot.kill();
      const saved = await takenNames(shop, root);
      // The state is right although nothing was packed: the upper is a layer now.
      expect(await shop.diff(root)).toEqual([]);
      expect(await shop.sh(root, 'cat /small; od -An -tx8 -N 64 /big')).toBe(`small\n${sum}`);
      await shop.ok('pack', '--root', root);
      // The later it is killed, the nearer to its end: then it may have its name, if it is whole.
      expect(round === 0 ? [[]] : [[], ['big']]).toContainEqual(saved);
      expect(await takenNames(shop, root)).toEqual(['big']);
      await shop.sh(root, 'rm /small /big');
      await shop.ok('clean', '--root', root);
      expect(await shop.sh(root, 'cat /small; od -An -tx8 -N 64 /big')).toBe(`small\n${sum}`);
      await until('the killed packing has let go', () => loopDevicesOf(`${shop.store}/staging`).length === 0);
    },
  );

  test('a snapshot that is killed while it packs is saved by the next snapshot, and by clean', async () => {
    await shop.sh('next', 'head -c 60000000 /dev/urandom > /big');
    const first = shop.start(['snapshot', 'first', '--root', 'next']);
    await until('something is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    await first.kill();
    await shop.sh('next', 'echo 2 > /second');
    await shop.ok('snapshot', 'second', '--root', 'next');
    expect(await takenNames(shop, 'next')).toEqual(['first', 'second']);
    await shop.ok('rollback-to', 'first', '--root', 'next');
    expect(await shop.sh('next', 'ls /second 2>/dev/null || stat -c %s /big')).toBe('60000000\n');
  });

  test('a frozen layer survives the holder', async () => {
    await shop.sh('frozen', 'head -c 60000000 /dev/urandom > /big; echo frozen > /file');
    const snapshot = shop.start(['snapshot', 'kept', '--root', 'frozen']);
    await until('something is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    await snapshot.kill();
    process.kill(holderOf('frozen'), 'SIGKILL');
    expect(await shop.sh('frozen', 'cat /file')).toBe('frozen\n');
    await shop.ok('pack', '--root', 'frozen');
    expect(await takenNames(shop, 'frozen')).toEqual(['kept']);
  });

  test('a frozen layer that was in memory is lost with the holder, and that is said in one line', async () => {
    await shop.sh('memory', 'head -c 60000000 /dev/urandom > /big', '--scratch', 'tmpfs');
    const snapshot = shop.start(['snapshot', 'lost', '--root', 'memory']);
    await until('something is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    await snapshot.kill();
    process.kill(holderOf('memory'), 'SIGKILL');
    const result = await shop.rootstock(['run', '--root', 'memory', '--', 'true']);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(
      /^rootstock: mounting root "memory" failed: .*snapshot lost is gone.* scrub --root memory`\.\n$/,
    );
    await shop.ok('scrub', '--root', 'memory');
  });

  test('a first run that is killed at any instant leaves nothing, and the next makes the root', async () => {
    for (const [round, milliseconds] of [30, 60, 90, 120, 150, 200, 250, 300].entries()) {
      const root = `first-${round}`;
      const run = shop.start(['run', '--root', root, '--base', shop.base, '--', 'sh', '-c', 'echo done']);
      await sleep(milliseconds);
      await run.kill();
      expect(await shop.sh(root, 'echo again')).toBe('again\n');
    }
  });
});
