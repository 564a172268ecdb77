import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {type Command} from 'commander';

import {architecture, parseBase, referenceOf} from '../base/base.js';
import {RootstockError} from '../errors.js';
import {hasLayer} from '../layer/layers.js';
import {warningOf} from '../remote/find.js';
import {layerFileName} from '../remote/remote.js';
import {adoptSnapshot} from '../snapshot/adopt.js';
import {fetchOnce, openDownloads} from '../snapshot/downloads.js';
import {lendImages} from '../snapshot/lend.js';
import {checkKey} from '../snapshot/names.js';
import {type Pulled, pullSnapshot} from '../snapshot/pull.js';
import {scopeOf, type SharedSnapshot} from '../snapshot/shared.js';
import {writeKey} from '../snapshot/snapshots.js';
import {whileNothingIsRemoved} from '../snapshot/store.js';
import {type Context, type WithContext} from './context.js';
import {print, printJson} from './print.js';
import {pushTo, remotesOf} from './remotes.js';

interface PullOptions {
  readonly base: string;
  readonly restoreKey: readonly string[];
  readonly json?: boolean;
}

export const registerPull = (program: Command, withContext: WithContext): void => {
  program
    .command('pull')
    .description('fetch a snapshot, with the layers that are not here yet; it is then here under its key')
    .argument('<key>', 'the key that it was saved under')
    .argument(
      '<remotes...>',
      'oci:HOST/REPOSITORY or dir:PATH; several are asked in turn, and nearer ones keep it',
    )
    .option('--base <base>', 'what it stands on', 'host')
    .option(
      '--restore-key <prefix>',
      'else the newest whose key starts so (may be repeated)',
      (value: string, earlier: readonly string[]) => [...earlier, value],
      [],
    )
    .option('--json', 'print what was fetched as JSON')
    .action((key: string, remotes: string[], options: PullOptions) =>
      withContext((context) => pull(context, key, remotes, options)),
    );
};

const pull = async (
  context: Context,
  key: string,
  names: readonly string[],
  options: PullOptions,
): Promise<number> => {
  const {store, say} = context;
  const remotes = await remotesOf(context, names);
  const base = await referenceOf(await parseBase(options.base, context.base));
  const wanted = {
    ...{scope: scopeOf(base, architecture()), key: checkKey(key)},
    prefixes: options.restoreKey.map(checkKey),
  };
  const directory = openDownloads(store);
  const pulled = await pullSnapshot(remotes, wanted, {
    ...{directory, say},
    isHere: (digest) => hasLayer(store.layers, digest),
    around: ({digest}, fetch) => fetchOnce(store, directory, digest, fetch),
  });
  if (!pulled)
    throw new RootstockError(
      `pulling "${key}" over base ${base.name}`,
      `${remotes.map((remote) => remote.name).join(', ')} ${remotes.length === 1 ? 'has' : 'have'} none`,
      'Name the base that it stands on with --base',
    );
  const {snapshot, layers: descriptions} = pulled;
  const imageOf = (digest: string): string | undefined => {
    const image = join(directory, layerFileName(digest));
    return existsSync(image) && !hasLayer(store.layers, digest) ? image : undefined;
  };
  await adoptSnapshot(store, {snapshot, descriptions, imageOf}, () => {
    writeKey(store, snapshot);
  });
  await keepNearer(context, pulled);
  if (options.json) printJson({key: pulled.key, remote: pulled.from.name, layers: snapshot.layers});
  else print(pulled.key);
  return 0;
};

const keepNearer = async (context: Context, {snapshot, key, nearer}: Pulled): Promise<void> => {
  const lend = (directory: string): Promise<SharedSnapshot> =>
    whileNothingIsRemoved(context.store, () => lendImages(context.store, snapshot, directory));
  for (const remote of nearer) {
    try {
      await pushTo(context, remote, lend, {key, replace: false});
    } catch (error) {
      context.say(warningOf(error));
    }
  }
};
