import {expect, test} from '@jest/globals';

import {mountTable, mountTableArguments} from '../../src/host/mount-table.js';

test('A table has a line for each mount, in which nothing ends a field but what is meant to', () => {
  const entries = [
    {source: 'proc', target: '/r/proc', type: 'proc', options: 'nosuid,nodev'},
    {source: '/a b\tc', target: '/r/d\ne\\f', type: 'none', options: 'rbind'},
  ];
  expect(mountTable(entries)).toBe(
    'proc /r/proc proc nosuid,nodev 0 0\n/a\\040b\\011c /r/d\\012e\\134f none rbind 0 0\n',
  );
  expect(mountTable([])).toBe('');
});

test('mount(8) is given the table as a file', () => {
  expect(mountTableArguments('/t')).toEqual(['mount', '--all', '--fstab', '/t']);
});
