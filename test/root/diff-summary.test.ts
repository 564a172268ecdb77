import {describe, expect, test} from '@jest/globals';

import {type Change} from '../../src/root/diff.js';
import {summarize} from '../../src/root/diff-summary.js';

describe('A summary of changes', () => {
  const changes: readonly Change[] = [
    {change: 'added', path: '/usr/share/doc/a', size: 10},
    {change: 'added', path: '/usr/share/doc/b/c', size: 5},
    {change: 'modified', path: '/usr/bin/tool', size: 7},
    {change: 'deleted', path: '/usr/share/man', size: 0},
    {change: 'added', path: '/file', size: 3},
    {change: 'modified', path: '/', size: 0},
  ];
  const none = {added: 0, addedBytes: 0, modified: 0, modifiedBytes: 0, deleted: 0, deletedBytes: 0};

  test('counts by directory, in the order of their paths', () => {
    expect(summarize(changes, 2)).toEqual([
      {...none, directory: '/', added: 1, addedBytes: 3, modified: 1},
      {...none, directory: '/usr/bin', modified: 1, modifiedBytes: 7},
      {...none, directory: '/usr/share', added: 2, addedBytes: 15, deleted: 1},
    ]);
  });

  test('is as fine as its depth', () => {
    expect(summarize(changes, 0)).toEqual([
      {directory: '/', added: 3, addedBytes: 18, modified: 2, modifiedBytes: 7, deleted: 1, deletedBytes: 0},
    ]);
    expect(summarize(changes, 1).map(({directory}) => directory)).toEqual(['/', '/usr']);
    expect(summarize(changes, 9).map(({directory}) => directory)).toEqual([
      ...['/', '/usr/bin', '/usr/share', '/usr/share/doc', '/usr/share/doc/b'],
    ]);
  });

  test('of nothing is nothing', () => {
    expect(summarize([], 2)).toEqual([]);
  });
});
