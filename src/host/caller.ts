import {userInfo} from 'node:os';

/** Who asked: what runs in a root runs as this user, with this environment, although mounting takes root. */
export interface Caller {
  readonly uid: number;
  readonly gid: number;
  /** All groups, the supplementary ones too. */
  readonly groups: readonly number[];
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Names the variables that carry the caller across sudo, which clears the environment and whose loader drops TMPDIR
 * and LD_*. Variables, not arguments or a file: arguments are shown to everybody by ps, and files are left behind.
 * Their values, joined, are the base64 of entries each ended by NUL, as `env -0` prints them, so that the step wrapper
 * can write them without Node; the entry `identityVariable` is `UID:GID:GROUP,GROUP…:NAME`.
 */
export const callerVariable = 'ROOTSTOCK_CALLER_';
export const identityVariable = 'ROOTSTOCK_IDENTITY';

/** The kernel refuses a single variable of more than 128 KiB (execve(2)), so a long one is cut into several. */
export const callerChunk = 100_000;

export const currentCaller = (): Caller => ({
  uid: process.getuid?.() ?? 0,
  gid: process.getgid?.() ?? 0,
  groups: process.getgroups?.() ?? [],
  name: currentName(),
  environment: definedOnly(process.env),
});

/** The variables by which the process that sudo starts knows who asked. */
export const encodeCaller = (caller: Caller): Record<string, string> => {
  const identity = [caller.uid, caller.gid, caller.groups.join(','), caller.name].join(':');
  const entries = Object.entries({...caller.environment, [identityVariable]: identity});
  const text = Buffer.from(entries.map(([name, value]) => `${name}=${value}\0`).join('')).toString('base64');
  return Object.fromEntries(
    Array.from({length: Math.ceil(text.length / callerChunk)}, (_, index) => [
      `${callerVariable}${index}`,
      text.slice(index * callerChunk, (index + 1) * callerChunk),
    ]),
  );
};

/** Who asked: as encodeCaller wrote it into the environment, else the user that this process runs as. */
export const decodeCaller = (environment: NodeJS.ProcessEnv): Caller => {
  let text = '';
  for (let index = 0; environment[`${callerVariable}${index}`] !== undefined; index++) {
    text += environment[`${callerVariable}${index}`] ?? '';
  }
  if (text === '') return currentCaller();
  const entries = parseEntries(Buffer.from(text, 'base64').toString());
  const [uid = '', gid = '', groups = '', name = ''] = (entries[identityVariable] ?? '').split(':');
  const inherited = Object.entries(entries).filter(([key]) => key !== identityVariable && !isOurs(key));
  return {
    uid: Number(uid),
    gid: Number(gid),
    groups: groups.split(',').filter(Boolean).map(Number),
    name,
    environment: Object.fromEntries(inherited),
  };
};

const isOurs = (name: string): boolean => name.startsWith(callerVariable);

const parseEntries = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\0')
      .filter((entry) => entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );

const currentName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the user database.
    return String(process.getuid?.() ?? 0);
  }
};

const definedOnly = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
