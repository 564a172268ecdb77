import {mkdirSync, rmSync} from 'node:fs';

import {restoreCache, saveCache} from '@actions/cache';

/** GitHub's own client, which packs, sends, fetches and unpacks one file of a directory. */
export interface Client {
  /** The newest entry that begins with the first of the prefixes that any begins with; the client explains failures itself. */
  readonly lookUp: (file: string, prefixes: readonly string[]) => Promise<string | undefined>;
  /** Unpacks that entry; undefined for a miss and a failure alike (runner.md, A.5). */
  readonly restore: (file: string, prefixes: readonly string[]) => Promise<string | undefined>;
  /** Whether it was saved; a lost race, a denial and a failure look alike. */
  readonly save: (file: string, key: string) => Promise<boolean>;
}

/** The client takes ten keys. */
const mostPrefixes = 9;

/**
 * @param directory where files come from and go to
 * @param archives where their archives are kept meanwhile
 */
export const clientIn = (directory: string, archives: string): Client => {
  const restore = (file: string, prefixes: readonly string[], lookupOnly: boolean) =>
    inDirectory(directory, archives, () => {
      // Not every service takes the first one, which it has as the key, as a prefix too.
      return restoreCache([file], prefixes[0] ?? '', prefixes.slice(0, mostPrefixes), {lookupOnly});
    });
  return {
    lookUp: (file, prefixes) => restore(file, prefixes, true),
    restore: (file, prefixes) => restore(file, prefixes, false),
    save: async (file, key) => (await inDirectory(directory, archives, () => saveCache([file], key))) !== -1,
  };
};

/** The calls that are under way, all in one directory, and what to go back to after the last. */
interface Visit {
  readonly directory: string;
  readonly goBack: () => void;
  calls: number;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

let visit: Visit | undefined;

/**
 * The client packs and unpacks relative to GITHUB_WORKSPACE, finds files from the working directory, and keeps its archive
 * in RUNNER_TEMP. With the first two in one directory of ours, an entry holds a bare file name, which is the same on every
 * machine, and the archive goes to the disk that has room for it. Calls for one directory run at the same time.
 */
const inDirectory = async <T>(directory: string, archives: string, work: () => Promise<T>): Promise<T> => {
  while (visit && visit.directory !== directory) await visit.ended;
  visit ??= enter(directory, archives);
  const here = visit;
  here.calls++;
  try {
    return await work();
  } finally {
    if (--here.calls === 0) {
      visit = undefined;
      here.goBack();
      here.end();
    }
  }
};

const enter = (directory: string, archives: string): Visit => {
  const before = {
    directory: process.cwd(),
    workspace: process.env['GITHUB_WORKSPACE'],
    temp: process.env['RUNNER_TEMP'],
  };
  mkdirSync(archives, {recursive: true});
  process.chdir(directory);
  process.env['GITHUB_WORKSPACE'] = directory;
  process.env['RUNNER_TEMP'] = archives;
  const goBack = (): void => {
    process.chdir(before.directory);
    restoreVariable('GITHUB_WORKSPACE', before.workspace);
    restoreVariable('RUNNER_TEMP', before.temp);
    rmSync(archives, {recursive: true, force: true});
  };
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {directory, goBack, calls: 0, ended, end};
};

const restoreVariable = (name: string, value: string | undefined): void => {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
};
