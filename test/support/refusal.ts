import {readdirSync, readFileSync} from 'node:fs';

import {expect} from '@jest/globals';

import {runProgram} from './command.js';
import {until} from './run.js';
import {type Workshop} from './workshop.js';

/** All files of a store but its locks: paths, sizes, times. */
export const storeTree = async (store: string): Promise<string> => {
  await until('dropped uppers are gone', () => !commandLines().some((line) => isDropping(line, store)));
  const {stdout} = await runProgram([
    'find',
    store,
    '-type',
    'f',
    '!',
    '-name',
    '*lock',
    '-printf',
    '%p %s %T@\n',
  ]);
  return stdout.split('\n').sort().join('\n');
};

/** Whether a process takes away, beside the commands, what an earlier one dropped. */
const isDropping = (commandLine: string, store: string): boolean =>
  commandLine.includes(store) && /^(sh\0.*\0rootstock: dropping an upper\0|rm\0)/s.test(commandLine);

const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });

/**
 * Expects that a command refuses its input: one line that names the value, and a store as it was.
 * @param status 2 for what no store would take, 1 for what this one does not have, or has already
 */
export const expectRefusal = async (
  {rootstock, store, directory}: Workshop,
  args: readonly string[],
  named: string,
  status: 1 | 2 = 2,
): Promise<void> => {
  const before = await storeTree(store);
  const result = await rootstock(args, {cwd: directory});
  expect(result).toMatchObject({exitCode: status, stdout: ''});
  const [first = '', ...rest] = result.stderr
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '(`rootstock --help` shows how it is used)')
    .filter(
      (line) => !/^rootstock: (making base|packing base|unpacking layer \d+ of \d+ of base) \S+$/.test(line),
    );
  expect(rest).toEqual([]);
  expect(first).toMatch(/^rootstock: /);
  expect(first).toContain(named);
  expect(await storeTree(store)).toBe(before);
};
