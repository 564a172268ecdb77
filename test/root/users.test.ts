import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, test} from '@jest/globals';

import {UsageError} from '../../src/errors.js';
import {findUser, groupsOf, parsePasswd, readInRoot, runAsCaller, withUsers} from '../../src/root/users.js';
import {useTemporary} from '../support/temporary.js';

const passwd = ['root:x:0:0:root:/root:/bin/bash', 'builder:x:1000:1001::/home/b:', 'broken:line', ''].join(
  '\n',
);
const group = ['root:x:0:', 'builder:x:1001:', 'docker:x:998:other,builder', 'audio:x:29:builder', ''].join(
  '\n',
);

const temporary = useTemporary();
const rootWith = (files: Record<string, string>): string => {
  const root = temporary.fresh();
  mkdirSync(join(root, 'etc'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'etc', name), text);
  return root;
};

describe('findUser', () => {
  const builder = {
    uid: 1000,
    gid: 1001,
    groups: [1001, 998, 29],
    environment: {HOME: '/home/b', USER: 'builder', LOGNAME: 'builder', SHELL: '/bin/sh'},
  };

  test.each(['builder', '1000'])('finds %s in the root’s own user database', (user) => {
    expect(findUser(rootWith({passwd, group}), user)).toEqual(builder);
  });

  test('takes the group that is named', () => {
    expect(findUser(rootWith({passwd, group}), '1000:7')).toEqual({...builder, gid: 7, groups: [7, 998, 29]});
    expect(findUser(rootWith({passwd, group}), '0:7')).toMatchObject({uid: 0, gid: 7});
  });

  test('takes a number that is not known as it is', () => {
    expect(findUser(rootWith({}), '5')).toEqual({uid: 5, gid: 5, groups: [5], environment: {HOME: '/'}});
    expect(findUser(rootWith({}), '5:6')).toMatchObject({uid: 5, gid: 6, groups: [6]});
  });

  test.each(['nobody', '', '1:', ':1', '1:2:3', '-1', '1.5', 'root:0'])(
    'refuses %j, and names it',
    (user) => {
      expect(() => findUser(rootWith({passwd, group}), user)).toThrow(UsageError);
      expect(() => findUser(rootWith({passwd, group}), user)).toThrow(`"${user}"`);
    },
  );

  test('does not look outside of the root for its user database', () => {
    const root = rootWith({});
    symlinkSync('/etc/passwd', join(root, 'etc/passwd'));
    expect(() => findUser(root, 'root')).toThrow(UsageError);
  });
});

describe('the user database', () => {
  test('lines that are none are passed over, and no shell means /bin/sh', () => {
    expect(parsePasswd(passwd).map(({name, shell}) => [name, shell])).toEqual([
      ['root', '/bin/bash'],
      ['builder', '/bin/sh'],
    ]);
  });

  test('groups are those that list the user', () => {
    expect(groupsOf(group, 'builder')).toEqual([998, 29]);
    expect(groupsOf(group, 'build')).toEqual([]);
  });

  test('is read only from plain files', () => {
    const root = rootWith({passwd});
    mkdirSync(join(root, 'etc/group'));
    expect(readInRoot(root, '/etc/passwd')).toBe(passwd);
    expect(readInRoot(root, '/etc/group')).toBe(undefined);
    expect(readInRoot(root, '/etc/none')).toBe(undefined);
  });
});

describe('withUsers', () => {
  const user = {uid: 1500, gid: 1501, name: 'runner', home: '/home/runner'};

  test('adds the users and groups that are missing', () => {
    expect(withUsers(passwd, group, [user])).toEqual({
      passwd: `${passwd}runner:x:1500:1501::/home/runner:/bin/sh\n`,
      group: `${group}runner:x:1501:\n`,
    });
  });

  test('ends a last line that has no end', () => {
    expect(withUsers('root:x:0:0::/:/bin/sh', '', [user])).toEqual({
      passwd: 'root:x:0:0::/:/bin/sh\nrunner:x:1500:1501::/home/runner:/bin/sh\n',
      group: 'runner:x:1501:\n',
    });
  });

  test('adds no group whose id or name is taken', () => {
    expect(withUsers(passwd, group, [{...user, gid: 29}])?.group).toBe(group);
    expect(withUsers(passwd, group, [{...user, name: 'docker'}])?.group).toBe(group);
  });

  test('is nothing where the user’s id or name is there already', () => {
    expect(withUsers(passwd, group, [{...user, uid: 1000}])).toBe(undefined);
    expect(withUsers(passwd, group, [{...user, name: 'builder'}])).toBe(undefined);
    expect(withUsers(passwd, group, [])).toBe(undefined);
  });
});

test('the caller runs as themselves, with the environment that they have', () => {
  const caller = {uid: 1, gid: 2, groups: [2, 3], name: 'x', environment: {A: 'b'}};
  expect(runAsCaller(caller)).toEqual({uid: 1, gid: 2, groups: [2, 3], environment: {}});
});
