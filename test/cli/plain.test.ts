import {describe, expect, test} from '@jest/globals';

import {parsePlain} from '../../src/cli/plain.js';

const plain = (line: string) => parsePlain(line.split(' '));

describe('A plain command line', () => {
  test('runs a program in the default root', () => {
    expect(plain('run -- make -j 4 -- all')).toEqual({
      ...{kind: 'run', quiet: false, command: ['make', '-j', '4', '--', 'all']},
      options: {root: 'default', scratch: 'auto', bind: [], restoreKey: [], program: 'make'},
    });
  });

  test('may name root, user and directory, before the two dashes', () => {
    expect(plain('run --root r --user 5:6 --workdir /w --quiet -- /bin/true')).toMatchObject({
      ...{kind: 'run', quiet: true, command: ['/bin/true']},
      options: {root: 'r', user: '5:6', workdir: '/w', program: 'true'},
    });
  });

  test('may begin with the wish for quiet', () => {
    expect(plain('--quiet run -- true')).toMatchObject({kind: 'run', quiet: true, command: ['true']});
    expect(plain('--quiet clean')).toMatchObject({kind: 'clean', quiet: true});
  });

  test('may say what a root is made from', () => {
    const from =
      '--base debian:bookworm --key k --setup f --restore-key a --restore-key b --bind x --snapshot s';
    expect(plain(`run ${from} --ephemeral --commit c --force -- true`)).toMatchObject({
      options: {
        ...{
          root: 'default',
          base: 'debian:bookworm',
          key: 'k',
          setup: 'f',
          restoreKey: ['a', 'b'],
          bind: ['x'],
        },
        ...{snapshot: 's', ephemeral: true, commit: 'c', force: true},
      },
    });
  });

  test('runs the script of a step', () => {
    expect(plain('step --root r --user u -- /tmp/x.sh')).toEqual({
      ...{kind: 'step', quiet: false, script: '/tmp/x.sh', options: {root: 'r', user: 'u'}},
    });
  });

  test('drops what was changed', () => {
    expect(plain('clean')).toEqual({kind: 'clean', quiet: false, options: {root: 'default', kill: false}});
    expect(plain('clean --kill --root r --quiet')).toEqual({
      ...{kind: 'clean', quiet: true, options: {root: 'r', kill: true}},
    });
    expect(plain('rollback-to --root r deps')).toEqual({
      ...{kind: 'rollback-to', quiet: false, options: {root: 'r', kill: false}, snapshot: 'deps'},
    });
  });

  test.each([
    'list',
    'clean all',
    'clean --help',
    'clean --root',
    'rollback-to',
    'rollback-to a b',
    'rollback-to -- -a',
    'rollback-to --force a',
    'run true',
    'run --',
    'run --root -- true',
    'run --root=r -- true',
    'run --root --quiet -- true',
    'run --key -- true',
    'run --setup - -- true',
    'run --scratch-size 1G -- true',
    'step --root r --ephemeral -- script',
    'run --help -- true',
    'run make -- all',
    '--quiet',
    '--quiet list',
    '--no-install run -- true',
    'step --root r --',
    'step -- script',
    'step --root r -- script more',
    'step --root r --workdir /w -- script',
  ])('is not: %s', (line) => {
    expect(plain(line)).toBeUndefined();
  });

  test('names no root that there cannot be', () => {
    expect(() => plain('run --root ../x -- true')).toThrow('root name "../x"');
    expect(() => plain('step --root ../x -- script')).toThrow('root name "../x"');
    expect(() => plain('clean --root ../x')).toThrow('root name "../x"');
  });
});
