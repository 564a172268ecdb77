import {type Command} from 'commander';

import {formatBytes} from '../host/format.js';
import {collect} from '../root/collect.js';
import {dropRoot, sweepRoots} from '../root/drop.js';
import {listRoots, requireRoot} from '../root/state.js';
import {removeBases} from '../snapshot/bases.js';
import {findSnapshot, listKeys, removeKey, removeSnapshot, requireSnapshot} from '../snapshot/snapshots.js';
import {type Context, type WithContext} from './context.js';
import {rootOption} from './root-options.js';

interface ScrubOptions {
  readonly root: string;
  readonly all?: boolean;
  readonly kill?: boolean;
  readonly ifExists?: boolean;
}

export const registerRemove = (program: Command, withContext: WithContext): void => {
  program
    .command('remove')
    .description('forget the name of a snapshot; layers that nothing refers to any more are removed')
    .argument('<name>', 'a snapshot of the root, or a key')
    .addOption(rootOption())
    .action((name: string, {root}: {root: string}) =>
      withContext(async (context) => {
        const {store} = context;
        requireSnapshot(store, root, name);
        if (findSnapshot(store, root, name)) removeSnapshot(store, root, name);
        else for (const key of listKeys(store)) if (key.name === name) removeKey(store, key);
        await collectAndSay(context);
        return 0;
      }),
    );
  program
    .command('scrub')
    .description('remove a root and all that is only its own')
    .addOption(rootOption())
    .option('--all', 'every root, snapshot, key, base and layer of the store')
    .option('--kill', 'end commands that use it, instead of refusing')
    .option('--if-exists', 'do nothing when there is no such root')
    .action(({root, all, kill, ifExists}: ScrubOptions) =>
      withContext(async (context) => {
        const {store} = context;
        const busy = kill ? 'end' : 'end-daemons';
        if (ifExists && !listRoots(store).includes(root)) return 0;
        if (!all) requireRoot(store, root);
        for (const name of all ? listRoots(store) : [root]) await dropRoot(store, name, busy);
        if (all) {
          for (const key of listKeys(store)) removeKey(store, key);
          removeBases(store);
        }
        await sweepRoots(store);
        await collectAndSay(context);
        return 0;
      }),
    );
};

const collectAndSay = async ({store, say}: Context): Promise<void> => {
  const {layers, bytes} = await collect(store);
  if (layers > 0) say(`removed ${layers} layer${layers === 1 ? '' : 's'}, ${formatBytes(bytes)}`);
};
