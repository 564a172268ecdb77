import {chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {takenNames} from '../support/listed.js';
import {heldLocks, locksOn} from '../support/locks.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what goes wrong in mock’s snapshots does not here', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('weaknesses');
    await shop.sh('default', 'echo 0 > /state', '--commit', 'here');
  });
  afterAll(() => shop.end());

  const holderOf = (root: string): number =>
    JSON.parse(readFileSync(`${shop.store}/roots/${root}/state.json`, 'utf8')).holder.pid;

  // Its check of a name is not anchored.
  test.each(['a/../../x', 'a b', 'x\n', 'a\tb'])(
    '%j is the name of nothing, wherever one is given',
    async (name) => {
      const named = JSON.stringify(name);
      await expectRefusal(shop, ['snapshot', name], named);
      await expectRefusal(shop, ['snapshot', '--force', name], named);
      await expectRefusal(shop, ['tag', 'here', name], named);
      await expectRefusal(shop, ['rename', 'here', name], named);
      await expectRefusal(shop, ['run', '--commit', name, '--', 'true'], named);
      expect(await takenNames(shop)).toEqual(['here']);
    },
  );

  // It removes the reference, and then makes the new one.
  test('a name that is moved is there all the while', async () => {
    await shop.sh('moving', 'echo 0 > /state', '--commit', 'name');
    const file = `${shop.store}/roots/moving/snapshots/name.json`;
    const seen = new Set<number>();
    const moving = new AbortController();
    const watching = (async () => {
      while (!moving.signal.aborted) {
        // Throws when it is not there, or is not whole.
        expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({name: 'name'});
        seen.add(statSync(file).ino);
        await setImmediate();
      }
    })();
    for (const round of [1, 2, 3]) {
      await shop.sh('moving', `echo ${round} > /state`);
      await shop.ok('snapshot', 'name', '--root', 'moving', '--force');
      await shop.ok('tag', 'postinit', 'name', '--root', 'moving', '--force');
      await shop.sh('moving', `echo again ${round} > /state`, '--commit', 'name', '--force');
    }
    moving.abort();
    await watching;
    // Each time another file was renamed over it. (An inode's number may be used again.)
    expect(seen.size).toBeGreaterThan(1);
  });

  // Its locks are directories, and stay.
  test('a command that is killed while it has the store for itself keeps nobody waiting', async () => {
    const fsck = shop.start(['fsck']);
    await until('it is alone in the store', () => locksOn(`${shop.store}/lock`).includes('WRITE'));
    fsck.child.kill('SIGSTOP');
    const waiting = shop.start(['tag', 'here', 'there']);
    await fsck.kill();
    expect(await waiting.ended).toMatchObject({exitCode: 0});
    await shop.ok('remove', 'there');
    await until('no lock is held', () => heldLocks(shop.store).length === 0);
  });

  test('a run that is killed keeps nobody waiting', async () => {
    const run = shop.start(['run', '--quiet', '--', 'sh', '-c', 'echo ready; exec sleep 4721']);
    await run.said('ready');
    await run.kill();
    await shop.ok('clean');
    await shop.ok('snapshot', 'after');
    await shop.ok('remove', 'after');
    expect(heldLocks(shop.store)).toEqual([]);
  });

  test('a snapshot that is killed while it packs keeps nobody waiting', async () => {
    await shop.sh('packing', 'head -c 60000000 /dev/urandom > /big');
    const snapshot = shop.start(['snapshot', 'big', '--root', 'packing']);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    await snapshot.kill();
    await shop.ok('pack', '--root', 'packing');
    expect(await takenNames(shop, 'packing')).toEqual(['big']);
    expect(heldLocks(shop.store)).toEqual([]);
    await shop.ok('scrub', '--root', 'packing');
  });

  // It takes its lock before it mounts, and keeps it when that fails.
  test('a mount that fails leaves no lock, and no process', async () => {
    const programs = shop.path('programs');
    mkdirSync(programs);
    const script =
      '#!/bin/sh\ncase " $* " in *" overlay "*) echo refused >&2; exit 32;; esac; exec /bin/mount "$@"\n';
    writeFileSync(`${programs}/mount`, script);
    chmodSync(`${programs}/mount`, 0o755);
    process.kill(holderOf('default'), 'SIGKILL');
    const failed = await shop.rootstock(['run', '--', 'true'], {
      env: {PATH: `${programs}:${shop.env['PATH'] ?? ''}`},
    });
    expect(failed).toMatchObject({exitCode: 1, stdout: ''});
    expect(failed.stderr).toMatch(/^rootstock: mounting root "default" failed: .*refused.*\n$/);
    expect(heldLocks(shop.store)).toEqual([]);
    expect(await shop.sh('default', 'cat /state')).toBe('0\n');
  });

  test('a layer that is missing is said in one line, leaves no lock, and all is well when it is back', async () => {
    const [{digest}] = JSON.parse(await shop.ok('log', 'here', '--json')) as [{digest: string}];
    const image = `${shop.store}/layers/${digest}.image`;
    process.kill(holderOf('default'), 'SIGKILL');
    renameSync(image, shop.path('away'));
    const failed = await shop.rootstock(['run', '--', 'true']);
    expect(failed).toMatchObject({exitCode: 1, stdout: ''});
    expect(failed.stderr).toMatch(/^rootstock: [^\n]*\n$/);
    expect(failed.stderr).toContain(digest.slice(0, 12));
    expect(heldLocks(shop.store)).toEqual([]);
    renameSync(shop.path('away'), image);
    expect(await shop.sh('default', 'cat /state')).toBe('0\n');
  });
});
