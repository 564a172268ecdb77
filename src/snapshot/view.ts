import {mkdirSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {type BaseReference} from '../base/base.js';
import {runCommand} from '../host/command.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {type Digest, withoutRepeats} from '../layer/layer.js';
import {checkedImage} from '../layer/layers.js';
import {mountImages, type PlacedImage} from '../layer/mount-images.js';
import {overlayArguments, overlayEnvironment, statedOptions} from '../layer/overlay.js';
import {type Store} from './store.js';

/** A stack to look at: its lowers are images, and frozen or live uppers as the namespace sees them. */
export interface ViewedStack {
  /** Without one, the layers are shown alone. */
  readonly base?: Pick<BaseReference, 'kind' | 'identity'>;
  /** Base first. */
  readonly layers: readonly (Digest | {readonly directory: string})[];
}

export interface View {
  /** As the namespace sees them, the layers base first. */
  readonly merged: string;
  readonly layers: readonly string[];
}

/**
 * Mounts a stack read-only in a namespace.
 * @param place a directory for its mount points, of a file system that is seen in the namespace alone
 */
export const viewStack = async (
  store: Store,
  {base, layers}: ViewedStack,
  place: string,
  namespace: Namespace,
): Promise<View> => {
  const trees = await mountLayers(store, layers, place, namespace);
  return {merged: await mountMerged(trees, place, namespace, base), layers: trees};
};

/** Mounts the images among some layers; returns where each layer is. */
export const mountLayers = async (
  store: Store,
  layers: ViewedStack['layers'],
  place: string,
  namespace: Namespace,
): Promise<string[]> => {
  const trees: string[] = [];
  const images: PlacedImage[] = [];
  for (const [index, layer] of layers.entries()) {
    const same = layers.indexOf(layer);
    if (typeof layer !== 'string' || same < index) {
      trees.push(typeof layer === 'string' ? (trees[same] ?? '') : layer.directory);
      continue;
    }
    const target = join(place, String(index));
    mkdirSync(outsidePath(namespace, target), {recursive: true});
    images.push({...(await checkedImage(store.layers, layer)), target});
    trees.push(target);
  }
  await mountImages(images, namespace);
  return trees;
};

/** Where a lower goes that lies below all others: a read-only overlay takes two at least. */
export const lowestOf = (place: string): string => join(place, 'lowest');

/** Merges trees, base first, in a read-only overlay; returns where that is. */
export const mountMerged = async (
  trees: readonly string[],
  place: string,
  namespace: Namespace,
  base?: ViewedStack['base'],
): Promise<string> => {
  const merged = join(place, 'merged');
  for (const path of [merged, lowestOf(place)]) mkdirSync(outsidePath(namespace, path), {recursive: true});
  const lowers = [
    ...withoutRepeats(trees).reverse(),
    ...(base?.kind === 'host' ? ['/'] : []),
    lowestOf(place),
  ];
  const argv = overlayArguments({
    lowers: lowers.map((path) => (path.startsWith(`${place}/`) ? path.slice(place.length + 1) : path)),
    target: merged,
    options: statedOptions(release()),
  });
  await runCommand(inNamespace(namespace, argv, place), {
    environment: {...process.env, ...overlayEnvironment},
  });
  return merged;
};
