import {type Command, Option} from 'commander';

import {type WithContext} from './context.js';
import {dropChanges, type DropOptions, rollBackTo} from './drop-changes.js';
import {rootOption} from './root-options.js';

const killOption = (): Option =>
  new Option(
    '--kill',
    'end commands that use the root, instead of refusing (what they left running is ended in any case)',
  );

export const registerRollback = (program: Command, withContext: WithContext): void => {
  program
    .command('rollback-to')
    .description('drop what was changed in a root; the named snapshot is now current')
    .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
    .addOption(rootOption())
    .addOption(killOption())
    .action((word: string, options: DropOptions) =>
      withContext((context) => rollBackTo(context, word, options)),
    );
};

export const registerClean = (program: Command, withContext: WithContext): void => {
  program
    .command('clean')
    .description('drop what was changed in a root; back to its current snapshot')
    .addOption(rootOption())
    .addOption(killOption())
    .action((options: DropOptions) => withContext((context) => dropChanges(context, options)));
};
