import {type Argv} from '../host/command.js';
import {unhurried} from '../host/priority.js';
import {findProgram} from '../host/tools.js';

/** Below what the job does: the processor where that leaves some, and the disk last of all. */
export const inBackground = (argv: Argv): Argv =>
  unhurried(findProgram('ionice') === undefined ? argv : ['ionice', '-c', '2', '-n', '7', ...argv]);

/** Without the mark by which the runner ends what is left when the job completes: post does that itself. */
export const unmarked = ({RUNNER_TRACKING_ID: _mark, ...others}: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  others;
