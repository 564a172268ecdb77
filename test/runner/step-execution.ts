import {annotationOf} from './annotations.js';
import {type Variables, stepEnvironment} from './environment.js';
import {type Scope} from './expression/evaluate.js';
import {type FileCommands, noFileCommands} from './file-commands.js';
import {createFileCommandFiles, readFileCommands} from './file-command-files.js';
import {type JobRun, type StepResult, environmentContext, scopeOf} from './job-run.js';
import {watchForEnd} from './step-end.js';
import {runStepProcess} from './step-process.js';
import {type Step} from './workflow.js';

/** What to start for a step. */
export interface Launch {
  readonly argv: readonly [string, ...string[]];
  readonly directory: string;
  readonly inputs?: Variables;
  readonly state?: Variables;
  /** Variables for actions only. */
  readonly service?: Variables;
  readonly github?: Variables;
}

/** A main or a post step. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly step: Step;
  holds(scope: Scope): boolean;
  /** Makes ready and says what to start: nothing, if all is done by then. */
  launch(scope: Scope): Promise<Launch | undefined>;
  /** Takes the state that the step saved. */
  keepState?(state: Variables): void;
}

/** Runs a step as the runner does, and takes over what it set, however it ended. */
export const executeUnit = async (run: JobRun, unit: Unit): Promise<StepResult> => {
  const begin = performance.now();
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    const annotation = annotationOf(line, unit.id);
    if (annotation) run.annotations.push(annotation);
  };
  const isWanted = () => unit.holds(scopeOf(run, environmentContext(run, unit.step)));
  const result = (
    outcome: StepResult['outcome'],
    exitCode: number | null,
    {output, summary}: Pick<FileCommands, 'output' | 'summary'>,
  ): StepResult => ({
    ...{id: unit.id, name: unit.name, outcome, outputs: output, log: lines.join('\n'), exitCode},
    ...{durationMs: performance.now() - begin, summary},
  });
  const wanted = attempt(isWanted, (error) => say(`::error::${error}`));
  if (wanted === false) return result('skipped', null, noFileCommands);

  const files = await createFileCommandFiles(run.layout.temp, run.user);
  const end = watchForEnd(run, unit, isWanted);
  let exitCode: number | null = null;
  let failed = wanted === undefined;
  try {
    if (!failed) exitCode = await start(run, unit, files, end, say);
    failed ||= exitCode !== null && exitCode !== 0;
    if (exitCode !== null && failed) say(`::error::Process completed with exit code ${exitCode}.`);
  } catch (error) {
    failed = true;
    say(`::error::${messageOf(error)}`);
  } finally {
    end.stop();
  }
  const commands = await readFileCommands(files, run.user);
  takeOver(run, unit, commands);
  for (const error of commands.errors) say(`::error::${error}`);
  if (end.kind() === 'timeout') say(`::error::The action '${unit.name}' has timed out.`);
  failed ||= commands.errors.length > 0 || end.kind() === 'timeout';
  return result(end.kind() === 'cancel' ? 'cancelled' : failed ? 'failure' : 'success', exitCode, commands);
};

const start = async (
  run: JobRun,
  unit: Unit,
  files: Awaited<ReturnType<typeof createFileCommandFiles>>,
  end: ReturnType<typeof watchForEnd>,
  say: (line: string) => void,
): Promise<number | null> => {
  const context = environmentContext(run, unit.step);
  const launch = await unit.launch(scopeOf(run, context));
  if (!launch) return null;
  const {argv, directory, github, ...parts} = launch;
  return runStepProcess({
    argv,
    directory,
    environment: stepEnvironment({
      ...{machine: run.machine, context, path: run.path, runner: run.runner, files},
      github: {...run.github, ...github, GITHUB_ACTION: unit.id.replace(/^post:/, '')},
      ...parts,
    }),
    user: run.user,
    times: run.times,
    pipes: run.layout.base,
    enter: run.cgroup?.enter ?? [],
    onLine: (line) => {
      say(line);
      end.see(line);
    },
    control: end.signal,
  });
};

/** What the step set is there for later steps, even if it failed. */
const takeOver = (run: JobRun, unit: Unit, {env, path, state}: FileCommands): void => {
  run.env = {...run.env, ...env};
  for (const directory of path) run.path = [directory, ...run.path.filter((other) => other !== directory)];
  unit.keepState?.(state);
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const attempt = <T>(effect: () => T, onError: (message: string) => void): T | undefined => {
  try {
    return effect();
  } catch (error) {
    onError(messageOf(error));
    return undefined;
  }
};
