import {type Command} from 'commander';

import {layerSizes} from '../root/describe.js';
import {UsageError} from '../errors.js';
import {startRoot} from '../root/start.js';
import {openPending} from '../root/records.js';
import {type Owner, readRoot, requireRoot, rootPaths} from '../root/state.js';
import {type Context, type WithContext} from './context.js';
import {printJson} from './print.js';
import {packAndSay} from './pack-and-say.js';
import {sayMatch} from './report.js';
import {addRootOptions} from './root-options.js';
import {type RootOptions, startOf} from './start-options.js';

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
  if (isPending && options.pack) await packAndSay(context, options.root);
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
