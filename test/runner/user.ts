import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';

/** The account that a job's processes run as. */
export interface RunnerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly home: string;
  /** Whether it was made for the test, so that every process of its is the test's. */
  readonly temporary: boolean;
}

const execute = promisify(execFile);
const namePattern = /^ci-(\d+)-/;
const attempts = 20;

/**
 * As root: makes a user with sudo rights that need no password, as hosted runners have one. Otherwise the
 * caller itself, who then should have these rights. The name holds this process's id; users of processes that
 * are gone are removed.
 */
export const createRunnerUser = async (): Promise<RunnerUser> => {
  if (process.getuid?.() !== 0) return currentUser();
  await removeStaleUsers();
  const name = `ci-${process.pid}-${randomBytes(2).toString('hex')}`;
  await retried(['useradd', '--create-home', '--user-group', '--shell', '/bin/bash', name]);
  await allowSudo(name);
  return accountOf(await readFile('/etc/passwd', 'utf8'), name);
};

/** Removes what createRunnerUser made, and ends what still runs as that user. */
export const removeRunnerUser = async (user: RunnerUser): Promise<void> => {
  if (!user.temporary) return;
  await execute('pkill', ['-KILL', '-U', String(user.uid)]).catch(() => undefined);
  await removeAccount(user.name);
};

const currentUser = (): RunnerUser => {
  const {uid, gid, username, homedir} = userInfo();
  return {uid, gid, name: username, home: homedir, temporary: false};
};

/** The account of that name in the text of a passwd file. */
export const accountOf = (passwd: string, name: string): RunnerUser => {
  const line = passwd.split('\n').find((candidate) => candidate.startsWith(`${name}:`));
  if (line === undefined) throw new Error(`no user ${name}`);
  const [, , uid, gid, , home = '/'] = line.split(':');
  return {uid: Number(uid), gid: Number(gid), name, home, temporary: true};
};

const sudoersFile = (name: string) => `/etc/sudoers.d/${name}`;

/** sudo leaves out files with a dot in their name: it never sees a half-written one. */
const allowSudo = async (name: string): Promise<void> => {
  const partial = `${sudoersFile(name)}.part`;
  await writeFile(partial, `${name} ALL=(ALL:ALL) NOPASSWD: ALL\n`, {mode: 0o440});
  await rename(partial, sudoersFile(name));
};

const removeStaleUsers = async (): Promise<void> => {
  for (const line of (await readFile('/etc/passwd', 'utf8')).split('\n')) {
    const [name = ''] = line.split(':');
    const pid = namePattern.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) await removeAccount(name);
  }
};

const removeAccount = async (name: string): Promise<void> => {
  await rm(sudoersFile(name), {force: true});
  await retried(['userdel', '--remove', '--force', name]).catch(() => undefined);
};

/** The account files are locked while another process changes them. */
const retried = async ([program = '', ...rest]: readonly string[]): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await execute(program, rest);
      return;
    } catch (error) {
      if (attempt === attempts || !/lock|try again/i.test(String(error))) throw error;
      await sleep(100);
    }
  }
};
