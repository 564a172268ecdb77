import {randomUUID} from 'node:crypto';
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';

import {type Scope} from './expression/evaluate.js';
import {expand, stepHolds} from './expression/template.js';
import {type JobRun} from './job-run.js';
import {giveTo} from './ownership.js';
import {findCommand, shellArguments, shellOf} from './shell.js';
import {type Launch, type Unit} from './step-execution.js';
import {type Step} from './workflow.js';

/** A step with `run`. */
export const runUnit = (run: JobRun, step: Step, id: string): Unit => ({
  id,
  name: step.name ?? `Run ${(step.run ?? '').trim().split('\n')[0] ?? ''}`,
  step,
  holds: (scope) => stepHolds(step.if, scope),
  launch: (scope) => launchScript(run, step, scope),
});

const launchScript = async (run: JobRun, step: Step, scope: Scope): Promise<Launch> => {
  const defaults = run.job.defaults?.run;
  const shell = shellOf(step.shell ?? defaults?.shell);
  const directories = [...run.path, ...(run.machine['PATH'] ?? '').split(':')];
  const command = findCommand(shell.command, directories);
  const where = expand(step['working-directory'] ?? defaults?.['working-directory'] ?? '', scope);
  const directory = resolve(run.layout.workspace, where);
  if (!existsSync(directory)) throw new Error(`working directory ${directory}: No such file or directory`);
  const script = join(run.layout.temp, randomUUID() + shell.extension);
  await writeFile(script, expand(step.run ?? '', scope) + '\n', {mode: 0o644});
  await giveTo(run.user, script);
  return {argv: [command, ...shellArguments(shell, script)], directory};
};
