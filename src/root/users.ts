import {lstatSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {UsageError} from '../errors.js';
import {resolveInRoot} from '../host/safe-path.js';
import {type Caller} from '../host/caller.js';
import {type RootUser} from './state.js';

/** As whom a program runs in a root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  /** Variables that say who one is; empty for the caller, whose environment says it already. */
  readonly environment: Readonly<Record<string, string>>;
}

interface PasswordEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

export const runAsCaller = ({uid, gid, groups}: Caller): RunAs => ({uid, gid, groups, environment: {}});

export const runAsRootUser: RunAs = {
  uid: 0,
  gid: 0,
  groups: [0],
  environment: {HOME: '/root', USER: 'root', LOGNAME: 'root', SHELL: '/bin/sh'},
};

/**
 * Who `NAME`, `UID` or `UID:GID` is in the root, by the root's own user database.
 * Throws UsageError for a name that it does not know.
 * @param root the merged root, as this process reaches it
 */
export const findUser = (root: string, user: string): RunAs => {
  const entries = parsePasswd(readInRoot(root, '/etc/passwd') ?? '');
  const numbers = /^(\d+)(?::(\d+))?$/.exec(user);
  const entry = entries.find(({name, uid}) => (numbers ? uid === Number(numbers[1]) : name === user));
  if (!numbers && !entry) {
    throw new UsageError(
      `user "${user}"`,
      'the root has no such user',
      'Give a name of its /etc/passwd, a UID or UID:GID',
    );
  }
  const uid = entry?.uid ?? Number(numbers?.[1]);
  const gid = numbers?.[2] === undefined ? (entry?.gid ?? uid) : Number(numbers[2]);
  const environment = entry && {HOME: entry.home, USER: entry.name, LOGNAME: entry.name, SHELL: entry.shell};
  const groups = entry ? groupsOf(readInRoot(root, '/etc/group') ?? '', entry.name) : [];
  return {uid, gid, groups: [...new Set([gid, ...groups])], environment: environment ?? {HOME: '/'}};
};

export const parsePasswd = (text: string): PasswordEntry[] =>
  text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid, , home = '/', shell = '']) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      home,
      shell: shell === '' ? '/bin/sh' : shell,
    }));

/** The groups that list the user as a member. */
export const groupsOf = (text: string, user: string): number[] =>
  text
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , , members = '']) => members.split(',').includes(user))
    .map(([, , gid]) => Number(gid));

/** A file of the user database with the users added that it lacks; undefined when it lacks none. */
export const withUsers = (
  passwd: string,
  group: string,
  users: readonly RootUser[],
): {passwd: string; group: string} | undefined => {
  const known = parsePasswd(passwd);
  const missing = users.filter(
    ({uid, name}) => !known.some((entry) => entry.uid === uid || entry.name === name),
  );
  if (missing.length === 0) return undefined;
  const knownGroups = new Set(group.split('\n').flatMap((line) => [line.split(':')[0], line.split(':')[2]]));
  const missingGroups = missing.filter(
    ({gid, name}) => !knownGroups.has(String(gid)) && !knownGroups.has(name),
  );
  return {
    passwd: appendLines(
      passwd,
      missing.map(({name, uid, gid, home}) => `${name}:x:${uid}:${gid}::${home}:/bin/sh`),
    ),
    group: appendLines(
      group,
      missingGroups.map(({name, gid}) => `${name}:x:${gid}:`),
    ),
  };
};

const appendLines = (text: string, lines: readonly string[]): string =>
  lines.length === 0 ? text : `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`;

/** A file of the root, found as the root's own programs would find it; undefined when it is not a plain file. */
export const readInRoot = (root: string, path: string): string | undefined => {
  const found = resolveInRoot(root, path);
  if (found?.kind !== 'other') return undefined;
  const place = join(root, found.path);
  return lstatSync(place).isFile() ? readFileSync(place, 'utf8') : undefined;
};
