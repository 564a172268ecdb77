import {existsSync, mkdirSync} from 'node:fs';
import {basename, join} from 'node:path';

import {RootstockError} from '../errors.js';
import {readMounts} from '../host/mountinfo.js';
import {type Namespace, outsidePath} from '../host/namespace.js';
import {mountImage} from '../layer/image.js';
import {type Digest} from '../layer/layer.js';
import {describeLayer, imagePath, layerImageFormat, verifyLayer} from '../layer/layers.js';
import {type Store} from '../snapshot/store.js';
import {digestOfLayer, generationPath, rootPaths, type RootState} from './state.js';

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
