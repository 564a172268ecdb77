import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

const execute = promisify(execFile);

/** Runs a program as root: by sudo where the harness is not root itself. */
export const runAsRoot = async (...argv: [string, ...string[]]): Promise<void> => {
  const [program, ...rest] = process.getuid?.() === 0 ? argv : (['sudo', '-n', ...argv] as const);
  await execute(program, rest);
};

/** The same, for what may be gone already. */
export const tryAsRoot = (...argv: [string, ...string[]]): Promise<void> =>
  runAsRoot(...argv).catch(() => undefined);

/** Removes a directory, of which root may own a part; without sudo, what is the caller's own. */
export const removeDirectory = async (directory: string): Promise<void> => {
  const argv = ['--recursive', '--force', '--one-file-system', directory];
  await tryAsRoot('rm', ...argv);
  await execute('rm', argv).catch(() => undefined);
};
