import {readFileSync, renameSync, rmSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {leftoversOf} from '../support/leftovers.js';
import {listedLayers, listedSnapshots} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a stack whose parent layer was removed by hand', () => {
  let shop: Workshop;
  let parent: Digest = '';
  beforeAll(async () => {
    shop = await openWorkshop('parent');
    for (const name of ['one', 'two', 'three'])
      await shop.sh('default', `echo ${name} > /state`, '--commit', name);
    await shop.ok('snapshot', 'deps', '--as-key');
    await shop.ok('rollback-to', 'postinit');
    await shop.sh('default', 'echo changed > /changed');
    parent = (await listedSnapshots(shop))[1]!.stack[1]!;
    renameSync(image(), shop.path('image'));
  });
  afterAll(() => shop.end());

  const image = (): string => `${shop.store}/layers/${parent}.image`;

  const commands = [
    'rollback-to two',
    'rollback-to one',
    'tag two x',
    'rename two x',
    'log three',
    'diff one two',
  ];
  test.each([...commands, 'squash three', 'run --ephemeral --snapshot two -- true'])(
    '%s says which layer is missing, in one line, and changes nothing',
    async (command) => {
      await expectRefusal(shop, command.split(' '), parent.slice(0, 12), 1);
      expect(await shop.diff('default')).toEqual(['A /changed  (8 B)']);
    },
  );

  test('the lists still show it, and fsck says which names it broke', async () => {
    expect(await listedSnapshots(shop)).toHaveLength(4);
    expect((await listedLayers(shop)).map(({digest}) => digest)).toContain(parent);
    const fsck = await shop.rootstock(['fsck']);
    expect(fsck.exitCode).toBe(1);
    for (const name of ['one', 'two', 'three']) expect(fsck.stdout).toContain(`snapshot "${name}"`);
  });

  test('what does not stand on it goes on', async () => {
    expect(await shop.sh('default', 'cat /changed')).toBe('changed\n');
    await shop.ok('snapshot', 'four');
    await shop.ok('rollback-to', 'postinit');
    await shop.ok('rollback-to', 'four');
    await shop.ok('remove', 'four');
    await shop.ok('gc');
    await shop.ok('rollback-to', 'postinit');
    await shop.sh('default', 'echo changed > /changed');
  });

  test('a key that stands on it is a miss, said in one line', async () => {
    const run = await shop.rootstock([
      'run',
      '--root',
      'keyed',
      '--base',
      shop.base,
      '--key',
      'deps',
      '--',
      'true',
    ]);
    expect(run).toMatchObject({exitCode: 0});
    expect(run.stderr).toContain('warning: snapshot "deps" is not used: a layer of it is missing\n');
  });

  test('all is well when it is back', async () => {
    renameSync(shop.path('image'), image());
    await shop.ok('rollback-to', 'three');
    expect(await shop.sh('default', 'cat /state')).toBe('three\n');
    await shop.ok('fsck');
  });

  test('a root that stands on it says so when it is to be mounted, and can be rolled back or scrubbed', async () => {
    const {holder} = JSON.parse(readFileSync(`${shop.store}/roots/default/state.json`, 'utf8'));
    process.kill(holder.pid, 'SIGKILL');
    await until('its mounts are gone', () => leftoversOf(`${shop.store}/roots/default`).length === 0);
    rmSync(image());
    await expectRefusal(shop, ['run', '--', 'true'], parent.slice(0, 12), 1);
    await shop.ok('rollback-to', 'postinit');
    expect(await shop.sh('default', 'ls /state 2>/dev/null || echo none')).toBe('none\n');
    await shop.ok('remove', 'one', 'two', 'three', 'deps');
    await shop.ok('fsck');
  });
});
