import {type Command} from 'commander';

import {scriptArguments} from '../root/setup.js';
import {type Context, type WithContext} from './context.js';
import {rootOption} from './root-options.js';
import {enter} from './run.js';

interface StepOptions {
  readonly root: string;
  readonly user?: string;
}

/** What the wrapper for `shell: rootstock {0}` calls: a step's script, as the runner's bash steps run theirs. */
export const registerStep = (program: Command, withContext: WithContext): void => {
  program
    .command('step', {hidden: true})
    .argument('<script>')
    .addOption(rootOption().makeOptionMandatory())
    .option('--user <user>')
    .action((script: string, options: StepOptions) =>
      withContext((context) => step(context, options, script)),
    );
};

const step = (context: Context, {root, user}: StepOptions, script: string): Promise<number> =>
  enter(context, {root, bind: [], ...(user === undefined ? {} : {user})}, () =>
    scriptArguments('bash', script),
  );
