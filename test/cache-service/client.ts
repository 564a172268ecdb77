import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

/** GitHub's own cache client, in a process and a workspace of its own. */
export interface CacheClient {
  readonly workspace: string;
  /** The entry's id, or -1. */
  save(path: string, key: string): Promise<number>;
  /** The key that matched, or null. */
  restore(path: string, key: string, ...restoreKeys: string[]): Promise<string | null>;
  /** What the client printed last. */
  log(): string;
  remove(): Promise<void>;
}

const script = fileURLToPath(new URL('client.mjs', import.meta.url));

/** Makes a client of the service that the environment names. */
export const createCacheClient = async (environment: Record<string, string>): Promise<CacheClient> => {
  const directory = await mkdtemp(join(tmpdir(), 'cache-client-'));
  const workspace = join(directory, 'workspace');
  const temp = join(directory, 'temp');
  await mkdir(workspace);
  await mkdir(temp);
  let log = '';
  const run = async (...args: string[]): Promise<unknown> => {
    const {stdout} = await promisify(execFile)(process.execPath, [script, ...args], {
      cwd: workspace,
      env: {PATH: process.env['PATH'] ?? '', GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, ...environment},
    });
    log = stdout;
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  };
  return {
    workspace,
    save: async (path, key) => (await run('save', path, key)) as number,
    restore: async (path, key, ...keys) => (await run('restore', path, key, ...keys)) as string | null,
    log: () => log,
    remove: () => rm(directory, {recursive: true, force: true}),
  };
};
