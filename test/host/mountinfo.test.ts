import {describe, expect, test} from '@jest/globals';

import {parseMountinfo, readMounts} from '../../src/host/mountinfo.js';

describe('parseMountinfo', () => {
  test('reads the fields of a plain line', () => {
    const line = '36 35 98:0 /sub /mnt/data rw,noatime master:1 shared:2 - ext3 /dev/root rw,errors=continue';
    expect(parseMountinfo(line)).toEqual([
      {
        mountPoint: '/mnt/data',
        type: 'ext3',
        source: '/dev/root',
        device: '98:0',
        root: '/sub',
        options: ['rw', 'noatime'],
        superOptions: ['rw', 'errors=continue'],
      },
    ]);
  });

  test('reads a line without optional fields, and one without a source', () => {
    const text = '1 0 0:1 / / rw - tmpfs tmpfs rw\n2 1 0:2 / /a rw -  overlay  rw\n';
    expect(parseMountinfo(text)[0]).toMatchObject({mountPoint: '/', type: 'tmpfs', source: 'tmpfs'});
    expect(parseMountinfo(text)).toHaveLength(2);
  });

  test.each([
    ['\\040', ' '],
    ['\\011', '\t'],
    ['\\012', '\n'],
    ['\\134', '\\'],
    ['\\134040', '\\040'],
    ['ü', 'ü'],
  ])('reads %s in a mount point as the character it stands for', (written, meant) => {
    const [mount] = parseMountinfo(`1 0 0:1 /r${written} /m${written}x rw - ext4 /dev/s${written} rw`);
    expect(mount).toMatchObject({mountPoint: `/m${meant}x`, root: `/r${meant}`, source: `/dev/s${meant}`});
  });

  test('reads an empty text as no mounts', () => {
    expect(parseMountinfo('')).toEqual([]);
  });

  test('readMounts finds the root directory of this process', () => {
    expect(readMounts().map(({mountPoint}) => mountPoint)).toContain('/');
  });
});
