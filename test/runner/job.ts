import {mkdir, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

import {actionUnit, parseUses} from './action-step.js';
import {type JobRun, type StepResult} from './job-run.js';
import {giveTo} from './ownership.js';
import {runUnit} from './run-step.js';
import {downloadActions} from './sources.js';
import {type Unit, executeUnit} from './step-execution.js';
import {deleteContents} from './temp-directory.js';
import {type Step} from './workflow.js';

/** Runs the steps of a job, then the posts of those whose main was started, the latest first. */
export const runSteps = async (run: JobRun): Promise<void> => {
  const posts: Unit[] = [];
  for (const [index, step] of run.job.steps.entries()) {
    const unit = unitOf(run, step, stepId(run.job.steps, index), (post) => posts.unshift(post));
    note(run, step, await executeUnit(run, unit));
    if (run.isShutDown) return;
  }
  for (const post of posts) {
    note(run, post.step, await executeUnit(run, post));
    if (run.isShutDown) return;
  }
};

/** Empties the temporary directory and puts there what a job begins with. */
export const setUpJob = async (run: JobRun, event: unknown): Promise<void> => {
  const {temp, actions} = run.layout;
  await deleteContents(temp, run.user);
  const eventFile = run.github['GITHUB_EVENT_PATH'] ?? '';
  await mkdir(dirname(eventFile), {recursive: true});
  await writeFile(eventFile, JSON.stringify(event));
  await giveTo(run.user, dirname(eventFile), {recursive: true});
  const references = run.job.steps.flatMap(({uses}) => (uses === undefined ? [] : [parseUses(uses)]));
  await downloadActions(references, run.actions, actions, run.user);
};

const unitOf = (run: JobRun, step: Step, id: string, onPost: (post: Unit) => void): Unit =>
  step.uses === undefined ? runUnit(run, step, id) : actionUnit(run, step, id, onPost);

const note = (run: JobRun, step: Step, result: StepResult): void => {
  run.results.push(result);
  const counts = result.outcome === 'failure' && step['continue-on-error'] !== true;
  if (counts && run.status === 'success') run.status = 'failure';
};

/** A step's own id, or one like the runner's: `__run`, `__self_2`. */
export const stepId = (steps: readonly Step[], index: number): string => {
  const plain = ({uses}: Step): string => {
    if (uses === undefined) return '__run';
    const {repository} = parseUses(uses);
    return `__${repository === undefined ? 'self' : repository.replace('/', '_')}`;
  };
  const step = steps[index];
  if (!step) throw new Error(`no step ${index}`);
  if (step.id !== undefined) return step.id;
  const same = steps
    .slice(0, index + 1)
    .filter((other) => other.id === undefined && plain(other) === plain(step));
  return same.length === 1 ? plain(step) : `${plain(step)}_${same.length}`;
};
