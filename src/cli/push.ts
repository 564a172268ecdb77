import {type Command} from 'commander';

import {holdSnapshot} from '../root/hold-snapshot.js';
import {lendImages} from '../snapshot/lend.js';
import {checkKey} from '../snapshot/names.js';
import {type SharedSnapshot} from '../snapshot/shared.js';
import {type Context, type WithContext} from './context.js';
import {givePromisedNames} from './pack-and-say.js';
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
  const [remote] = await remotesOf(context, [name]);
  if (!remote) return 2;
  const key = options.as === undefined ? undefined : checkKey(options.as);
  await givePromisedNames(context, options.root);
  const lend = (directory: string): Promise<SharedSnapshot> =>
    holdSnapshot(store, options.root, word, (snapshot) =>
      Promise.resolve(lendImages(store, snapshot, directory)),
    );
  const {outcome, bytes, ...pushed} = await pushTo(context, remote, lend, {
    key,
    replace: options.force ?? false,
  });
  if (outcome === 'same') say(`${remote.name} has "${pushed.key}" already`);
  if (options.json) printJson({remote: remote.name, key: pushed.key, saved: outcome === 'saved', bytes});
  return 0;
};
