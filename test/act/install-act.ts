import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rename, rm} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

export const actVersion = 'v0.2.89';

/** Older ones do not fetch the Go that a module asks for. */
const oldestGo = [1, 21] as const;

const execute = promisify(execFile);

/** Builds nektos/act from its module, once for each version and user, and returns the program's path. */
export const installAct = async (): Promise<string> => {
  const directory = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rootstock-test');
  const program = join(directory, `act-${actVersion}`);
  if (existsSync(program)) return program;
  checkGo(await goVersion());
  await mkdir(directory, {recursive: true});
  const building = await mkdtemp(join(directory, 'building-'));
  try {
    await execute('go', ['install', `github.com/nektos/act@${actVersion}`], {
      env: {...process.env, GOBIN: building, CGO_ENABLED: '0'},
    });
    await rename(join(building, 'act'), program);
  } catch (error) {
    throw new Error(`act ${actVersion} could not be built: ${String(error)}`, {cause: error});
  } finally {
    await rm(building, {recursive: true, force: true});
  }
  return program;
};

/** Undefined where Go is not installed. */
const goVersion = async (): Promise<string | undefined> => {
  try {
    return (await execute('go', ['version'])).stdout;
  } catch {
    return undefined;
  }
};

/** Throws, saying what to do, unless this is the version of a Go that can build act. */
export const checkGo = (version: string | undefined): void => {
  const wanted = `act ${actVersion} is built with Go 1.25, or with one from ${oldestGo.join('.')} that may fetch it`;
  if (version === undefined) throw new Error(`${wanted}. Go is not installed: put it into PATH.`);
  const [, major = 0, minor = 0] = /go(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) === oldestGo[0] && Number(minor) < oldestGo[1]) {
    throw new Error(`${wanted}. This is ${version.trim()}: install a newer one.`);
  }
};
