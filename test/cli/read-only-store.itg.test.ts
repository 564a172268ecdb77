import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {fsck} from '../support/fsck.js';
import {takenNames} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {type SmallDisk} from '../support/small-disk.js';
import {openSmallWorkshop, type SmallWorkshop} from '../support/small-workshop.js';
import {type Workshop} from '../support/workshop.js';

describeAsRoot('a store on a file system that is read-only', () => {
  let small: SmallWorkshop;
  let shop: Workshop;
  let disk: SmallDisk;
  beforeAll(async () => {
    small = await openSmallWorkshop('read-only');
    ({shop, disk} = small);
    await shop.sh('default', 'true', '--scratch', small.elsewhere, '--commit', 'one');
    await shop.sh('default', 'echo x > /x');
    disk.remount('ro');
  });
  afterAll(() => small.end());

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
    disk.remount('rw');
    expect(await takenNames(shop)).toEqual(['one']);
    expect(await shop.diff('default')).toEqual(['A /x  (2 B)']);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });
});
