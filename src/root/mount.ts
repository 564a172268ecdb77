import {spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {release} from 'node:os';
import {basename, join} from 'node:path';

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
import {mountImage} from '../layer/image.js';
import {type Digest} from '../layer/layer.js';
import {describeLayer, imagePath, layerImageFormat, verifyLayer} from '../layer/layers.js';
import {type Store} from '../snapshot/store.js';
import {furnishRoot} from './furnish.js';
import {overlayArguments, overlayEnvironment, statedOptions, unwantedOption} from './overlay.js';
import {mountScratch} from './scratch-mount.js';
import {digestOfLayer, generationPath, rootPaths, type RootState, writeRoot} from './state.js';
import {makeSideLayers, type SideLayers} from './side-layers.js';

/**
 * Mounts the root's stack under the upper of its generation, in the namespace of its holder, which is started where there
 * is none, and furnishes it. An upper that is there already, of an earlier boot say, is taken up again.
 * Writes the state. The caller holds the root's exclusive lock.
 * Throws RootstockError, and leaves nothing mounted that was not before.
 * @param replaced the generation that was mounted until now: its mount is taken away beside the job
 */
export const mountRoot = async (store: Store, state: RootState, replaced?: number): Promise<RootState> => {
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

interface Lowers {
  /** Topmost first, relative to the root's directory. */
  readonly paths: readonly string[];
  /** The generations among them that are frozen uppers. */
  readonly frozen: readonly number[];
}

/** Mounts the images of the stack that are not mounted yet. */
const mountLowers = async (store: Store, state: RootState, holder: Namespace): Promise<Lowers> => {
  const paths: string[] = [];
  const frozen: number[] = [];
  for (const layer of state.stack) {
    const digest = digestOfLayer(store, state.name, layer);
    if (digest !== undefined) paths.unshift(await mountLayer(store, state.name, digest, holder));
    else if ('frozen' in layer) {
      if (!existsSync(outsidePath(holder, join(generationPath(store, state.name, layer.frozen), 'upper')))) {
        throw new RootstockError(
          `mounting root "${state.name}"`,
          `the layer of ${layer.origin} is gone with its scratch, and was not saved before`,
          `Remove the root with \`rootstock scrub --root ${state.name}\``,
        );
      }
      paths.unshift(join('s', String(layer.frozen), 'upper'));
      frozen.push(layer.frozen);
    }
  }
  return {paths: state.base.kind === 'host' ? [...paths, '/'] : paths, frozen};
};

/** The topmost lower of a mounted root, as its namespace sees it. */
export const topLowerPath = (store: Store, {name, stack, frozenInUse = []}: RootState): string => {
  const top = stack.at(-1);
  if (!top) return '/';
  if ('frozen' in top && frozenInUse.includes(top.frozen))
    return join(generationPath(store, name, top.frozen), 'upper');
  return imageMountPoint(store, name, digestOfLayer(store, name, top) ?? '');
};

/** Short, since all names together must fit one page; still unique among any number of layers that fit it. */
const imageMountPoint = (store: Store, root: string, digest: string): string =>
  join(rootPaths(store, root).images, digest.slice(0, 12));

const mountLayer = async (store: Store, root: string, digest: Digest, holder: Namespace): Promise<string> => {
  const target = imageMountPoint(store, root, digest);
  if (!readMounts(holder.pid).some(({mountPoint}) => mountPoint === target)) {
    await verifyLayer(store.layers, digest);
    mkdirSync(target, {recursive: true, mode: 0o700});
    const format = layerImageFormat(describeLayer(store.layers, digest));
    await mountImage(imagePath(store.layers, digest), format, target, holder);
  }
  return join('l', basename(target));
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

/**
 * Takes the replaced mount away and deletes what no generation needs. Both take as long as there is data to write back or
 * to delete, so a process does it that nobody waits for; it is one of the namespace's, and ends with the root at the
 * latest. What it leaves then is deleted by the next.
 */
const discardUnneeded = (
  store: Store,
  state: RootState & {holder: Namespace},
  replaced: number | undefined,
): void => {
  const paths = rootPaths(store, state.name);
  const needed = new Set([state.generation, ...(state.frozenInUse ?? [])].map(String));
  const unneeded = readdirSync(outsidePath(state.holder, paths.scratch)).filter(
    (name) => /^\d+$/.test(name) && !needed.has(name),
  );
  const [program, ...rest] = inNamespace(state.holder, [
    'sh',
    '-c',
    discardScript,
    'rootstock: dropping an upper',
    replaced === undefined ? '' : paths.merged(replaced),
    ...unneeded.map((name) => join(paths.scratch, name)),
  ]);
  spawn(program, rest, {stdio: 'ignore', detached: true}).unref();
};

/** Of what is mounted below a merged root nothing is below a scratch, and rm stays on the scratch's file system. */
const discardScript =
  'if [ -n "$1" ]; then umount --recursive --lazy "$1"; rmdir "$1"; fi; shift; exec rm -rf --one-file-system -- "$@"';
