import {mkdirSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {fsck} from '../support/fsck.js';
import {takenNames} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {mountSmallDisk, type SmallDisk} from '../support/small-disk.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a store on a file system that is read-only', () => {
  let shop: Workshop;
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    shop = await openWorkshop('read-only', {}, (argv) => disk?.enter(argv) ?? argv);
    for (const name of ['store', 'elsewhere']) mkdirSync(shop.path(name));
    disk = await mountSmallDisk(shop.store, 24);
    shop = {...shop, store: disk.path};
    await shop.sh('default', 'true', '--scratch', shop.path('elsewhere'), '--commit', 'one');
    await shop.sh('default', 'echo x > /x');
    disk.remount('ro');
  });
  afterAll(async () => {
    await shop.ok('scrub', '--all');
    await disk?.remove();
    disk = undefined;
    await shop.end();
  });

  test.each([
    ...['run -- true', 'snapshot two', 'snapshot one --force', 'rollback-to one', 'clean', 'tag one x'],
    ...[
      'rename one x',
      'remove one',
      'squash',
      'gc',
      'fsck --repair',
      'scrub',
      'scrub --all',
      'init --root new',
    ],
  ])('%s says so in one line, and changes nothing', async (command) => {
    await expectRefusal(shop, command.split(' '), 'read-only', 1);
  });

  test('is as it was when it can be written again', async () => {
    disk?.remount('rw');
    expect(await takenNames(shop)).toEqual(['one']);
    expect(await shop.diff('default')).toEqual(['A /x  (2 B)']);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });
});
