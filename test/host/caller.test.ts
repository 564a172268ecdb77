import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';

import {
  type Caller,
  callerVariable,
  currentCaller,
  decodeCaller,
  encodeCaller,
  identityVariable,
} from '../../src/host/caller.js';

const ana: Caller = {uid: 1001, gid: 1002, groups: [4, 27, 1002], name: 'ana', environment: {}};

const afterSudo = (caller: Caller): Caller => decodeCaller({PATH: '/sbin', ...encodeCaller(caller)});

describe('A caller', () => {
  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['values with newlines and equals signs', {SCRIPT: 'a=1\nb=2\n', EMPTY: ''}],
    ['names that no shell could set', {'BASH_FUNC_f%%': '() { :; }', 'a.b-c': '1', ' ': 'blank'}],
    ['names of objects', {['__proto__']: 'x', constructor: 'y', toString: 'z'}],
    ['what sudo and the loader drop', {TMPDIR: '/var/tmp', LD_PRELOAD: '/lib/x.so', PATH: '/bin'}],
    ['more than the kernel takes in one variable', {LONG: 'ü'.repeat(150_000), AFTER: '1'}],
  ])('comes through sudo with %s', (_, environment) => {
    expect(afterSudo({...ana, environment})).toEqual({...ana, environment});
  });

  test('comes through sudo with any environment', () => {
    const name = fc.string({minLength: 1, unit: 'grapheme'}).filter((text) => !/[=\0]/.test(text));
    const value = fc.string({unit: 'grapheme'}).filter((text) => !text.includes('\0'));
    const ours = (key: string): boolean => key.startsWith(callerVariable) || key === identityVariable;
    fc.assert(
      fc.property(fc.dictionary(name, value), (environment) => {
        fc.pre(!Object.keys(environment).some(ours));
        expect(afterSudo({...ana, environment}).environment).toEqual({...environment});
      }),
    );
  });

  test('is written into variables that the kernel takes, with names that sudo takes', () => {
    const variables = encodeCaller({...ana, environment: {LONG: 'x'.repeat(400_000)}});
    expect(Object.keys(variables).length).toBeGreaterThan(4);
    for (const [name, value] of Object.entries(variables)) {
      expect(name).toMatch(/^ROOTSTOCK_CALLER_\d+$/);
      expect(value).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(name.length + value.length).toBeLessThan(128 * 1024 - 2);
    }
  });

  test('cannot name itself somebody else by its environment', () => {
    const environment = {[identityVariable]: '0:0::root', [`${callerVariable}7`]: 'eA=='};
    expect(afterSudo({...ana, environment})).toEqual(ana);
  });

  test('is the user of this process where nobody called by sudo', () => {
    const caller = decodeCaller({});
    expect(caller).toEqual(currentCaller());
    expect(caller).toMatchObject({uid: process.getuid?.(), gid: process.getgid?.()});
    expect(caller.environment['PATH']).toBe(process.env['PATH']);
  });

  test('without supplementary groups has none', () => {
    expect(afterSudo({...ana, groups: []}).groups).toEqual([]);
  });
});
