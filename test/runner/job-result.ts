import {type StepResult} from './job-run.js';
import {type JobResult} from './runner.js';

/** The result of the step with that id; `post:` and the id for its post. */
export const stepOf = ({steps}: Pick<JobResult, 'steps'>, id: string): StepResult => {
  const found = steps.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no step ${id} among ${steps.map((step) => step.id).join(', ')}`);
  return found;
};

/** How each step that was reached ended, by id. */
export const outcomesOf = ({steps}: Pick<JobResult, 'steps'>): Record<string, StepResult['outcome']> =>
  Object.fromEntries(steps.map(({id, outcome}) => [id, outcome]));

/** All of a job for the message of a failed test: every step's end and log. */
export const describeJob = ({status, steps}: Pick<JobResult, 'status' | 'steps'>): string =>
  [
    `job: ${status}`,
    ...steps.map(
      ({id, outcome, exitCode, log}) => `== ${id}: ${outcome} (${exitCode ?? 'no process'})\n${log}`,
    ),
  ].join('\n');
