import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';

import {type OutputPipe, createOutputPipe} from './output-pipe.js';
import {asUser} from './ownership.js';
import {type RunnerUser} from './user.js';

/** How long the runner waits, in milliseconds. */
export interface WaitingTimes {
  /** From SIGINT to SIGTERM. */
  readonly interrupt: number;
  /** From SIGTERM to SIGKILL. */
  readonly terminate: number;
  /** For the output to be closed once the process has ended. */
  readonly output: number;
}

export const officialTimes: WaitingTimes = {interrupt: 7500, terminate: 2500, output: 5000};

export interface StepProcess {
  readonly argv: readonly [string, ...string[]];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: RunnerUser;
  readonly times: WaitingTimes;
  /** A directory for its pipes. */
  readonly pipes: string;
  readonly onLine: (line: string) => void;
  /** The start of an argv that keeps track of what runs after it. */
  readonly enter: readonly string[];
  /** `cancel` starts SIGINT, SIGTERM, SIGKILL; `kill` is SIGKILL at once. Both go to the entry process only. */
  readonly control: AbortSignal;
}

/** Runs the entry process of a step and returns its exit code, 128 and the signal's number if a signal ended it. */
export const runStepProcess = async (step: StepProcess): Promise<number> => {
  const output = await createOutputPipe(step.pipes, step.user);
  const errors = await createOutputPipe(step.pipes, step.user);
  const reading = Promise.all([output.read(step.onLine), errors.read(step.onLine)]);
  const child = start(step, output, errors);
  const exited = exitCode(child);
  const stopWatching = obey(step, child);
  try {
    return await exited;
  } finally {
    stopWatching();
    const waited = new AbortController();
    await Promise.race([
      reading,
      sleep(step.times.output, undefined, {signal: waited.signal}).catch(() => undefined),
    ]);
    waited.abort();
    output.destroy();
    errors.destroy();
  }
};

const start = (step: StepProcess, output: OutputPipe, errors: OutputPipe): ChildProcess => {
  const [program = '', ...rest] = [...step.enter, ...asUser(step.user), ...step.argv];
  const child = spawn(program, rest, {
    cwd: step.directory,
    env: step.environment,
    stdio: ['ignore', output.writeEnd, errors.writeEnd],
  });
  output.closeWriteEnd();
  errors.closeWriteEnd();
  return child;
};

const exitCode = async (child: ChildProcess): Promise<number> => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
};

/** Sends signals when told to; returns what ends that. */
const obey = (step: StepProcess, child: ChildProcess): (() => void) => {
  const over = new AbortController();
  const signals = async () => {
    if (step.control.reason !== 'kill') {
      child.kill('SIGINT');
      await sleep(step.times.interrupt, undefined, {signal: over.signal});
      child.kill('SIGTERM');
      await sleep(step.times.terminate, undefined, {signal: over.signal});
    }
    child.kill('SIGKILL');
  };
  const begin = () => void signals().catch(() => undefined);
  if (step.control.aborted) begin();
  else step.control.addEventListener('abort', begin, {once: true, signal: over.signal});
  return () => over.abort();
};
