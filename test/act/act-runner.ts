import {execFile} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {copyFile, link, mkdir, mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';

import {bundledNode} from '../runner/layout.js';
import {type Leftovers} from '../runner/leftovers.js';
import {type MachineWatch, watchMachine} from '../runner/machine-watch.js';
import {asUser, giveTo} from '../runner/ownership.js';
import {checkOut} from '../runner/sources.js';
import {officialTimes, runStepProcess} from '../runner/step-process.js';
import {type RunnerUser} from '../runner/user.js';
import {type ActLayout, actArguments, actEnvironment, actLayoutBelow} from './act-command.js';
import {type ActAnnotation, type ActStep, annotationsOf, stepsOf} from './act-log.js';
import {installAct} from './install-act.js';

export interface ActOptions {
  readonly user: RunnerUser;
  /** Copied, less what git or npm keeps there, and committed: act wants a git repository. */
  readonly directory: string;
  readonly node?: string;
}

export interface ActRunOptions {
  /** The workflow's path below the directory. */
  readonly workflow: string;
  readonly job?: string;
  readonly eventName?: string;
  readonly event?: unknown;
  /** What a cache service says; without one act's own is used, which has version 1 of the protocol. */
  readonly service?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ActResult {
  readonly exitCode: number;
  /** In the order they began; a step's post is an entry of its own. */
  readonly steps: readonly ActStep[];
  readonly annotations: readonly ActAnnotation[];
  /** All that act printed: JSON lines. */
  readonly log: string;
}

/** nektos/act with directories of its own. Its cache lasts from run to run. */
export interface ActRunner {
  readonly layout: ActLayout;
  run(options: ActRunOptions): Promise<ActResult>;
  leftovers(...directories: string[]): Leftovers;
  assertNothingLeft(...directories: string[]): Promise<void>;
  remove(): Promise<void>;
}

/** Installs act if need be and puts the directory where its jobs can use it. */
export const createActRunner = async ({user, directory, node}: ActOptions): Promise<ActRunner> => {
  const program = await installAct();
  const base = await mkdtemp(join(tmpdir(), 'act-'));
  const layout = actLayoutBelow(base);
  await place(program, layout.act);
  await place(node ?? bundledNode(), layout.node);
  await giveTo(user, base);
  await checkOut(directory, layout.repository, user);
  await commitAll(layout.repository, user);
  const watch = await watchMachine(layout, user, `github_${randomUUID()}`);
  return {
    layout,
    run: (options) => runAct(layout, user, watch, options),
    leftovers: watch.leftovers,
    assertNothingLeft: watch.assertNothingLeft,
    remove: watch.remove,
  };
};

const place = async (source: string, destination: string): Promise<void> => {
  await mkdir(dirname(destination), {recursive: true});
  await link(source, destination).catch(() => copyFile(source, destination));
};

/** act asks git for the revision and the branch. */
const commitAll = async (directory: string, user: RunnerUser): Promise<void> => {
  const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com'];
  const commands = [
    ['init', '--quiet', '--initial-branch', 'main'],
    ['remote', 'add', 'origin', 'https://github.com/octocat/hello'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--message', 'Test'],
  ];
  for (const command of commands) {
    const [program = '', ...rest] = [...asUser(user), 'git', ...command];
    await promisify(execFile)(program, rest, {cwd: directory, env: {...process.env, HOME: user.home}});
  }
};

const runAct = async (
  layout: ActLayout,
  user: RunnerUser,
  watch: MachineWatch,
  {workflow, job, eventName = 'push', event = {}, service, environment: extra = {}}: ActRunOptions,
): Promise<ActResult> => {
  await writeFile(layout.event, JSON.stringify(event));
  const lines: string[] = [];
  const exitCode = await runStepProcess({
    argv: actArguments(layout, {workflow, eventName, job, hasService: service !== undefined}),
    directory: layout.repository,
    environment: actEnvironment(layout, user, {service, extra, trackingId: watch.trackingId}),
    user,
    times: officialTimes,
    pipes: layout.base,
    enter: watch.cgroup?.enter ?? [],
    onLine: (line) => lines.push(line),
    control: new AbortController().signal,
  });
  return {exitCode, steps: stepsOf(lines), annotations: annotationsOf(lines), log: lines.join('\n')};
};
