import {type Command} from 'commander';

import {requireRoot} from '../root/state.js';
import {takeSnapshot} from '../root/take-snapshot.js';
import {checkKey, checkName} from '../snapshot/names.js';
import {findByKey, findSnapshot} from '../snapshot/snapshots.js';
import {type WithContext, type Context} from './context.js';
import {print, printJson} from './print.js';
import {originOf} from './origin.js';
import {givePromisedNames, packAndSay} from './pack-and-say.js';
import {rootOption} from './root-options.js';

interface SnapshotOptions {
  readonly root: string;
  readonly kill?: boolean;
  readonly force?: boolean;
  readonly strict?: boolean;
  readonly asKey?: boolean;
  readonly ifChanged?: boolean;
  readonly ifMissing?: boolean;
  readonly json?: boolean;
}

export const registerSnapshot = (program: Command, withContext: WithContext): void => {
  program
    .command('snapshot')
    .description('commit what was changed in a root; the name is now current')
    .argument('<name>', 'the name of the snapshot')
    .addOption(rootOption())
    .option('--kill', 'end what still runs in the root, instead of refusing')
    .option('--force', 'move a name that exists')
    .option('--strict', 'fail where the image cannot hold something, instead of saying so')
    .option('--as-key', 'name it as a key, which every root finds')
    .option('--if-changed', 'only when something was changed')
    .option('--if-missing', 'only when the name is not there yet')
    .option('--json', 'print what was saved as JSON')
    .action((name: string, options: SnapshotOptions) =>
      withContext((context) => snapshot(context, name, options)),
    );
};

const snapshot = async (context: Context, name: string, options: SnapshotOptions): Promise<number> => {
  const {store, say} = context;
  const {base, architecture} = requireRoot(store, options.root);
  // A command that was killed may have promised it, and not have given it.
  await givePromisedNames(context, options.root, name);
  const existing = options.asKey
    ? findByKey(store, base.identity, architecture, name)
    : findSnapshot(store, options.root, name);
  if (options.ifMissing && existing) {
    say(`"${name}" is there already`);
    if (options.json) printJson({saved: false});
    return 0;
  }
  if (options.asKey) checkKey(name);
  else checkName('snapshot', name);
  const started = performance.now();
  const committed = await takeSnapshot(store, options.root, {
    name,
    kind: options.asKey ? 'key' : 'snapshot',
    strict: options.strict ?? false,
    busy: options.kill ? 'end' : 'refuse',
    ifChanged: options.ifChanged ?? false,
    force: options.force ?? false,
    origin: originOf('snapshot', context, name),
  });
  const pause = performance.now() - started;
  if (!committed) {
    say(`nothing was changed in root "${options.root}": no snapshot "${name}" is taken`);
    if (options.json) printJson({saved: false});
    return 0;
  }
  const packed = await packAndSay(context, options.root, [committed]);
  if (options.json) printJson({saved: true, pauseMilliseconds: Math.round(pause), ...packed});
  else print(name);
  return 0;
};
