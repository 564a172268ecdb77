import {join} from 'node:path';

import {type Command, InvalidArgumentError} from 'commander';

import {formatBytes} from '../host/format.js';
import {type Change, diffStacks} from '../root/diff.js';
import {type DirectoryChanges, summarize} from '../root/diff-summary.js';
import {useRoot} from '../root/lock.js';
import {resolveReference} from '../root/reference.js';
import {digestOfLayer} from '../root/records.js';
import {generationPath, requireRoot, type RootState} from '../root/state.js';
import {type ViewedStack} from '../snapshot/view.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {type Context, type WithContext} from './context.js';
import {print, printJson, table} from './print.js';
import {rootOption} from './root-options.js';

export const registerDiff = (program: Command, withContext: WithContext): void => {
  program
    .command('diff')
    .description('what was changed in a root since its stack, or since FROM; with TO, between two snapshots')
    .argument('[from]', 'a snapshot of the root, or a key')
    .argument('[to]', 'another')
    .addOption(rootOption())
    .option('--summary', 'only how much was changed in each directory')
    .option('--depth <number>', 'how many parts of their paths count for that', parseDepth, 2)
    .option('--json', 'as JSON')
    .action((from: string | undefined, to: string | undefined, options: DiffOptions) =>
      withContext(async (context) => {
        const changes = await diff(context.store, options.root, from, to);
        if (options.summary) printSummary(context, summarize(changes, options.depth), options.json);
        else if (options.json) printJson(changes);
        else for (const change of changes) print(changeText(change));
        return 0;
      }),
    );
};

interface DiffOptions {
  readonly root: string;
  readonly summary?: boolean;
  readonly depth: number;
  readonly json?: boolean;
}

const parseDepth = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number.');
};

const printSummary = (
  {say}: Context,
  directories: readonly DirectoryChanges[],
  json: boolean | undefined,
): void => {
  if (json) {
    printJson(directories);
    return;
  }
  if (directories.length === 0) {
    say('nothing was changed');
    return;
  }
  const amount = (count: number, bytes: number): string =>
    count === 0 ? '' : `${count} (${formatBytes(bytes)})`;
  const rows = directories.map((changed) => [
    readablePath(changed.directory),
    amount(changed.added, changed.addedBytes),
    amount(changed.modified, changed.modifiedBytes),
    amount(changed.deleted, changed.deletedBytes),
  ]);
  print(table([['DIRECTORY', 'ADDED', 'MODIFIED', 'DELETED'], ...rows]));
};

const readablePath = (path: string): string => path.replace(/[\n\r\t]/g, '?');

const changeText = ({change, path, size}: Change): string =>
  `${change.slice(0, 1).toUpperCase()} ${readablePath(path)}${size > 0 ? `  (${formatBytes(size)})` : ''}`;

const diff = async (store: Store, root: string, from?: string, to?: string): Promise<Change[]> => {
  requireRoot(store, root);
  if (from !== undefined && to !== undefined) {
    return diffStacks(
      store,
      snapshotView(resolveReference(store, root, from)),
      snapshotView(resolveReference(store, root, to)),
    );
  }
  const asked = from === undefined ? undefined : resolveReference(store, root, from);
  // The lock keeps the uppers that are looked at from being dropped; what runs may go on writing.
  const {state, lock} = await useRoot(store, root);
  try {
    const stack = stackView(store, state);
    const upper = join(generationPath(store, root, state.generation), 'upper');
    const live = {...stack, layers: [...stack.layers, {directory: upper}]};
    const before = asked ? snapshotView(asked) : stack;
    return await diffStacks(store, before, live, state.holder);
  } finally {
    await lock.release();
  }
};

const snapshotView = ({base, layers}: Snapshot): ViewedStack => ({base, layers});

const stackView = (store: Store, state: RootState): ViewedStack => ({
  base: state.base,
  layers: state.stack.map((layer) => {
    const digest = digestOfLayer(store, state.name, layer);
    if (digest !== undefined) return digest;
    return {
      directory: join(generationPath(store, state.name, 'frozen' in layer ? layer.frozen : 0), 'upper'),
    };
  }),
});
