import {readdirSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {currentNames, listedLayers, listedSnapshots, takenNames} from '../support/listed.js';
import {storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what users of mock’s snapshots count on', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('mock-cases');
    writeFileSync(shop.path('setup'), 'echo set up > /set-up');
  });
  afterAll(() => shop.end());

  const images = (): number =>
    readdirSync(`${shop.store}/layers`).filter((name) => name.endsWith('.image')).length;

  test('of two names of one stack both are current, and when one is removed the other restores', async () => {
    await shop.sh('aliases', 'echo 1 > /state', '--commit', 'one');
    await shop.ok('snapshot', 'alias', '--root', 'aliases');
    expect(await currentNames(shop, 'aliases')).toEqual(['one', 'alias']);
    await shop.sh('aliases', 'echo 2 > /state', '--commit', 'two');
    await shop.ok('remove', 'one', '--root', 'aliases');
    await shop.ok('rollback-to', 'alias', '--root', 'aliases');
    expect(await shop.sh('aliases', 'cat /state')).toBe('1\n');
    expect(await currentNames(shop, 'aliases')).toEqual(['alias']);
  });

  test('the current name may be removed, and clean returns to its stack still', async () => {
    await shop.sh('nameless', 'echo 1 > /state', '--commit', 'one');
    const before = images();
    await shop.ok('remove', 'one', '--root', 'nameless');
    expect(images()).toBe(before);
    await shop.sh('nameless', 'echo 2 > /state');
    await shop.ok('clean', '--root', 'nameless');
    expect(await shop.sh('nameless', 'cat /state')).toBe('1\n');
    expect(await currentNames(shop, 'nameless')).toEqual([]);
    await shop.ok('rollback-to', 'postinit', '--root', 'nameless');
    await shop.ok('gc');
    expect(images()).toBe(before - 1);
  });

  test('no snapshot is taken while something runs, and nothing is changed then', async () => {
    const run = shop.start(['run', '--root', 'busy', '--base', shop.base, '--', 'sh', '-c', 'echo go; cat'], {
      input: 'open',
    });
    await run.said('go');
    const before = await storeTree(shop.store);
    const refused = await shop.rootstock(['snapshot', 'one', '--root', 'busy']);
    expect(refused).toMatchObject({exitCode: 1, stdout: ''});
    expect(refused.stderr).toMatch(/^rootstock: snapshot "one" of root "busy" failed: .*cat.*\n$/);
    expect(await storeTree(shop.store)).toBe(before);
    run.child.stdin?.end();
    await run.ended;
    await shop.ok('snapshot', 'one', '--root', 'busy');
  });

  test('scrub leaves nothing of a root, and may be said twice', async () => {
    await shop.sh('scrubbed', 'echo 1 > /state', '--commit', 'one');
    await shop.ok('scrub', '--root', 'scrubbed');
    expect(readdirSync(`${shop.store}/roots`).filter((name) => name.startsWith('scrubbed'))).toEqual([]);
    expect(JSON.stringify(await listedLayers(shop))).not.toContain('scrubbed');
    await shop.ok('scrub', '--root', 'scrubbed');
  });

  test('an update that changes nothing makes no snapshot, and one that does makes exactly one', async () => {
    await shop.sh('updated', 'echo 1 > /state', '--commit', 'one');
    await shop.ok('snapshot', 'update', '--root', 'updated', '--if-changed');
    expect(await takenNames(shop, 'updated')).toEqual(['one']);
    await shop.sh('updated', 'echo 2 > /state');
    const before = images();
    await shop.ok('snapshot', 'update', '--root', 'updated', '--if-changed');
    expect(await takenNames(shop, 'updated')).toEqual(['one', 'update']);
    expect(images()).toBe(before + 1);
    // Said twice in a row: the name is not even looked at.
    await shop.ok('snapshot', 'update-2', '--root', 'updated', '--if-changed');
    expect(await takenNames(shop, 'updated')).toEqual(['one', 'update']);
  });

  test('postinit is what clean returns to when nothing else was taken, and may be removed', async () => {
    await shop.sh('fresh', 'echo 1 > /state');
    expect(await listedSnapshots(shop, 'fresh')).toMatchObject([
      {name: 'postinit', current: true, layers: 1},
    ]);
    await shop.ok('clean', '--root', 'fresh');
    expect(await shop.diff('fresh')).toEqual([]);
    await shop.sh('fresh', 'ls /state 2>/dev/null && exit 1 || echo 2 > /state');
    await shop.ok('remove', 'postinit', '--root', 'fresh');
    await shop.ok('clean', '--root', 'fresh');
    expect(await shop.sh('fresh', 'ls /state 2>/dev/null || echo none')).toBe('none\n');
    expect(await listedSnapshots(shop, 'fresh')).toEqual([]);
  });

  test('postinit comes with the setup of a key', async () => {
    const setUp = ['--key', 'deps', '--setup', shop.path('setup')];
    await shop.sh('keyed', 'echo 1 > /state', ...setUp);
    expect(await listedSnapshots(shop, 'keyed')).toMatchObject([{name: 'postinit', key: 'deps', layers: 2}]);
    await shop.ok('clean', '--root', 'keyed');
    expect(await shop.sh('keyed', 'cat /set-up; ls /state 2>/dev/null || echo none')).toBe('set up\nnone\n');
    await shop.sh('keyed-again', 'true', ...setUp);
    expect(await listedSnapshots(shop, 'keyed-again')).toMatchObject([{name: 'postinit', key: 'deps'}]);
    await shop.ok('rollback-to', 'postinit', '--root', 'keyed-again');
    expect(await shop.sh('keyed-again', 'cat /set-up')).toBe('set up\n');
  });

  test('roots of one store share its layers, which go with the last of them', async () => {
    await shop.sh('first', 'echo shared > /shared', '--commit', 'one');
    await shop.ok('snapshot', 'both', '--root', 'first', '--as-key');
    const before = images();
    await shop.sh('second', 'cat /shared', '--key', 'both');
    expect(images()).toBe(before);
    await shop.ok('scrub', '--root', 'first');
    await shop.ok('remove', 'both', '--root', 'second');
    expect(images()).toBe(before);
    expect(await shop.sh('second', 'cat /shared')).toBe('shared\n');
    await shop.ok('scrub', '--root', 'second');
    expect(images()).toBe(before - 1);
  });
});
