import {type Command} from 'commander';

import {formatAge, formatBytes} from '../host/format.js';
import {surveyLayers} from '../root/layer-survey.js';
import {readRoots, requireRoot} from '../root/state.js';
import {surveySnapshots} from '../root/survey.js';
import {type Store, whileNothingIsRemoved} from '../snapshot/store.js';
import {type WithContext} from './context.js';
import {print, printJson, table} from './print.js';
import {rootOption} from './root-options.js';
import {defaultRoot} from './start-options.js';

interface ListOptions {
  readonly root: string;
  readonly keys?: boolean;
  readonly roots?: boolean;
  readonly layers?: boolean;
  readonly json?: boolean;
}

export const registerList = (program: Command, withContext: WithContext): void => {
  program
    .command('list')
    .description('the snapshots of a root, with the current ones marked')
    .addOption(rootOption())
    .option('--keys', 'the snapshots that are found by key instead')
    .option('--roots', 'the roots instead')
    .option('--layers', 'the layers of the store instead, with what refers to each')
    .option('--json', 'as JSON')
    .action((options: ListOptions) =>
      withContext(async ({store}) => {
        const {found, rows} = await whileNothingIsRemoved(store, () => list(store, options));
        if (options.json) printJson(found);
        else if (rows.length > 1) print(table(rows));
        return 0;
      }),
    );
};

/** What is listed, as JSON has it and as a table with a head. */
interface Listing {
  readonly found: readonly unknown[];
  readonly rows: readonly (readonly string[])[];
}

const list = (store: Store, options: ListOptions): Listing => {
  if (options.roots) return theRoots(store);
  if (options.layers) return theLayers(store);
  return theSnapshots(store, options);
};

const theSnapshots = (store: Store, {root, keys}: ListOptions): Listing => {
  // Before its first use the default root has no snapshots, and is no mistake.
  if (root !== defaultRoot) requireRoot(store, root);
  const found = surveySnapshots(store, root, keys ? 'keys' : 'snapshots');
  const rows = found.map(({name, current, base, parent, key, layers, sizeBytes, ownBytes, created}) => [
    ...[current ? '*' : '', name, base, parent ?? '', keys ? '' : (key ?? ''), String(layers)],
    ...[formatBytes(sizeBytes), formatBytes(ownBytes), formatAge(Date.parse(created), Date.now())],
  ]);
  return {
    found,
    rows: [['', 'NAME', 'BASE', 'PARENT', keys ? '' : 'KEY', 'LAYERS', 'SIZE', 'OWN', 'AGE'], ...rows],
  };
};

const theRoots = (store: Store): Listing => {
  const found = readRoots(store).map(({name, base, key, stack}) => {
    const current = surveySnapshots(store, name, 'snapshots').filter((snapshot) => snapshot.current);
    return {
      ...{name, base: base.name, current: current.map((snapshot) => snapshot.name)},
      ...{key: key ?? null, layers: stack.length},
    };
  });
  const rows = found.map(({name, base, current, key, layers}) => [
    ...[name, base, current.join(' '), key ?? '', String(layers)],
  ]);
  return {found, rows: [['ROOT', 'BASE', 'CURRENT', 'KEY', 'LAYERS'], ...rows]};
};

const theLayers = (store: Store): Listing => {
  const found = surveyLayers(store);
  const rows = found.map(({digest, state, root, origin, sizeBytes, created, references}) => [
    ...[
      digest?.slice(0, 12) ?? `${state} of ${root ?? ''}`,
      origin ?? (state === 'missing' ? '(missing)' : ''),
    ],
    ...[
      sizeBytes === null ? '' : formatBytes(sizeBytes),
      created ? formatAge(Date.parse(created), Date.now()) : '',
    ],
    ...[String(references.length), references.map(({kind, name}) => `${kind} ${short(name)}`).join(', ')],
  ]);
  return {found, rows: [['LAYER', 'ORIGIN', 'SIZE', 'AGE', 'REFERENCES', ''], ...rows]};
};

const short = (name: string): string => (/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name);
