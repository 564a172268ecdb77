import {describe, expect, test} from '@jest/globals';

import {parseLsattr} from '../../src/layer/inspect.js';
import {parseGetfattr} from '../../src/layer/xattrs.js';

describe('What getfattr prints', () => {
  test('is read as paths and names', () => {
    const text =
      '# file: /t/a\ntrusted.overlay.origin\ntrusted.overlay.impure="y"\n\n# file: /t/b c\nuser.x\n\n';
    expect(parseGetfattr(text)).toEqual([
      {path: '/t/a', name: 'trusted.overlay.origin'},
      {path: '/t/a', name: 'trusted.overlay.impure'},
      {path: '/t/b c', name: 'user.x'},
    ]);
  });

  test('is read with its octal escapes, byte by byte', () => {
    const text = '# file: /t/new\\012line \\134 \xff\nuser.x\n';
    expect(parseGetfattr(text)).toEqual([{path: '/t/new\nline \\ \xff', name: 'user.x'}]);
  });

  test('may be nothing', () => {
    expect(parseGetfattr('')).toEqual([]);
  });
});

describe('What lsattr prints', () => {
  test.each([
    ['----i---------e------- /t/file', ['/t/file']],
    ['-----a--------e------- /t/log file', ['/t/log file']],
    ['--------------e------- /t/plain', []],
    ['s-S-ia-A-j-I----------- /t/all', ['/t/all']],
    ['----i---------e------- /t/dir/.', ['/t/dir']],
    ['----i---------e------- /t/dir/..', []],
    ['/t/dir:', []],
    ['lsattr: Operation not supported While reading flags on /t/link', []],
    ['', []],
  ])('is read for what is immutable or append-only: %j', (line, paths) => {
    expect(parseLsattr(`\n${line}\n\n`)).toEqual(paths);
  });
});
