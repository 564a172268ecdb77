import {type Command} from 'commander';

import {renameSnapshot} from '../root/names.js';
import {checkName} from '../snapshot/names.js';
import {givePromisedNames} from './pack-and-say.js';
import {type WithContext} from './context.js';
import {rootOption} from './root-options.js';

export const registerRename = (program: Command, withContext: WithContext): void => {
  program
    .command('rename')
    .description('give a snapshot another name')
    .argument('<from>', 'a snapshot of the root')
    .argument('<to>', 'its name from now on')
    .addOption(rootOption())
    .option('--force', 'move a name that exists')
    .action((from: string, to: string, {root, force = false}: {root: string; force?: boolean}) =>
      withContext(async (context) => {
        checkName('snapshot', to);
        await givePromisedNames(context, root);
        await renameSnapshot(context.store, root, {from, to, force});
        return 0;
      }),
    );
};
