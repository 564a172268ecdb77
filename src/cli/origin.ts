import {type Context} from './context.js';

/**
 * What made a layer, for its description: `run make`, `snapshot deps (job build)`. Never a whole command line, which may
 * hold secrets: descriptions travel with the layers.
 */
export const originOf = (command: string, {caller}: Context, what = ''): string => {
  const job = caller.environment['GITHUB_JOB'];
  return [command, what, ...(job ? [`(job ${job})`] : [])].filter((word) => word !== '').join(' ');
};
