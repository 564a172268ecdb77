import {type JobRun} from './job-run.js';
import {type Unit} from './step-execution.js';

/** Why a step was ended from outside. */
export type EndKind = 'timeout' | 'cancel';

/** What watches a running step, to end it. */
export interface StepEnd {
  /** Aborted, with reason `cancel` or `kill`, when the process is to end. */
  readonly signal: AbortSignal;
  kind(): EndKind | undefined;
  /** To be called with each line of the log. */
  see(line: string): void;
  stop(): void;
}

/**
 * Watches for the step's own time limit and for the job's cancellation. A cancelled job asks the running step's
 * condition again: `always()` lets it go on.
 */
export const watchForEnd = (run: JobRun, unit: Unit, isWanted: () => boolean): StepEnd => {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let kind: EndKind | undefined;
  const end = (why: EndKind, how: 'cancel' | 'kill') => {
    if (kind !== undefined) return;
    kind = why;
    controller.abort(how);
  };
  const cancel = run.cancel;
  const isMeant = cancel !== undefined && [unit.id, unit.name].includes(cancel.step);
  const cancelJob = () => {
    run.status = 'cancelled';
    run.isShutDown = cancel?.shutdown ?? false;
    if (run.isShutDown) end('cancel', 'kill');
    else if (!isWanted()) end('cancel', 'cancel');
  };
  if (isMeant && typeof cancel.after === 'number') timers.push(setTimeout(cancelJob, cancel.after));
  const minutes = unit.step['timeout-minutes'];
  if (minutes !== undefined) timers.push(setTimeout(() => end('timeout', 'cancel'), minutes * 60_000));
  return {
    signal: controller.signal,
    kind: () => kind,
    see: (line) => {
      if (isMeant && cancel.after instanceof RegExp && cancel.after.test(line)) cancelJob();
    },
    stop: () => timers.forEach(clearTimeout),
  };
};
