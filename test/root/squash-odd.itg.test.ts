import {spawnSync} from 'node:child_process';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {isRightErofsBuilder, parseErofsVersion} from '../../src/layer/erofs.js';
import {plainEnvironment} from '../support/command.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

const version = spawnSync('mkfs.erofs', ['--version'], {env: plainEnvironment, encoding: 'utf8'});
const hasErofs = isRightErofsBuilder(parseErofsVersion(`${version.stdout}\n${version.stderr}`));
if (!hasErofs) process.stderr.write('skipped: squash of erofs layers: mkfs.erofs is not 1.8 or newer\n');
/** No release that a test machine has by itself is right; where one is installed, these run as well. */
const testWithErofs = (name: string, body: () => Promise<void>): void => {
  if (hasErofs) test(name, body);
};

/** version 2; owner rw-, user 1234 rwx, group r--, mask rwx, other r--; acl(5) says what setfattr takes it for */
const acl = '0x0200000001000600ffffffff02000700d204000004000400ffffffff10000700ffffffff20000400ffffffff';

describeAsRoot('squash of what is rare', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('squash-odd');
  });
  afterAll(() => shop.end());

  const layersOf = async (root: string, ...options: string[]): Promise<number[]> =>
    (JSON.parse(await shop.ok('list', '--root', root, '--json', ...options)) as {layers: number}[]).map(
      ({layers}) => layers,
    );

  test('xattrs that a program named like marks of overlay stay what they are', async () => {
    await shop.sh('marks', 'mkdir /d; echo below > /d/below');
    await shop.ok('snapshot', 'below', '--root', 'marks');
    const mark = 'setfattr -h -n trusted.overlay';
    await shop.sh(
      'marks',
      `ln -s d /l; echo f > /f; ln /f /g; ${mark}.opaque -v y /d; ${mark}.redirect -v /etc /l`,
    );
    await shop.sh(
      'marks',
      `${mark}.origin -v x /f; ${mark}.overlay.metacopy -v x /f; ${mark}.whiteout -v y /d/below`,
    );
    await shop.ok('snapshot', 'marked', '--root', 'marks');
    await shop.sh('marks', 'echo more > /d/more');
    await shop.ok('snapshot', 'more', '--root', 'marks');
    const look = 'getfattr -h -d -m - -e hex /d /l /f /g /d/below; ls /d; cat /d/below';
    const before = await shop.sh('marks', look);
    expect(before.match(/trusted\.overlay\./g)).toHaveLength(7);
    await shop.ok('squash', '--root', 'marks');
    expect(await layersOf('marks')).toEqual([1, 2, 3, 2]);
    expect(await shop.sh('marks', look)).toBe(before);
  });

  const makeErofs = async (root: string): Promise<void> => {
    await shop.ok('init', '--root', root, '--base', shop.base, '--compression', 'erofs/zstd');
    await shop.sh(root, `mkdir /d; echo 1 > /f; setfattr -n system.posix_acl_access -v ${acl} /f`);
    await shop.ok('snapshot', `${root}-1`, '--root', root, '--as-key');
    await shop.sh(
      root,
      `setfattr -n system.posix_acl_default -v ${acl} /d; echo 2 > /d/g; touch -d 1950-01-01 /old`,
    );
    await shop.ok('snapshot', `${root}-2`, '--root', root, '--as-key');
  };
  const look = 'getfattr -d -m - -e hex /f /d /d/g; stat -c "%A %Y" /f /d /d/g /old';

  testWithErofs('ACLs and old times stay where erofs keeps them', async () => {
    await makeErofs('erofs');
    const before = await shop.sh('erofs', look);
    expect(before.match(/posix_acl/g)).toHaveLength(3);
    await shop.ok('squash', '--root', 'erofs');
    expect(await layersOf('erofs', '--keys')).toEqual([2, 2]);
    expect(await shop.sh('erofs', look)).toBe(before);
  });

  testWithErofs('a root that packs as squashfs squashes them as what they are', async () => {
    await makeErofs('shared');
    const before = await shop.sh('shared', look);
    expect(await shop.sh('squashfs', look, '--key', 'shared-2')).toBe(before);
    await shop.ok('squash', '--root', 'squashfs');
    expect(await layersOf('squashfs')).toEqual([2]);
    expect(await shop.sh('squashfs', look)).toBe(before);
  });
});
