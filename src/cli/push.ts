import {type Command} from 'commander';

import {resolveReference} from '../root/reference.js';
import {checkKey} from '../snapshot/names.js';
import {type Context, type WithContext} from './context.js';
import {givePromisedNames} from './pack.js';
import {printJson} from './print.js';
import {pushTo, remotesOf} from './remotes.js';
import {rootOption} from './root-options.js';

interface PushOptions {
  readonly root: string;
  readonly as?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export const registerPush = (program: Command, withContext: WithContext): void => {
  program
    .command('push')
    .description('save a snapshot, with the layers that are not there yet, in a remote')
    .argument('<name>', 'a snapshot of the root, a key, or the digest of a layer')
    .argument('<remote>', 'oci:HOST/REPOSITORY or dir:PATH')
    .addOption(rootOption())
    .option('--as <key>', 'the key to save it under (default: its name)')
    .option('--force', 'replace another snapshot of that key')
    .option('--json', 'print what was saved as JSON')
    .action((name: string, remote: string, options: PushOptions) =>
      withContext((context) => push(context, name, remote, options)),
    );
};

const push = async (context: Context, word: string, name: string, options: PushOptions): Promise<number> => {
  const {store, say} = context;
  const [remote] = remotesOf(context, [name]);
  if (!remote) return 2;
  const key = options.as === undefined ? undefined : checkKey(options.as);
  await givePromisedNames(context, options.root);
  const resolve = () => resolveReference(store, options.root, word);
  const {outcome, bytes, ...pushed} = await pushTo(context, remote, resolve, {
    key,
    replace: options.force ?? false,
  });
  if (outcome === 'same') say(`${remote.name} has "${pushed.key}" already`);
  if (options.json) printJson({remote: remote.name, key: pushed.key, saved: outcome === 'saved', bytes});
  return 0;
};
