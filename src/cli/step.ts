import {type Command} from 'commander';

import {type WithContext} from './context.js';
import {rootOption} from './root-options.js';
import {runStep} from './run-program.js';

/** What the wrapper for `shell: rootstock {0}` calls. */
export const registerStep = (program: Command, withContext: WithContext): void => {
  program
    .command('step', {hidden: true})
    .argument('<script>')
    .addOption(rootOption().makeOptionMandatory())
    .option('--user <user>')
    .action((script: string, options: {root: string; user?: string}) =>
      withContext((context) => runStep(context, options, script)),
    );
};
