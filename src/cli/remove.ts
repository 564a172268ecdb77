import {type Command} from 'commander';

import {removeNames} from '../root/names.js';
import {collectAfter} from './gc.js';
import {givePromisedNames} from './pack-and-say.js';
import {type WithContext} from './context.js';
import {rootOption} from './root-options.js';

export const registerRemove = (program: Command, withContext: WithContext): void => {
  program
    .command('remove')
    .description('forget names of snapshots; layers that nothing refers to any more are removed')
    .argument('<name...>', 'snapshots of the root, or keys')
    .addOption(rootOption())
    .action((names: string[], {root}: {root: string}) =>
      withContext(async (context) => {
        await givePromisedNames(context, root);
        await removeNames(context.store, root, names);
        await collectAfter(context);
        return 0;
      }),
    );
};
