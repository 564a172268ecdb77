import {type Command} from 'commander';

import {RootstockError} from '../errors.js';
import {changeRoot} from '../root/lock.js';
import {packRoot} from '../root/pack.js';
import {requireRoot} from '../root/state.js';
import {resetRoot, stackOf} from '../root/transitions.js';
import {requireSnapshot} from '../snapshot/snapshots.js';
import {type Context, type WithContext} from './context.js';
import {rootOption} from './root-options.js';

interface RollbackOptions {
  readonly root: string;
  readonly kill?: boolean;
}

export const registerRollback = (program: Command, withContext: WithContext): void => {
  const kill =
    'end commands that use the root, instead of refusing (what they left running is ended in any case)';
  program
    .command('rollback-to')
    .description('drop what was changed in a root; the named snapshot is now current')
    .argument('<name>', 'a snapshot of the root, or a key')
    .addOption(rootOption())
    .option('--kill', kill)
    .action((name: string, options: RollbackOptions) =>
      withContext(async (context) => {
        const {store} = context;
        const state = requireRoot(store, options.root);
        const {base, layers} = requireSnapshot(store, options.root, name);
        if (base.name !== state.base.name) {
          throw new RootstockError(
            `rollback of root "${options.root}"`,
            `"${name}" stands on ${base.name}, not on ${state.base.name}`,
          );
        }
        return reset(context, options, {stack: stackOf(layers), current: name});
      }),
    );
  program
    .command('clean')
    .description('drop what was changed in a root; back to its current snapshot')
    .addOption(rootOption())
    .option('--kill', kill)
    .action((options: RollbackOptions) =>
      withContext((context) => {
        requireRoot(context.store, options.root);
        return reset(context, options, {});
      }),
    );
};

const reset = async (
  {store, tools, say}: Context,
  {root, kill}: RollbackOptions,
  to: Parameters<typeof resetRoot>[2],
): Promise<number> => {
  // A name that was promised is given first: its layers may not be in the new stack.
  await packRoot(store, root, {tools, say});
  await changeRoot(store, root, {busy: kill ? 'end' : 'end-daemons', what: 'dropping the changes'}, (state) =>
    resetRoot(store, state, to),
  );
  return 0;
};
