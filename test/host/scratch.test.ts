import {describe, expect, test} from '@jest/globals';

import {parseMountinfo} from '../../src/host/mountinfo.js';
import {canHoldUpper, chooseScratchDisk, isAtOrBelow, scratchCandidates} from '../../src/host/scratch.js';

const proc = '25 1 0:22 / /proc rw,nosuid - proc proc rw';
const tmpfsTmp = '40 1 0:35 / /tmp rw,nosuid,nodev - tmpfs tmpfs rw,size=8G';
const run = '26 1 0:23 / /run rw,nosuid,nodev - tmpfs tmpfs rw,size=3G';
const boot = '31 1 8:16 / /boot rw,relatime - ext4 /dev/sda16 rw';
const efi = '32 31 8:15 / /boot/efi rw,relatime - vfat /dev/sda15 rw';
const snap = '33 1 7:0 / /snap/core20/1 ro,nodev - squashfs /dev/loop0 ro';
const azureRoot = '29 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw,discard';
const azureMnt = '50 29 8:17 / /mnt rw,relatime shared:2 - ext4 /dev/sdb1 rw';
const docker = '60 29 8:1 /var/lib/docker /data rw,relatime - ext4 /dev/root rw';
const containerRoot = '700 600 0:50 / / rw,relatime - overlay overlay rw,lowerdir=/l,upperdir=/u,workdir=/w';
const containerHosts = '701 700 8:1 /var/lib/docker/containers/1/hosts /etc/hosts rw - ext4 /dev/root rw';
const containerWork = '702 700 8:1 /home/runner/work /__w rw,relatime - ext4 /dev/root rw';

/** Where a scratch goes on a machine with these mounts, when `free` is free at each mount point. */
const chosen = (lines: string[], free: Record<string, number>, runnerTemp?: string): string | undefined =>
  chooseScratchDisk(
    scratchCandidates(parseMountinfo(lines.join('\n')), (mountPoint) => free[mountPoint], runnerTemp),
  )?.mountPoint;

describe('The disk of a scratch', () => {
  test.each<[string, string[], Record<string, number>, string | undefined]>([
    [
      'the root directory of a hosted runner with a single disk',
      [azureRoot, proc, run, boot, efi, snap],
      {'/': 88e9, '/boot': 90e9},
      '/',
    ],
    [
      'the separate disk of a hosted runner that has one, even where the other has more room',
      [azureRoot, proc, boot, azureMnt],
      {'/': 20e9, '/mnt': 14e9},
      '/mnt',
    ],
    ['never a /tmp in memory', [azureRoot, tmpfsTmp], {'/': 1e9, '/tmp': 8e9}, '/'],
    ['nothing in a container on an overlay', [containerRoot, proc, containerHosts], {'/': 50e9}, undefined],
    [
      'no bind mount of a part of a disk: the workspace of a job in a container',
      [containerRoot, containerWork],
      {'/__w': 80e9},
      undefined,
    ],
    [
      'the volume of a container that has a real one',
      [containerRoot, '703 700 259:3 / /var/lib/rootstock rw - xfs /dev/nvme1n1 rw'],
      {'/var/lib/rootstock': 9e9},
      '/var/lib/rootstock',
    ],
    [
      'the disk with the most room where none is the runner’s',
      [azureRoot, '51 29 8:33 / /srv rw - xfs /dev/sdc rw', '52 29 8:49 / /data rw - btrfs /dev/sdd rw'],
      {'/': 5e9, '/srv': 30e9, '/data': 20e9},
      '/srv',
    ],
    ['nothing that is read-only', ['29 1 8:1 / / ro,relatime - ext4 /dev/root ro'], {'/': 1e9}, undefined],
    ['nothing where no room is known', [azureRoot], {}, undefined],
    ['a subvolume of btrfs', ['29 1 0:30 /@ / rw - btrfs /dev/sda2 rw,subvol=/@'], {'/': 7e9}, '/'],
  ])('is %s', (_, lines, free, mountPoint) => {
    expect(chosen(lines, free)).toBe(mountPoint);
  });

  test('is never at or below RUNNER_TEMP, which the runner empties', () => {
    const work = '53 29 8:65 / /home/runner/work/_temp/disk rw - ext4 /dev/sde rw';
    const free = {'/': 1e9, '/home/runner/work/_temp/disk': 99e9};
    expect(chosen([azureRoot, work], free, '/home/runner/work/_temp')).toBe('/');
    expect(chosen([azureRoot, work], free)).toBe('/home/runner/work/_temp/disk');
  });

  test('is looked for once a device, by its shortest mount point', () => {
    const again = '60 29 8:1 / /mnt/again rw - ext4 /dev/root rw';
    const candidates = scratchCandidates(parseMountinfo([again, docker, azureRoot].join('\n')), () => 1);
    expect(candidates).toEqual([{mountPoint: '/', device: '8:1', freeBytes: 1}]);
  });
});

test.each([
  ['ext4', ['rw', 'relatime'], true],
  ['xfs', ['rw'], true],
  ['ext4', ['ro'], false],
  ['tmpfs', ['rw'], false],
  ['overlay', ['rw'], false],
  ['nfs4', ['rw'], false],
  ['vfat', ['rw'], false],
  ['ramfs', ['rw'], false],
])('%s that is mounted %j can hold an upper: %p', (type, options, can) => {
  expect(canHoldUpper({type, options})).toBe(can);
});

test.each([
  ['/tmp', '/tmp', true],
  ['/tmp/a', '/tmp', true],
  ['/tmpfs', '/tmp', false],
  ['/', '/tmp', false],
  ['/a', '/', true],
])('%s is at or below %s: %p', (path, directory, is) => {
  expect(isAtOrBelow(path, directory)).toBe(is);
});
