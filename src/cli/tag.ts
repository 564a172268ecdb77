import {type Command} from 'commander';

import {tagSnapshot} from '../root/names.js';
import {checkName} from '../snapshot/names.js';
import {givePromisedNames} from './pack-and-say.js';
import {type WithContext} from './context.js';
import {rootOption} from './root-options.js';

export const registerTag = (program: Command, withContext: WithContext): void => {
  program
    .command('tag')
    .description('give a snapshot a second name')
    .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
    .argument('<name>', 'its second name')
    .addOption(rootOption())
    .option('--force', 'move a name that exists')
    .action((word: string, name: string, {root, force = false}: {root: string; force?: boolean}) =>
      withContext(async (context) => {
        checkName('snapshot', name);
        await givePromisedNames(context, root);
        await tagSnapshot(context.store, root, {word, name, force});
        return 0;
      }),
    );
};
