import {type Command} from 'commander';

import {requireRoot} from '../root/state.js';
import {type WithContext} from './context.js';
import {packAndSay} from './pack-and-say.js';
import {printJson} from './print.js';
import {rootOption} from './root-options.js';

export const registerPack = (program: Command, withContext: WithContext): void => {
  program
    .command('pack')
    .description('turn what was committed in a root into images, where that is still to be done')
    .addOption(rootOption())
    .option('--json', 'print what was saved as JSON')
    .action(({root, json}: {root: string; json?: boolean}) =>
      withContext(async (context) => {
        requireRoot(context.store, root);
        const packed = await packAndSay(context, root);
        if (json) printJson(packed);
        return 0;
      }),
    );
};
