import {type Command} from 'commander';

import {formatAge, formatBytes, formatSeconds} from '../host/format.js';
import {describeLayer} from '../layer/layers.js';
import {resolveReference} from '../root/reference.js';
import {requireWhole} from '../root/stacks.js';
import {imagesOf} from '../root/stacks.js';
import {requireRoot} from '../root/state.js';
import {type Digest} from '../layer/layer.js';
import {listKeys} from '../snapshot/snapshots.js';
import {type Store, whileNothingIsRemoved} from '../snapshot/store.js';
import {type WithContext} from './context.js';
import {givePromisedNames} from './pack-and-say.js';
import {print, printJson, table} from './print.js';
import {rootOption} from './root-options.js';

export const registerLog = (program: Command, withContext: WithContext): void => {
  program
    .command('log')
    .description('the layers of a snapshot, topmost first: when, from what, how big, how long it took')
    .argument(
      '[snapshot]',
      'a snapshot of the root, a key, or the digest of a layer (default: the current stack)',
    )
    .addOption(rootOption())
    .option('--json', 'as JSON')
    .action((word: string | undefined, {root, json}: {root: string; json?: boolean}) =>
      withContext(async (context) => {
        await givePromisedNames(context, root);
        const {store} = context;
        const found = await whileNothingIsRemoved(store, () =>
          layersOf(store, root, word).map((digest) => logged(store, digest)),
        );
        found.reverse();
        if (json) printJson(found);
        else if (found.length > 0) print(table([head, ...found.map(rowOf)]));
        return 0;
      }),
    );
};

const layersOf = (store: Store, root: string, word: string | undefined): readonly Digest[] => {
  if (word === undefined) return imagesOf(store, requireRoot(store, root));
  if (!listKeys(store, 'leave out').some(({name}) => name === word)) requireRoot(store, root);
  const snapshot = resolveReference(store, root, word);
  requireWhole(store, snapshot);
  return snapshot.layers;
};

interface Logged {
  readonly digest: Digest;
  readonly origin: string;
  /** ISO 8601. */
  readonly created: string;
  /** Bytes of the image, and of the files in it. */
  readonly sizeBytes: number;
  readonly contentBytes: number;
  readonly entries: number;
  /** How long packing took, with the check; and what was packed, where one step made it. */
  readonly packMilliseconds: number;
  readonly makeMilliseconds: number | null;
  /** How many layers were squashed into it. */
  readonly squashed: number | null;
}

const logged = (store: Store, digest: Digest): Logged => {
  const {origin, created, size, contentSize, entries, packMilliseconds, makeMilliseconds, squashed} =
    describeLayer(store.layers, digest);
  return {
    ...{digest, origin, created, sizeBytes: size, contentBytes: contentSize, entries, packMilliseconds},
    makeMilliseconds: makeMilliseconds ?? null,
    squashed: squashed?.length ?? null,
  };
};

const head = ['LAYER', 'FROM', 'AGE', 'SIZE', 'CONTENT', 'ENTRIES', 'MADE IN', 'PACKED IN'];

const rowOf = (layer: Logged): string[] => [
  ...[layer.digest.slice(0, 12), layer.origin, formatAge(Date.parse(layer.created), Date.now())],
  ...[formatBytes(layer.sizeBytes), formatBytes(layer.contentBytes), String(layer.entries)],
  layer.makeMilliseconds === null ? '' : formatSeconds(layer.makeMilliseconds),
  formatSeconds(layer.packMilliseconds),
];
