import {existsSync, realpathSync} from 'node:fs';
import {dirname, isAbsolute, join, resolve} from 'node:path';

import {UsageError} from '../errors.js';
import {isAtOrBelow} from '../host/scratch.js';

/** A directory or file of this machine that is shown in the root. */
export interface Bind {
  readonly source: string;
  /** Where, inside the root. */
  readonly target: string;
  readonly readOnly: boolean;
}

/** Reads `src[:dst][:ro]`. A relative source is below `directory`. Throws UsageError for what cannot be bound. */
export const parseBind = (text: string, directory: string): Bind => {
  const parts = text.split(':');
  const readOnly = parts.length > 1 && parts[parts.length - 1] === 'ro';
  if (readOnly) parts.pop();
  const [from = '', to, ...more] = parts;
  const source = resolve(directory, from);
  const target = to ?? source;
  const why =
    from === '' || more.length > 0
      ? 'it is not src[:dst][:ro]'
      : !isAbsolute(target)
        ? 'its place in the root must be an absolute path'
        : target.split('/').includes('..')
          ? 'its place in the root may not hold ".."'
          : /^\/*$/.test(target)
            ? 'it would hide the whole root'
            : !existsSync(source)
              ? `${source} does not exist`
              : undefined;
  if (why !== undefined) throw new UsageError(`bind "${text}"`, why);
  return {source: realpathSync(source), target: target.replace(/\/+$/, ''), readOnly};
};

/** What a step of a job needs at the same path: its script, its file commands, its workspace and tools (runner.md, C.6). */
export const runnerBinds = (environment: Readonly<Record<string, string | undefined>>): Bind[] => {
  const {GITHUB_WORKSPACE, RUNNER_WORKSPACE, RUNNER_TEMP, RUNNER_TOOL_CACHE} = environment;
  const work = RUNNER_WORKSPACE === undefined ? undefined : dirname(RUNNER_WORKSPACE);
  const commandFiles = [
    'GITHUB_ENV',
    'GITHUB_OUTPUT',
    'GITHUB_PATH',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_EVENT_PATH',
  ]
    .map((name) => environment[name])
    .filter((path) => path !== undefined && path !== '')
    .map((path) => dirname(path ?? ''));
  // The whole work directory when it is one: the runner keeps its own _temp and _actions there.
  const wholeWork =
    work !== undefined && RUNNER_TEMP !== undefined && isAtOrBelow(RUNNER_TEMP, work) ? work : undefined;
  const wanted = [
    wholeWork,
    GITHUB_WORKSPACE,
    RUNNER_WORKSPACE,
    RUNNER_TEMP,
    RUNNER_TOOL_CACHE,
    ...commandFiles,
  ];
  return outermost(
    wanted.filter((path): path is string => path !== undefined && path.startsWith('/') && path !== '/'),
  )
    .filter((path) => existsSync(path))
    .map((path) => ({source: path, target: path, readOnly: false}));
};

/**
 * The work tree of git that holds the directory: on a laptop this is what a job's workspace is. Nothing for a directory
 * outside of one, and never the root directory of the machine.
 */
export const workspaceOf = (directory: string): string | undefined => {
  for (let here = directory; here !== '/'; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
  }
  return undefined;
};

/** The binds that a command started here, with this environment, expects without asking. */
export const usualBinds = (
  environment: Readonly<Record<string, string | undefined>>,
  directory: string,
): Bind[] => {
  const binds = runnerBinds(environment);
  const workspace = workspaceOf(directory);
  if (workspace === undefined || binds.some(({target}) => isAtOrBelow(workspace, target))) return binds;
  return [...binds, {source: workspace, target: workspace, readOnly: false}];
};

const outermost = (paths: readonly string[]): string[] =>
  [...new Set(paths)]
    .sort((a, b) => a.length - b.length)
    .reduce<string[]>(
      (kept, path) => (kept.some((outer) => isAtOrBelow(path, outer)) ? kept : [...kept, path]),
      [],
    );
