import {randomUUID} from 'node:crypto';

import {type Annotation} from './annotations.js';
import {type Variables, githubVariables, machineEnvironment, runnerVariables} from './environment.js';
import {type Status} from './expression/functions.js';
import {expandAll} from './expression/template.js';
import {type Cancellation, type JobRun, type StepResult, scopeOf} from './job-run.js';
import {runSteps, setUpJob} from './job.js';
import {type Layout, bundledNode, createLayout} from './layout.js';
import {type Leftovers} from './leftovers.js';
import {type MachineWatch, watchMachine} from './machine-watch.js';
import {endOrphans} from './orphans.js';
import {listProcesses} from './processes.js';
import {type WaitingTimes, officialTimes} from './step-process.js';
import {deleteContents} from './temp-directory.js';
import {type RunnerUser} from './user.js';
import {type Job} from './workflow.js';

export interface RunnerOptions {
  readonly user: RunnerUser;
  /** The Node 24 that actions run under: npm's, if none is given. */
  readonly node?: string;
  readonly repository?: string;
  /** Where to make the runner's directory. */
  readonly parent?: string;
  /** What the runner process has in its environment beside the usual. */
  readonly environment?: Variables;
  /** Local directories of actions that jobs use as `owner/name[/path]@ref`. */
  readonly actions?: Readonly<Record<string, string>>;
  /** The directory that `actions/checkout` copies to the workspace. */
  readonly checkout?: string;
}

export interface JobOptions {
  /** What a cache service says; only actions see what is not GITHUB_. */
  readonly service?: Variables;
  /** GITHUB_ variables that differ: `{ GITHUB_EVENT_NAME: 'pull_request' }`. */
  readonly github?: Variables;
  readonly event?: unknown;
  /** More contexts for expressions: `{ matrix: { compression: 'zstd' } }`. */
  readonly contexts?: Readonly<Record<string, unknown>>;
  readonly cancel?: Cancellation;
  readonly times?: Partial<WaitingTimes>;
}

export interface JobResult {
  readonly status: Status;
  /** Main steps in order, then posts in the order they ran. */
  readonly steps: readonly StepResult[];
  readonly annotations: readonly Annotation[];
  readonly summaries: readonly string[];
  readonly env: Variables;
  readonly path: readonly string[];
  /** The processes that the runner had to end after the job. */
  readonly orphans: readonly string[];
}

/** A self-hosted runner: jobs run one after another in the same directories. */
export interface Runner {
  readonly layout: Layout;
  readonly user: RunnerUser;
  runJob(job: Job, options?: JobOptions): Promise<JobResult>;
  /** What jobs left so far: mounts and loop devices below the runner's, and more, directories, and processes. */
  leftovers(...directories: string[]): Leftovers;
  /** Throws, with a list, if something is left a second after the job. */
  assertNothingLeft(...directories: string[]): Promise<void>;
  /** Ends, unmounts and removes all of it. */
  remove(): Promise<void>;
}

/** Makes a runner with directories of its own below a temporary one. */
export const createRunner = async (options: RunnerOptions): Promise<Runner> => {
  const {user, repository = 'octocat/hello', node = bundledNode(), parent} = options;
  const layout = await createLayout(user, {repository, node, parent});
  const machine = await watchMachine(layout, user, `github_${randomUUID()}`);
  return {
    layout,
    user,
    runJob: (job, jobOptions = {}) => runJob({...options, repository}, layout, machine, job, jobOptions),
    leftovers: machine.leftovers,
    assertNothingLeft: machine.assertNothingLeft,
    remove: machine.remove,
  };
};

const runJob = async (
  options: RunnerOptions & {readonly repository: string},
  layout: Layout,
  watch: MachineWatch,
  job: Job,
  {service = {}, github, event = {}, contexts = {}, cancel, times}: JobOptions,
): Promise<JobResult> => {
  // New for every job, and still found by what watches the machine.
  const trackingId = `${watch.trackingId}-${randomUUID()}`;
  const {user, repository, actions = {}, checkout, environment} = options;
  const isGithub = ([name]: [string, string]) => name.startsWith('GITHUB_');
  const known = new Set(listProcesses().map(({pid}) => pid));
  const ofService = Object.fromEntries(Object.entries(service).filter(isGithub));
  const run: JobRun = {
    ...{job, layout, user, contexts, actions, checkout, cancel, cgroup: watch.cgroup},
    machine: machineEnvironment(user, trackingId, environment),
    github: githubVariables(layout, repository, {...ofService, ...github}),
    runner: runnerVariables(layout),
    service: Object.fromEntries(Object.entries(service).filter((variable) => !isGithub(variable))),
    times: {...officialTimes, ...times},
    ...{annotations: [], results: [], env: {}, path: [], status: 'success', isShutDown: false},
  };
  run.env = expandAll(job.env, scopeOf(run, {}));
  await setUpJob(run, event);
  await runSteps(run);
  const orphans = run.isShutDown ? [] : endOrphans(user, trackingId, (pid) => known.has(pid));
  if (!run.isShutDown) await deleteContents(layout.temp, user);
  const {status, results: steps, annotations, env, path} = run;
  const summaries = steps.map(({summary}) => summary).filter(Boolean);
  return {status, steps, annotations, summaries, env, path, orphans};
};
