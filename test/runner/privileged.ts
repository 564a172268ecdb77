import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

/** Runs a program as root: by sudo where the harness is not root itself. */
export const runAsRoot = async (...argv: [string, ...string[]]): Promise<void> => {
  const [program, ...rest] = process.getuid?.() === 0 ? argv : (['sudo', '-n', ...argv] as const);
  await promisify(execFile)(program, rest);
};

/** The same, for what may be gone already. */
export const tryAsRoot = (...argv: [string, ...string[]]): Promise<void> =>
  runAsRoot(...argv).catch(() => undefined);
