import {type Argv} from '../host/command.js';
import {findProgram} from '../host/tools.js';

/** Below what the job does: the processor where that leaves some, and the disk last of all. */
export const inBackground = (argv: Argv): Argv => [
  ...(['nice', '-n', '10'] as const),
  ...(findProgram('ionice') === undefined ? [] : ['ionice', '-c', '2', '-n', '7']),
  ...argv,
];

/** Without the mark by which the runner ends what is left when the job completes: post does that itself. */
export const unmarked = ({RUNNER_TRACKING_ID: _mark, ...others}: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  others;
