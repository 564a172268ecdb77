import {type Command} from 'commander';

import {formatBytes} from '../host/format.js';
import {whileNobodyPacks} from '../root/pack.js';
import {resolveReference} from '../root/reference.js';
import {squashStack} from '../root/squash.js';
import {digestsOf, requireWhole} from '../root/stacks.js';
import {requireRoot} from '../root/state.js';
import {makeSnapshot, type Snapshot} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {type Context, type WithContext} from './context.js';
import {collectAfter} from './gc.js';
import {givePromisedNames} from './pack-and-say.js';
import {printJson} from './print.js';
import {rootOption} from './root-options.js';

export const registerSquash = (program: Command, withContext: WithContext): void => {
  program
    .command('squash')
    .description('make one layer of those that a snapshot has above its base; its other names move with it')
    .argument('[snapshot]', 'a snapshot of the root, or a key (default: the current stack)')
    .addOption(rootOption())
    .option('--json', 'print what was made as JSON')
    .action((word: string | undefined, {root, json}: {root: string; json?: boolean}) =>
      withContext((context) => squash(context, root, word, json)),
    );
};

const squash = async (context: Context, root: string, word?: string, json?: boolean): Promise<number> => {
  const {store, tools, say} = context;
  requireRoot(store, root);
  await givePromisedNames(context, root);
  const squashed = await whileNobodyPacks(store, root, () => {
    const snapshot = word === undefined ? presentStack(store, root) : resolveReference(store, root, word);
    requireWhole(store, snapshot);
    return squashStack(store, root, snapshot, {tools, say});
  });
  if (!squashed) say('there are not two layers to squash');
  else {
    say(`squashed ${squashed.count} layers into one of ${formatBytes(squashed.layer.size)}`);
    await collectAfter(context);
  }
  if (json) {
    const made = squashed && {
      digest: squashed.layer.digest,
      squashed: squashed.count,
      current: squashed.isMounted,
    };
    printJson(made ?? {squashed: 0});
  }
  return 0;
};

const presentStack = (store: Store, root: string): Snapshot => {
  const state = requireRoot(store, root);
  return makeSnapshot(root, state, digestsOf(store, state) ?? []);
};
