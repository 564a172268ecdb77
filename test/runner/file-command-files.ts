import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {
  type FileCommands,
  checkSummary,
  parseEnvironment,
  parseKeyValues,
  parsePath,
} from './file-commands.js';
import {giveTo, isReadableBy} from './ownership.js';
import {type RunnerUser} from './user.js';

const prefixes = {
  GITHUB_ENV: 'set_env_',
  GITHUB_OUTPUT: 'set_output_',
  GITHUB_STATE: 'save_state_',
  GITHUB_PATH: 'add_path_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
} as const;

/** The variables that name a step's files. */
export type FileCommandFiles = Readonly<Record<keyof typeof prefixes, string>>;

/** Makes fresh empty files for one step, the runner user's own. */
export const createFileCommandFiles = async (temp: string, user: RunnerUser): Promise<FileCommandFiles> => {
  const directory = join(temp, '_runner_file_commands');
  await mkdir(directory, {recursive: true});
  await giveTo(user, directory);
  const id = randomUUID();
  const paths = Object.entries(prefixes).map(
    ([name, prefix]) => [name, join(directory, prefix + id)] as const,
  );
  for (const [, path] of paths) {
    await writeFile(path, '');
    await giveTo(user, path);
  }
  return Object.fromEntries(paths) as FileCommandFiles;
};

/** Reads back what a step wrote. A file that is gone says nothing. */
export const readFileCommands = async (files: FileCommandFiles, user: RunnerUser): Promise<FileCommands> => {
  const errors: string[] = [];
  const read = async <T>(name: keyof FileCommandFiles, parse: (text: string) => T, empty: T): Promise<T> => {
    try {
      return parse(await readAs(user, files[name]));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      errors.push(`Unable to process file command '${name}' successfully. ${why}`);
      return empty;
    }
  };
  return {
    env: await read('GITHUB_ENV', parseEnvironment, {}),
    output: await read('GITHUB_OUTPUT', parseKeyValues, {}),
    state: await read('GITHUB_STATE', parseKeyValues, {}),
    path: await read('GITHUB_PATH', parsePath, []),
    summary: await read('GITHUB_STEP_SUMMARY', checkSummary, ''),
    errors,
  };
};

const readAs = async (user: RunnerUser, path: string): Promise<string> => {
  if (!existsSync(path)) return '';
  const attributes = await stat(path);
  if (!isReadableBy(user, attributes)) throw new Error(`Access to the path '${path}' is denied.`);
  return readFile(path, 'utf8');
};
