import {type Command} from 'commander';

import {formatBytes} from '../host/format.js';
import {describeLayer, hasLayer} from '../layer/layers.js';
import {digestOfLayer, listRoots, readRoot, requireRoot, type RootState} from '../root/state.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {listKeys, listSnapshots} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type WithContext} from './context.js';
import {print, printJson, table} from './print.js';
import {defaultRoot, rootOption} from './root-options.js';

interface ListOptions {
  readonly root: string;
  readonly keys?: boolean;
  readonly roots?: boolean;
  readonly json?: boolean;
}

export const registerList = (program: Command, withContext: WithContext): void => {
  program
    .command('list')
    .description('the snapshots of a root, with the current ones marked')
    .addOption(rootOption())
    .option('--keys', 'the snapshots that are found by key instead')
    .option('--roots', 'the roots instead')
    .option('--json', 'as JSON')
    .action((options: ListOptions) =>
      withContext(({store}) => {
        if (options.roots) listTheRoots(store, options);
        else listTheSnapshots(store, options);
        return Promise.resolve(0);
      }),
    );
};

const listTheSnapshots = (store: Store, {root, keys, json}: ListOptions): void => {
  // Before its first use the default root has no snapshots, and is no mistake.
  const state = root === defaultRoot ? readRoot(store, root) : requireRoot(store, root);
  const current = state && stackText(store, state);
  const found = (keys ? listKeys(store) : listSnapshots(store, root)).map((snapshot) => ({
    name: snapshot.name,
    // Every name of the stack is current, by whichever of them it was reached.
    current: snapshot.base.identity === state?.base.identity && snapshot.layers.join() === current,
    base: snapshot.base.name,
    layers: snapshot.layers.length,
    sizeBytes: sizeOf(store, snapshot),
    created: snapshot.created,
  }));
  if (json) {
    printJson(found);
    return;
  }
  const rows = found.map(({name, current, base, layers, sizeBytes, created}) => [
    current ? '*' : '',
    ...[name, base, String(layers), formatBytes(sizeBytes), created.replace('T', ' ').slice(0, 19)],
  ]);
  if (rows.length > 0) print(table([['', 'NAME', 'BASE', 'LAYERS', 'SIZE', 'CREATED'], ...rows]));
};

const stackText = (store: Store, state: RootState): string =>
  state.stack.map((layer) => digestOfLayer(store, state.name, layer) ?? 'frozen').join();

/** Bytes of all its images. */
const sizeOf = (store: Store, {layers}: Snapshot): number =>
  layers
    .filter((digest) => hasLayer(store.layers, digest))
    .reduce((sum, digest) => sum + describeLayer(store.layers, digest).size, 0);

const listTheRoots = (store: Store, {json}: ListOptions): void => {
  const roots = listRoots(store).map((name) => {
    const {base, current, key, stack} = requireRoot(store, name);
    return {name, base: base.name, current: current ?? null, key: key ?? null, layers: stack.length};
  });
  if (json) {
    printJson(roots);
    return;
  }
  const rows = roots.map(({name, base, current, key, layers}) => [
    name,
    base,
    current ?? key ?? '',
    String(layers),
  ]);
  if (rows.length > 0) print(table([['ROOT', 'BASE', 'CURRENT', 'LAYERS'], ...rows]));
};
