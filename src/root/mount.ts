import {chmodSync, existsSync, mkdirSync, rmSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {runCommand, runPipeline} from '../host/command.js';
import {readMounts} from '../host/mountinfo.js';
import {
  endNamespace,
  inNamespace,
  isAlive,
  type Namespace,
  outsidePath,
  startNamespace,
} from '../host/namespace.js';
import {type Store} from '../snapshot/store.js';
import {discardUnneeded} from './discard.js';
import {furnishRoot} from './furnish.js';
import {mountLowers} from './lowers.js';
import {overlayArguments, overlayEnvironment, statedOptions, unwantedOption} from './overlay.js';
import {mountScratch} from './scratch-mount.js';
import {makeSideLayers, type SideLayers} from './side-layers.js';
import {generationPath, isMounted, type Mounted, rootPaths, type RootState, writeRoot} from './state.js';

/**
 * Mounts the root's stack under the upper of its generation, in the namespace of its holder, which is started where there
 * is none, and furnishes it. An upper that is there already, of an earlier boot say, is taken up again.
 * Writes the state. The caller holds the root's exclusive lock.
 * Throws RootstockError, and leaves nothing mounted that was not before.
 * @param replaced the generation that was mounted until now: its mount is taken away beside the job
 */
export const mountRoot = async (store: Store, state: RootState, replaced?: number): Promise<Mounted> => {
  const paths = rootPaths(store, state.name);
  const running = state.holder && isAlive(state.holder) ? state.holder : undefined;
  const {namespace: holder, keep} = running
    ? {namespace: running, keep: () => Promise.resolve()}
    : await startNamespace(`rootstock: root ${state.name}`);
  try {
    for (const directory of [paths.images, paths.scratch, paths.shown, paths.merged(state.generation)]) {
      mkdirSync(directory, {recursive: true, mode: 0o700});
    }
    // Programs of any user pass through it on the way to what is mounted there.
    chmodSync(paths.shown, 0o755);
    if (!running) await mountScratch(state.scratch, paths.scratch, holder);
    const lowers = await mountLowers(store, state, holder);
    await mountGeneration(store, state, lowers.paths, holder);
    const mounted = {...state, holder, frozenInUse: lowers.frozen};
    writeRoot(store, mounted);
    // Only a holder that the state knows may outlive this process.
    await keep();
    discardUnneeded(store, mounted, running && replaced);
    return mounted;
  } catch (error) {
    if (!running) await endNamespace(holder);
    throw error;
  }
};

const mountGeneration = async (
  store: Store,
  state: RootState,
  lowers: readonly string[],
  holder: Namespace,
): Promise<void> => {
  const paths = rootPaths(store, state.name);
  const generation = generationPath(store, state.name, state.generation);
  const outside = outsidePath(holder, generation);
  const isNew = !existsSync(join(outside, 'upper'));
  // The kernel wants its work directory empty; what is left there belongs to a mount that is gone.
  rmSync(join(outside, 'work'), {recursive: true, force: true});
  for (const name of ['upper', 'work']) mkdirSync(join(outside, name), {recursive: true});
  if (isNew)
    await copyRootAttributes(
      join(paths.directory, lowers[0] ?? ''),
      lowers[0] ?? '',
      join(generation, 'upper'),
      holder,
    );
  const merged = paths.merged(state.generation);
  const attempt = async (side: SideLayers): Promise<void> => {
    const options = statedOptions(release());
    const argv = overlayArguments({
      lowers: [...side.above, ...lowers, ...side.below],
      upper: join('s', String(state.generation), 'upper'),
      work: join('s', String(state.generation), 'work'),
      target: merged,
      options,
    });
    try {
      await runCommand(inNamespace(holder, argv, paths.directory), {
        environment: {...process.env, ...overlayEnvironment, LC_ALL: 'C'},
      });
    } catch (error) {
      throw new RootstockError(
        `mounting root "${state.name}"`,
        messageOf(error),
        'See what `rootstock check` says',
      );
    }
    const mounted = readMounts(holder.pid)
      .filter(({mountPoint}) => mountPoint === merged)
      .pop();
    const unwanted = mounted && unwantedOption(mounted);
    if (unwanted !== undefined) {
      throw new RootstockError(
        `mounting root "${state.name}"`,
        `the kernel made it ${unwanted}`,
        'Use another --scratch',
      );
    }
  };
  const unmount = async (): Promise<void> => {
    await runCommand(inNamespace(holder, ['umount', merged]));
  };
  try {
    const furnishings = await makeSideLayers(store, state, holder, {attempt, unmount});
    await furnishRoot(outsidePath(holder, merged), merged, furnishings, holder);
  } catch (error) {
    await runCommand(inNamespace(holder, ['umount', '--recursive', '--lazy', merged]), {
      expected: [0, 1, 32],
    });
    throw error;
  }
};

/** The merged root directory takes its mode, owner, times and xattrs from the upper, so a new upper takes them from below. */
const copyRootAttributes = async (
  relative: string,
  lower: string,
  upper: string,
  holder: Namespace,
): Promise<void> => {
  const parent = lower === '/' ? '/' : relative;
  const attributes = [
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
    '--xattrs-exclude=trusted.overlay.*',
    '--numeric-owner',
  ];
  await runPipeline(
    inNamespace(holder, ['tar', '-c', '-f', '-', ...attributes, '--no-recursion', '-C', parent, '.']),
    inNamespace(holder, ['tar', '-x', '-p', '-f', '-', ...attributes, '-C', upper]),
  );
};

/** The root as it is when it is mounted, else mounted now. The caller holds its exclusive lock. */
export const ensureMounted = (store: Store, state: RootState): Promise<Mounted> =>
  isMounted(state) ? Promise.resolve(state) : mountRoot(store, state);
