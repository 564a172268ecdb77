import {join} from 'node:path';

import {type Command} from 'commander';

import {formatBytes} from '../host/format.js';
import {type Change, diffStacks} from '../root/diff.js';
import {useRoot} from '../root/lock.js';
import {resolveReference} from '../root/reference.js';
import {digestOfLayer, generationPath, requireRoot, type RootState} from '../root/state.js';
import {type ViewedStack} from '../root/view.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {type Store} from '../snapshot/store.js';
import {type WithContext} from './context.js';
import {print, printJson} from './print.js';
import {rootOption} from './root-options.js';

export const registerDiff = (program: Command, withContext: WithContext): void => {
  program
    .command('diff')
    .description('what was changed in a root since its stack, or since FROM; with TO, between two snapshots')
    .argument('[from]', 'a snapshot of the root, or a key')
    .argument('[to]', 'another')
    .addOption(rootOption())
    .option('--json', 'as JSON')
    .action(
      (from: string | undefined, to: string | undefined, {root, json}: {root: string; json?: boolean}) =>
        withContext(async ({store}) => {
          const changes = await diff(store, root, from, to);
          if (json) printJson(changes);
          else for (const change of changes) print(changeText(change));
          return 0;
        }),
    );
};

const changeText = ({change, path, size}: Change): string =>
  `${change.slice(0, 1).toUpperCase()} ${path.replace(/[\n\r\t]/g, '?')}${size > 0 ? `  (${formatBytes(size)})` : ''}`;

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
