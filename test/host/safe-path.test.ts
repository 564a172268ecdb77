import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';

import {beforeAll, describe, expect, test} from '@jest/globals';

import {resolveInRoot} from '../../src/host/safe-path.js';
import {useTemporary} from '../support/temporary.js';

describe('resolveInRoot', () => {
  const temporary = useTemporary();
  let root = '';
  beforeAll(() => {
    root = temporary.fresh();
    mkdirSync(`${root}/usr/bin`, {recursive: true});
    mkdirSync(`${root}/etc`);
    writeFileSync(`${root}/etc/passwd`, '');
    const links = {
      bin: 'usr/bin',
      absolute: '/usr/bin',
      outside: '/var/tmp',
      climbing: '../../../../etc',
      'usr/up': '../etc/./passwd',
      twice: 'absolute/../bin',
      round: 'turn',
      turn: 'round',
      self: 'self',
      dangling: '/nowhere/x',
      trap: 'nowhere/../outside',
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, `${root}/${name}`);
    // The kernel follows 40 links, and not 41.
    for (let left = 1; left <= 41; left++) {
      symlinkSync(left === 1 ? 'usr' : `chain${left - 1}`, `${root}/chain${left}`);
    }
  });

  test.each([
    ['/', '/', 'directory'],
    ['', '/', 'directory'],
    ['/usr//bin/.', '/usr/bin', 'directory'],
    ['bin', '/usr/bin', 'directory'],
    ['/absolute', '/usr/bin', 'directory'],
    ['/bin/..', '/usr', 'directory'],
    ['/../..', '/', 'directory'],
    ['/climbing/passwd', '/etc/passwd', 'other'],
    ['/usr/up', '/etc/passwd', 'other'],
    ['/twice', '/usr/bin', 'directory'],
    ['/outside', '/var/tmp', 'missing'],
    ['/outside/new/er', '/var/tmp/new/er', 'missing'],
    ['/dangling', '/nowhere/x', 'missing'],
    ['/usr/new', '/usr/new', 'missing'],
    ['/chain40', '/usr', 'directory'],
  ])('takes %j for %j, which is: %s', (path, resolved, kind) => {
    expect(resolveInRoot(root, path)).toEqual({path: resolved, kind});
  });

  test.each([
    ['/round', 'the links go round'],
    ['/self', 'a link is its own target'],
    ['/chain41', 'there are more links than the kernel follows'],
    ['/etc/passwd/x', 'a part is a file'],
    ['/etc/passwd/..', 'a part is a file'],
    ['/nowhere/..', '`..` leads out of what is not there'],
    ['/trap/x', 'a link does so, to hide the link after it'],
  ])('refuses %j: %s', (path) => {
    expect(resolveInRoot(root, path)).toBeUndefined();
  });
});
