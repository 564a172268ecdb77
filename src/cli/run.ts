import {basename} from 'node:path';

import {type Command} from 'commander';

import {type Argv} from '../host/command.js';
import {outsidePath} from '../host/namespace.js';
import {showBinds} from '../root/furnish.js';
import {directoryInRoot, enterRoot, shellInRoot} from '../root/enter.js';
import {useRoot} from '../root/lock.js';
import {requireFreeName} from '../root/reference.js';
import {startRoot} from '../root/start.js';
import {type Mounted, readRoot, rootPaths} from '../root/state.js';
import {takeSnapshot} from '../root/take-snapshot.js';
import {findUser, runAsCaller} from '../root/users.js';
import {checkName} from '../snapshot/names.js';
import {type Context, type WithContext} from './context.js';
import {withEphemeralRoot} from './ephemeral.js';
import {originOf} from './origin.js';
import {givePromisedNames, packAndSay, packUnlessPackingAndSay} from './pack.js';
import {sayMatch} from './report.js';
import {addRootOptions, bindsOf, type RootOptions, startOf} from './root-options.js';

interface RunOptions extends RootOptions {
  readonly user?: string;
  readonly workdir?: string;
  readonly ephemeral?: boolean;
  readonly commit?: string;
  readonly force?: boolean;
  /** What is run, for the description of the layer that it makes. */
  readonly program?: string;
}

/** What to run, which may depend on what the root has. */
type Program = (state: Mounted, merged: string) => Argv;

export const registerRun = (program: Command, withContext: WithContext): void => {
  entryOptions(program.command('run'))
    .description('run a program in a root, which is made where there is none')
    .argument('<command...>', 'the program and its arguments, best after --')
    .passThroughOptions()
    .option('--ephemeral', 'in a copy that is dropped with the program')
    .option('--commit <name>', 'take a snapshot of this name when the program succeeds')
    .option('--force', 'let --commit move a name that exists')
    .action((command: [string, ...string[]], options: RunOptions) =>
      withContext((context) => run(context, {...options, program: basename(command[0])}, () => command)),
    );

  entryOptions(program.command('shell'))
    .description('an interactive shell in a root, which is made where there is none')
    .option('--ephemeral', 'in a copy that is dropped with the shell')
    .action((options: RunOptions) =>
      withContext((context) => run(context, options, ({holder}, merged) => [shellInRoot(holder, merged)])),
    );
};

const entryOptions = (command: Command): Command =>
  addRootOptions(command)
    .option('--snapshot <name>', 'start from this snapshot')
    .option('--user <user>', 'as whom: a name that the root knows, UID or UID:GID (default: the caller)')
    .option('--workdir <directory>', 'where, inside the root (default: the current directory)');

const run = async (context: Context, options: RunOptions, program: Program): Promise<number> => {
  if (options.ephemeral) {
    return withEphemeralRoot(context, options, (name) => enter(context, {...options, root: name}, program));
  }
  const start = startOf(options, context);
  const {commit: name} = options;
  if (name !== undefined) {
    checkName('snapshot', name);
    await givePromisedNames(context, options.root, name);
    const existing = readRoot(context.store, options.root);
    // Before the program runs for nothing.
    if (existing && !options.force) requireFreeName(context.store, existing, name);
  }
  const started = await startRoot(context.store, start);
  sayMatch(started, start.key, context.say);
  const began = Date.now();
  const entering = enter(context, options, program);
  // What a setup made is packed beside the program, and saved when the command ends. What another command packs, that saves.
  const isOurs = start.setup !== undefined && started.match !== undefined && started.match.kind !== 'exact';
  const packing = (
    isOurs
      ? packAndSay(context, options.root, started.state.pending)
      : packUnlessPackingAndSay(context, options.root)
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
  const exitCode = await entering;
  const problem = await packing;
  if (problem instanceof Error) throw problem;
  if (exitCode === 0 && name !== undefined) {
    const how = {kind: 'snapshot', strict: false, busy: 'refuse', ifChanged: false} as const;
    const {root, force = false} = options;
    const making = {origin: originOf('run', context, options.program), makeMilliseconds: Date.now() - began};
    const promised = await takeSnapshot(context.store, root, {...how, name, force, ...making});
    await packAndSay(context, root, promised && [promised]);
  }
  return exitCode;
};

/** Runs a program in a root that is there, and returns its exit status. */
export const enter = async (
  context: Context,
  options: Pick<RunOptions, 'root' | 'user' | 'workdir' | 'bind'>,
  program: Program,
): Promise<number> => {
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
