import {type Annotation} from './annotations.js';
import {type Variables, contextOf} from './environment.js';
import {type Scope} from './expression/evaluate.js';
import {type Status, generalFunctions, statusFunctions} from './expression/functions.js';
import {expandAll} from './expression/template.js';
import {type JobCgroup} from './job-cgroup.js';
import {type Layout} from './layout.js';
import {type WaitingTimes} from './step-process.js';
import {type RunnerUser} from './user.js';
import {type Job, type Step} from './workflow.js';

/** Ends a step from outside, that long after it began or when a line of its log matches. */
export interface Cancellation {
  /** The id or name of a step; a post step's id is `post:` and the step's. */
  readonly step: string;
  readonly after: number | RegExp;
  /** The machine goes away: the entry process is killed, no later step and no post runs, nothing is cleaned. */
  readonly shutdown?: boolean;
}

export interface StepResult {
  readonly id: string;
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  readonly outputs: Variables;
  /** Both streams, as lines. */
  readonly log: string;
  /** Null where no process was started. */
  readonly exitCode: number | null;
  readonly durationMs: number;
  readonly summary: string;
}

/** A job while it runs. */
export interface JobRun {
  readonly job: Job;
  readonly layout: Layout;
  readonly user: RunnerUser;
  readonly machine: Variables;
  readonly github: Variables;
  readonly runner: Variables;
  readonly service: Variables;
  /** Contexts beside github, runner, env, steps and job: matrix, inputs, vars, secrets. */
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly times: WaitingTimes;
  readonly cancel: Cancellation | undefined;
  readonly cgroup: JobCgroup | undefined;
  /** Local directories of the actions that the job uses, by `owner/name`. */
  readonly actions: Readonly<Record<string, string>>;
  readonly checkout: string | undefined;
  readonly annotations: Annotation[];
  readonly results: StepResult[];
  /** What is set for later steps. */
  env: Record<string, string>;
  path: string[];
  status: Status;
  isShutDown: boolean;
}

/** The `env` context of a step. */
export const environmentContext = (run: JobRun, step: Step): Record<string, string> => {
  const own = expandAll(step.env, scopeOf(run, run.env));
  return {...run.env, ...own};
};

/** What the expressions of a step can see. */
export const scopeOf = (run: JobRun, env: Variables): Scope => ({
  contexts: {
    ...run.contexts,
    github: {token: '', ...contextOf('GITHUB_', run.github)},
    runner: contextOf('RUNNER_', run.runner),
    env,
    job: {status: run.status},
    steps: Object.fromEntries(run.results.map(({id, ...result}) => [id, result])),
  },
  functions: {...generalFunctions(run.layout.workspace), ...statusFunctions(run.status)},
});
