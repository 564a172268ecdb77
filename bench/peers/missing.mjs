// Which programs this machine lacks.
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** @param {readonly string[]} programs @returns {string[]} those that are nowhere in PATH */
export const missingIn = (programs) => {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return programs.filter((program) => !directories.some((directory) => existsSync(join(directory, program))));
};
