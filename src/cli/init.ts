import {type Command} from 'commander';

import {layerSizes} from '../root/describe.js';
import {UsageError} from '../errors.js';
import {packRoot} from '../root/pack.js';
import {startRoot} from '../root/start.js';
import {openPending, type Owner, readRoot, requireRoot, rootPaths} from '../root/state.js';
import {useRoot} from '../root/lock.js';
import {type Context, type WithContext} from './context.js';
import {printJson} from './print.js';
import {sayMatch, sayPacked} from './report.js';
import {addRootOptions, rootOption, type RootOptions, startOf} from './root-options.js';

interface InitOptions extends RootOptions {
  readonly pack: boolean;
  readonly json?: boolean;
  readonly runner?: string;
  readonly job?: string;
}

export const registerInit = (program: Command, withContext: WithContext): void => {
  addRootOptions(program.command('init'))
    .description('make a root (run makes the default one by itself)')
    .option('--snapshot <name>', 'start from this snapshot')
    .option('--no-pack', 'leave packing what the setup made to a later `rootstock pack`')
    .option('--json', 'print what was made as JSON')
    // For the action: the root is a job's, and dropped with it.
    .option('--runner <directory>')
    .option('--job <id>')
    .action((options: InitOptions) => withContext((context) => init(context, options)));
  program
    .command('pack')
    .description('turn what was committed in a root into images, where that is still to be done')
    .addOption(rootOption())
    .option('--json', 'print what was saved as JSON')
    .action(({root, json}: {root: string; json?: boolean}) =>
      withContext(async (context) => {
        requireRoot(context.store, root);
        const packed = await pack(context, root);
        if (json) printJson(packed);
        return 0;
      }),
    );
};

const init = async (context: Context, options: InitOptions): Promise<number> => {
  const {store, say} = context;
  const owner: Owner =
    options.runner !== undefined && options.job !== undefined
      ? {kind: 'job', runner: options.runner, job: options.job}
      : {kind: 'user'};
  const start = startOf(options, context, owner);
  if (readRoot(store, options.root)) {
    throw new UsageError(
      `root "${options.root}"`,
      'it exists already',
      'Remove it with `rootstock scrub`, or use another --root',
    );
  }
  const started = await startRoot(store, start);
  sayMatch(started, start.key, say);
  const isPending = openPending(store, requireRoot(store, options.root)).length > 0;
  if (isPending && options.pack) await pack(context, options.root);
  if (options.json) {
    printJson({
      root: started.state.name,
      directory: rootPaths(store, started.state.name).directory,
      base: started.base,
      match: started.match?.kind ?? null,
      matchedKey: started.match?.snapshot?.name ?? null,
      key: requireRoot(store, options.root).key ?? null,
      packing: isPending && !options.pack,
      layerCount: started.state.stack.length,
      ...layerSizes(store, started.state),
    });
  }
  return 0;
};

/** Packs what is frozen; holds the root meanwhile, so that it stays mounted and its stack the same. */
const pack = async ({store, tools, say}: Context, root: string): ReturnType<typeof packRoot> => {
  const {lock} = await useRoot(store, root);
  try {
    const packed = await packRoot(store, root, {tools, say});
    sayPacked(packed, say);
    return packed;
  } finally {
    await lock.release();
  }
};
