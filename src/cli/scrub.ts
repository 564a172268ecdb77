import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {type Command} from 'commander';

import {dropRoot, sweepRoots} from '../root/drop.js';
import {removeLeftovers} from '../root/leftovers.js';
import {listRoots} from '../root/state.js';
import {aloneInStore} from '../snapshot/store.js';
import {type WithContext} from './context.js';
import {collectAfter} from './gc.js';
import {rootOption} from './root-options.js';

interface ScrubOptions {
  readonly root: string;
  readonly all?: boolean;
  readonly kill?: boolean;
  readonly ifExists?: boolean;
}

export const registerScrub = (program: Command, withContext: WithContext): void => {
  program
    .command('scrub')
    .description('remove a root and all that is only its own')
    .addOption(rootOption())
    .option('--all', 'every root, snapshot, key, base and layer of the store')
    .option('--kill', 'end commands that use it, instead of refusing')
    .option('--if-exists', 'do nothing when there is no such root')
    .action(({root, all, kill, ifExists}: ScrubOptions) =>
      withContext(async (context) => {
        const {store, say} = context;
        const busy = kill ? 'end' : 'end-daemons';
        const roots = listRoots(store);
        if (!all && !roots.includes(root) && !ifExists) say(`there is no root "${root}"`);
        for (const name of all ? roots : [root]) await dropRoot(store, name, busy);
        if (all) {
          await aloneInStore(store, () => {
            // Also those that cannot be read.
            for (const directory of [store.keys, store.bases])
              for (const name of readdirSync(directory).filter((file) => file.endsWith('.json')))
                rmSync(join(directory, name));
          });
        }
        await sweepRoots(store);
        await collectAfter(context);
        if (all) await removeLeftovers(store);
        return 0;
      }),
    );
};
