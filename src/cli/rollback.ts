import {type Command, Option} from 'commander';

import {cleanRoot, rollBackRoot} from '../root/roll-back.js';
import {requireRoot} from '../root/state.js';
import {type WithContext} from './context.js';
import {givePromisedNames} from './pack.js';
import {rootOption} from './root-options.js';

interface RollbackOptions {
  readonly root: string;
  readonly kill?: boolean;
}

const killOption = (): Option =>
  new Option(
    '--kill',
    'end commands that use the root, instead of refusing (what they left running is ended in any case)',
  );

const busyOf = ({kill}: RollbackOptions): 'end' | 'end-daemons' => (kill ? 'end' : 'end-daemons');

export const registerRollback = (program: Command, withContext: WithContext): void => {
  program
    .command('rollback-to')
    .description('drop what was changed in a root; the named snapshot is now current')
    .argument('<snapshot>', 'a snapshot of the root, a key, or the digest of a layer')
    .addOption(rootOption())
    .addOption(killOption())
    .action((word: string, options: RollbackOptions) =>
      withContext(async (context) => {
        const {store, tools, say} = context;
        requireRoot(store, options.root);
        await givePromisedNames(context, options.root);
        await rollBackRoot(store, options.root, word, {busy: busyOf(options), tools, say});
        return 0;
      }),
    );
  program
    .command('clean')
    .description('drop what was changed in a root; back to its current snapshot')
    .addOption(rootOption())
    .addOption(killOption())
    .action((options: RollbackOptions) =>
      withContext(async ({store}) => {
        requireRoot(store, options.root);
        await cleanRoot(store, options.root, busyOf(options));
        return 0;
      }),
    );
};
