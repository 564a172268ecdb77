import {readFile} from 'node:fs/promises';

import {parse} from 'yaml';

type Scalar = string | number | boolean | null;

/** A step as a workflow file has it. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, Scalar>>;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string | boolean;
  readonly env?: Readonly<Record<string, Scalar>>;
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: boolean;
  readonly 'timeout-minutes'?: number;
}

/** A job as a workflow file has it, as far as this harness runs it. */
export interface Job {
  readonly env?: Readonly<Record<string, Scalar>>;
  readonly defaults?: {readonly run?: Pick<Step, 'shell' | 'working-directory'>};
  readonly steps: readonly Step[];
}

interface Workflow extends Pick<Job, 'env' | 'defaults'> {
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads one job of a workflow file: the named one, or the only one. */
export const readJob = async (file: string, id?: string): Promise<Job> =>
  jobOf(await readFile(file, 'utf8'), id);

/** One job in the text of a workflow, with what it takes over from the workflow. */
export const jobOf = (text: string, id?: string): Job => {
  const workflow = parse(text) as Workflow;
  const ids = Object.keys(workflow.jobs);
  const wanted = id ?? ids[0] ?? '';
  const job = workflow.jobs[wanted];
  if (!job || (id === undefined && ids.length > 1))
    throw new Error(`name one job of ${ids.join(', ')}, not ${wanted}`);
  return {
    steps: job.steps,
    env: {...workflow.env, ...job.env},
    defaults: {run: {...workflow.defaults?.run, ...job.defaults?.run}},
  };
};
