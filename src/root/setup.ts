import {chmodSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {type Argv} from '../host/command.js';
import {type Caller} from '../host/caller.js';
import {endProcessesIn} from '../host/processes.js';
import {type Store} from '../snapshot/store.js';
import {directoryInRoot, enterRoot, shellInRoot} from './enter.js';
import {type Mounted, rootPaths} from './state.js';
import {runAsRootUser} from './users.js';

export interface Setup {
  /** The text of a script: with a `#!` line it is run as it is, else by a shell that stops at the first error. */
  readonly script: string;
  readonly caller: Caller;
  /** The caller's directory. */
  readonly directory: string;
  readonly say: (line: string) => void;
  /** What the layer that it makes is said to come from. */
  readonly origin: string;
}

/** Where the script is seen while it runs; a mount, so that no layer ever holds it. */
const scriptPlace = '/run/rootstock/setup';

/**
 * Runs a setup script in a root as its root user, its output going to our standard error, and ends what it left running.
 * Throws RootstockError, with its status, when it fails.
 */
export const runSetup = async (store: Store, state: Mounted, setup: Setup): Promise<void> => {
  const paths = rootPaths(store, state.name);
  const merged = paths.merged(state.generation);
  const script = join(paths.shown, 'setup');
  writeFileSync(script, setup.script);
  chmodSync(script, 0o500);
  try {
    const exitCode = await enterRoot({
      namespace: state.holder,
      merged,
      runAs: runAsRootUser,
      caller: setup.caller,
      directory: directoryInRoot(
        state.holder,
        merged,
        {current: setup.directory, settings: state.base.settings},
        () => undefined,
      ),
      settings: state.base.settings,
      argv: setup.script.startsWith('#!')
        ? [scriptPlace]
        : scriptArguments(shellInRoot(state.holder, merged), scriptPlace),
      isAside: true,
    });
    if (exitCode !== 0) {
      throw new RootstockError(
        'the setup',
        `it ended with status ${exitCode}`,
        'Nothing was saved; its output is above',
      );
    }
  } finally {
    rmSync(script, {force: true});
    const left = await endProcessesIn(state.holder);
    if (left.length > 0)
      setup.say(`ended what the setup left running: ${left.map(({command}) => command).join(', ')}`);
  }
};

/** As the runner's own bash steps run (`bash -e -o pipefail`); a plain sh has no pipefail. */
export const scriptArguments = (shell: 'bash' | 'sh', script: string): Argv =>
  shell === 'bash' ? ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', script] : ['sh', '-e', script];
