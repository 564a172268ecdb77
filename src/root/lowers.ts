import {existsSync, mkdirSync} from 'node:fs';
import {basename, join} from 'node:path';

import {RootstockError} from '../errors.js';
import {readMounts} from '../host/mountinfo.js';
import {type Namespace, outsidePath} from '../host/namespace.js';
import {type Digest} from '../layer/layer.js';
import {checkedImage} from '../layer/layers.js';
import {mountImages, type PlacedImage} from '../layer/mount-images.js';
import {type Store} from '../snapshot/store.js';
import {digestOfLayer} from './records.js';
import {generationPath, rootPaths, type RootState} from './state.js';

export interface Lowers {
  /** Topmost first, relative to the root's directory. */
  readonly paths: readonly string[];
  /** The generations among them that are frozen uppers. */
  readonly frozen: readonly number[];
}

/** Mounts the images of the stack that are not mounted yet. Throws RootstockError where a layer is gone. */
export const mountLowers = async (store: Store, state: RootState, holder: Namespace): Promise<Lowers> => {
  const paths: string[] = [];
  const frozen: number[] = [];
  // Read once: a frozen layer may become an image at any time.
  const layers = state.stack.map((layer) => ({layer, digest: digestOfLayer(store, state.name, layer)}));
  const digests = layers.map(({digest}) => digest).filter((digest) => digest !== undefined);
  await mountMissing(store, state.name, digests, holder);
  for (const {layer, digest} of layers) {
    if (digest !== undefined) paths.unshift(join('l', basename(imageMountPoint(store, state.name, digest))));
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
  // The topmost of layers that are the same, as `withoutRepeats` says why.
  const unique = [...new Set(paths)];
  return {paths: state.base.kind === 'host' ? [...unique, '/'] : unique, frozen};
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
export const imageMountPoint = (store: Store, root: string, digest: string): string =>
  join(rootPaths(store, root).images, digest.slice(0, 12));

const mountMissing = async (
  store: Store,
  root: string,
  digests: readonly Digest[],
  holder: Namespace,
): Promise<void> => {
  const mounted = new Set(readMounts(holder.pid).map(({mountPoint}) => mountPoint));
  const missing: PlacedImage[] = [];
  for (const digest of new Set(digests)) {
    const target = imageMountPoint(store, root, digest);
    if (mounted.has(target)) continue;
    mkdirSync(target, {recursive: true, mode: 0o700});
    missing.push({...(await checkedImage(store.layers, digest)), target});
  }
  await mountImages(missing, holder);
};
