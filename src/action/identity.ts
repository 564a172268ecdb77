import {digestOfText} from '../host/digest.js';
import {processStartTime} from '../host/processes.js';

/** Which runner this is, and which of its jobs. One runner has one job at a time, and its own temporary directory. */
export interface JobIdentity {
  readonly runner: string;
  readonly job: string;
  /** Keeps the roots of the runners of one machine apart. */
  readonly rootSuffix: string;
}

export const jobIdentity = (environment: NodeJS.ProcessEnv): JobIdentity => {
  const runner = environment['RUNNER_TEMP'] ?? process.cwd();
  // A matrix gives several jobs the same run and name. The tracking id is new for every job, and so is the process that
  // starts its steps, which other runners have too.
  const parts = ['RUNNER_TRACKING_ID', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'].map(
    (name) => environment[name] ?? '',
  );
  const worker = `${process.ppid} ${processStartTime(process.ppid) ?? ''}`;
  return {
    runner,
    job: shortHash([runner, ...parts, worker].join('\0')),
    rootSuffix: `-${shortHash(runner).slice(0, 8)}`,
  };
};

const shortHash = (text: string): string => digestOfText(text).slice(0, 16);
