import {execFile} from 'node:child_process';
import {chmod, cp, mkdir, realpath, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';

import {findProgram} from '../../src/host/tools.js';

/** What the tests run inside. All of it is on every machine that the tests run on. */
const programs = [
  ...[
    'sh',
    'bash',
    'cat',
    'chmod',
    'chown',
    'cp',
    'dd',
    'env',
    'false',
    'find',
    'getcap',
    'getfattr',
    'grep',
  ],
  ...[
    'head',
    'id',
    'kill',
    'ln',
    'ls',
    'mkdir',
    'mknod',
    'mkfifo',
    'mount',
    'mv',
    'od',
    'ps',
    'pwd',
    'readlink',
    'rm',
  ],
  ...[
    'setcap',
    'setfattr',
    'setsid',
    'sleep',
    'sort',
    'stat',
    'stty',
    'touch',
    'tr',
    'true',
    'truncate',
    'tty',
    'wc',
  ],
];

export interface SystemOptions {
  /** What /etc/passwd says beside root. */
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  /** Directories that are left out. */
  readonly without?: readonly string[];
  /** What there is to run, instead of all of it. */
  readonly only?: readonly string[];
}

/** A system of a few programs of this machine and their libraries: a base of some megabytes. */
export const makeSmallSystem = async (
  tree: string,
  {users = [], groups = [], without = [], only = programs}: SystemOptions = {},
): Promise<void> => {
  const directories = ['bin', 'etc', 'root', 'tmp', 'usr/bin', 'var', 'home'];
  for (const name of directories.filter((path) => !without.includes(path)))
    await mkdir(join(tree, name), {recursive: true});
  if (!without.includes('tmp')) await chmod(join(tree, 'tmp'), 0o1777);
  for (const name of only) {
    const source = findProgram(name);
    if (source === undefined) throw new Error(`${name} is not installed`);
    await copyFile(await realpath(source), join(tree, 'bin', name));
    for (const library of await librariesOf(source))
      await copyFile(await realpath(library), join(tree, library));
  }
  await symlink('../../bin/env', join(tree, 'usr/bin/env'));
  await writeFile(join(tree, 'etc/passwd'), lines(['root:x:0:0:root:/root:/bin/sh', ...users]));
  await writeFile(join(tree, 'etc/group'), lines(['root:x:0:', ...groups]));
};

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

const copyFile = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), {recursive: true});
  await cp(from, to, {force: true});
};

const librariesOf = async (program: string): Promise<string[]> => {
  const {stdout} = await promisify(execFile)('ldd', [program]);
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
};
