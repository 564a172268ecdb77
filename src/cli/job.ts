import {chmodSync, chownSync, existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Command} from 'commander';

import {architecture, parseBase, referenceOf} from '../base/base.js';
import {messageOf, RootstockError} from '../errors.js';
import {digestOf} from '../host/digest.js';
import {type Digest} from '../layer/layer.js';
import {hasLayer, listLayers} from '../layer/layers.js';
import {layerFileName} from '../remote/remote.js';
import {sweepRoots} from '../root/drop.js';
import {findMatch} from '../root/match.js';
import {adoptSnapshot} from '../snapshot/adopt.js';
import {lendImages} from '../snapshot/lend.js';
import {checkKey} from '../snapshot/names.js';
import {parseShared} from '../snapshot/shared.js';
import {findByKey, writeKey} from '../snapshot/snapshots.js';
import {type Context, type WithContext} from './context.js';
import {printJson} from './print.js';
import {checkSpool, type JobPlace, makePlace, makePlaces, type Places, removePlaces} from './spool.js';

/**
 * What the action asks of the command, which alone is root: the action itself, with its network and its tokens, stays the
 * runner's user. Files are handed over in a spool, a directory of the caller's.
 */
export const registerJob = (program: Command, withContext: WithContext): void => {
  const job = program.command('job', {hidden: true}).description('what the action asks for');
  job
    .command('begin')
    .requiredOption('--runner <directory>')
    .requiredOption('--job <id>')
    .requiredOption('--base <base>')
    .option('--scratch <place>', '', 'auto')
    .option('--key <key>')
    .option('--restore-key <prefix>', '', (value: string, earlier: string[]) => [...earlier, value], [])
    .action((options: BeginOptions) => withContext((context) => begin(context, options)));
  job
    .command('adopt')
    .requiredOption('--spool <directory>')
    .action(({spool}: {spool: string}) => withContext((context) => adopt(context, spool)));
  job
    .command('lend')
    .requiredOption('--spool <directory>')
    .requiredOption('--identity <text>')
    .requiredOption('--key <key>')
    .action((options: LendOptions) => withContext((context) => lend(context, options)));
  job
    .command('end')
    .requiredOption('--spool <directory>')
    .requiredOption('--archives <directory>')
    .action((places: Places) =>
      withContext(async (context) => {
        await removePlaces(context, places);
        return 0;
      }),
    );
};

interface BeginOptions extends JobPlace {
  readonly base: string;
  readonly key?: string;
  readonly restoreKey: readonly string[];
}

/** Drops what an earlier job of the runner left, makes a spool, and says what the store has for the key. */
const begin = async (context: Context, options: BeginOptions): Promise<number> => {
  const {store, say} = context;
  const base = await parseBase(options.base, context.base);
  if (options.key !== undefined) checkKey(options.key);
  for (const root of await sweepRoots(store, {kind: 'job', runner: options.runner, job: options.job})) {
    say(`dropped root "${root}", which an earlier job left`);
  }
  const reference = await referenceOf(base);
  const {kind, snapshot} = await findMatch(
    store,
    reference,
    {key: options.key, restoreKeys: options.restoreKey.map(checkKey)},
    say,
  );
  const places = await makePlaces(context, options);
  printJson({
    base: reference,
    architecture: architecture(),
    match: kind,
    matchedKey: snapshot?.name ?? null,
    layers: listLayers(store.layers),
    ...places,
  });
  return 0;
};

/** Takes what was downloaded into the store: each layer once its bytes are those that its name says, the snapshot last. */
const adopt = async (context: Context, spool: string): Promise<number> => {
  const {store} = context;
  checkSpool(context, spool);
  try {
    const text = readFileSync(join(spool, 'snapshot.json'), 'utf8');
    const {snapshot, layers: descriptions} = parseShared(text, 'the spool');
    const brought = new Map<Digest, string>();
    for (const digest of snapshot.layers) {
      if (hasLayer(store.layers, digest)) continue;
      const image = join(spool, layerFileName(digest));
      // Ours from here on: nobody else may change it between the check and its name.
      chownSync(image, 0, 0);
      chmodSync(image, 0o400);
      if ((await digestOf(image)) !== digest)
        throw new Error(`layer ${digest.slice(0, 12)} is not what its name says`);
      brought.set(digest, image);
    }
    const imageOf = (digest: Digest): string | undefined => brought.get(digest);
    await adoptSnapshot(store, {snapshot, descriptions, imageOf}, () => {
      writeKey(store, snapshot);
    });
    printJson({key: snapshot.name, layers: snapshot.layers});
    return 0;
  } catch (error) {
    throw new RootstockError('taking the downloaded snapshot in', messageOf(error), 'It is not used');
  }
};

interface LendOptions {
  readonly spool: string;
  readonly identity: string;
  readonly key: string;
}

/** Prints a key's snapshot, and puts its images into the spool as hard links: no copy, no second place on disk. */
const lend = (context: Context, {spool, identity, key}: LendOptions): Promise<number> => {
  const {store} = context;
  checkSpool(context, spool);
  const snapshot = findByKey(store, identity, architecture(), key);
  if (!snapshot) throw new RootstockError(`saving key "${key}"`, 'the store has no snapshot of it');
  // The post step of another root of the job has removed it.
  if (!existsSync(spool)) makePlace(context, spool);
  printJson(lendImages(store, snapshot, spool));
  return Promise.resolve(0);
};
