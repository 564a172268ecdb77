import {chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {makeDirectories} from '../host/atomic-file.js';
import {runCommand} from '../host/command.js';
import {copyEntries} from '../host/copy-entries.js';
import {readMounts} from '../host/mountinfo.js';
import {endNamespace, inNamespace, type Namespace, outsidePath, startNamespace} from '../host/namespace.js';
import {type Store} from '../snapshot/store.js';
import {discardUnneeded, isGeneration} from './discard.js';
import {furnishRoot} from './furnish.js';
import {holderTitle} from './holders.js';
import {mountLowers} from './lowers.js';
import {overlayArguments, overlayEnvironment, statedOptions, unwantedOption} from '../layer/overlay.js';
import {mountScratch} from './scratch-mount.js';
import {makeSideLayers, type SideLayers} from './side-layers.js';
import {generationPath, isMounted, type Mounted, rootPaths, type RootState, writeRoot} from './state.js';

/**
 * Mounts the root's stack under an upper, in the namespace of its holder, which is started where there is none, and
 * furnishes it. Writes the state: until then, whatever ends this, the root is as it was. What was mounted before is taken
 * away beside the job. The caller holds the root's exclusive lock. Throws RootstockError.
 * @param upper `same`: that of the state's generation, which may be there already, of an earlier boot say; `fresh`: a new
 *   one, of the generation after any that there ever was
 */
export const mountRoot = async (
  store: Store,
  wanted: RootState,
  upper: 'same' | 'fresh' = 'same',
): Promise<Mounted> => {
  const paths = rootPaths(store, wanted.name);
  const running = isMounted(wanted) ? wanted.holder : undefined;
  const {namespace: holder, keep} = running
    ? {namespace: running, keep: () => Promise.resolve()}
    : await startNamespace(holderTitle(wanted.name));
  try {
    for (const directory of [paths.images, paths.scratch, paths.shown]) makeDirectories(directory);
    // Programs of any user pass through it on the way to what is mounted there.
    chmodSync(paths.shown, 0o755);
    if (!running) await mountScratch(wanted.scratch, paths.scratch, holder);
    const generation =
      upper === 'fresh' ? freshGeneration(outsidePath(holder, paths.scratch), wanted) : wanted.generation;
    const state = {...wanted, generation};
    makeDirectories(paths.merged(generation));
    const lowers = await mountLowers(store, state, holder);
    await mountGeneration(store, state, lowers.paths, holder);
    const mounted = {...state, holder, frozenInUse: lowers.frozen};
    writeRoot(store, mounted);
    // Only a holder that the state knows may outlive this process, and not that of a command's own root.
    if (mounted.owner.kind !== 'process') await keep();
    await discardUnneeded(store, mounted);
    return mounted;
  } catch (error) {
    if (!running) await endNamespace(holder);
    throw error;
  }
};

/** Never one that a killed transition has begun: its upper may be half made, and be mounted. */
const freshGeneration = (scratch: string, {generation}: RootState): number =>
  1 + Math.max(generation, ...readdirSync(scratch).filter(isGeneration).map(Number));

const mountGeneration = async (
  store: Store,
  state: RootState,
  lowers: readonly string[],
  holder: Namespace,
): Promise<void> => {
  const paths = rootPaths(store, state.name);
  const generation = generationPath(store, state.name, state.generation);
  const outside = outsidePath(holder, generation);
  const has = (name: string): boolean => existsSync(join(outside, name));
  // The kernel wants its work directory empty; what is left there belongs to a mount that is gone.
  rmSync(join(outside, 'work'), {recursive: true, force: true});
  mkdirSync(join(outside, 'work'), {recursive: true});
  if (!has('upper')) {
    rmSync(join(outside, 'upper.new'), {recursive: true, force: true});
    mkdirSync(join(outside, 'upper.new'));
    const [top = ''] = lowers;
    const parent = outsidePath(holder, top === '/' ? '/' : join(paths.directory, top));
    // The merged root directory takes its mode, owner, times and xattrs from the upper.
    await copyEntries(parent, join(outside, 'upper.new'), ['']);
    renameSync(join(outside, 'upper.new'), join(outside, 'upper'));
  }
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
    await furnishRoot(outsidePath(holder, merged), merged, furnishings, {holder, directory: paths.directory});
  } catch (error) {
    await runCommand(inNamespace(holder, ['umount', '--recursive', '--lazy', merged]), {
      expected: [0, 1, 32],
    });
    throw error;
  }
};

/** The root as it is when it is mounted, else mounted now. The caller holds its exclusive lock. */
export const ensureMounted = (store: Store, state: RootState): Promise<Mounted> =>
  isMounted(state) ? Promise.resolve(state) : mountRoot(store, state);
