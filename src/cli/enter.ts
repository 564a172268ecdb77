import {type Argv} from '../host/command.js';
import {outsidePath} from '../host/namespace.js';
import {directoryInRoot, enterRoot} from '../root/enter.js';
import {showBinds} from '../root/furnish.js';
import {useRoot} from '../root/lock.js';
import {type Mounted, rootPaths} from '../root/state.js';
import {findUser, runAsCaller} from '../root/users.js';
import {type Context} from './context.js';
import {bindsOf, type RootOptions} from './start-options.js';

/** Where and as whom a program runs in a root. */
export interface EntryOptions extends Pick<RootOptions, 'root' | 'bind'> {
  readonly user?: string;
  readonly workdir?: string;
}

/** What to run, which may depend on what the root has. */
export type Program = (state: Mounted, merged: string) => Argv;

/** Runs a program in a root that is there, and returns its exit status. */
export const enter = async (context: Context, options: EntryOptions, program: Program): Promise<number> => {
  const {store, caller, directory, say} = context;
  const {state, lock} = await useRoot(store, options.root);
  try {
    const merged = rootPaths(store, state.name).merged(state.generation);
    await showBinds(context.store, state, bindsOf(options, context));
    return await enterRoot({
      namespace: state.holder,
      merged,
      runAs:
        options.user === undefined
          ? runAsCaller(caller)
          : findUser(outsidePath(state.holder, merged), options.user),
      caller,
      directory: directoryInRoot(
        state.holder,
        merged,
        {asked: options.workdir, current: directory, settings: state.base.settings},
        say,
      ),
      settings: state.base.settings,
      argv: program(state, merged),
    });
  } finally {
    await lock.release();
  }
};
