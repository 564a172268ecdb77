import {mkdirSync} from 'node:fs';
import {join} from 'node:path';

import {type BaseOptions, type BaseReference, type OpenImage} from '../base/base.js';
import {type ImageLayer} from '../base/image.js';
import {unpackLayer} from '../base/image-layer.js';
import {runCommand} from '../host/command.js';
import {inNamespace, type Namespace, withNamespace} from '../host/namespace.js';
import {removeTree} from '../host/remove-tree.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {type Digest} from '../layer/layer.js';
import {hasLayer} from '../layer/layers.js';
import {baseFile, makeOnce, type MadeBase, readBase, writeBase} from './base-records.js';
import {type Store, whileNothingIsRemoved} from './store.js';
import {mountLayers, mountMerged} from './view.js';

type MakeOptions = BaseOptions & Pick<BuildOptions, 'compression'>;

interface ImageBase {
  readonly image: OpenImage;
  readonly reference: BaseReference;
  /** A directory of the base's own, on the store's file system. */
  readonly staging: string;
}

/**
 * Makes a base of an image: a layer of each of its layers, of which those that the store has, of whatever image, are neither
 * brought nor unpacked again. The record of the base is written last.
 */
export const makeImageBase = async (
  store: Store,
  {image, reference, staging}: ImageBase,
  options: MakeOptions,
): Promise<MadeBase> => {
  const {settings} = image;
  for (;;) {
    const missing = image.layers.filter((layer) => !isMade(store, layer));
    if (missing.length < image.layers.length) {
      const there = image.layers.length - missing.length;
      options.say(`the store has ${there} of the ${image.layers.length} layers of base ${reference.name}`);
    }
    const bring = onceFor(image, missing);
    const digests = await withNamespace('rootstock: unpacking an image', async (namespace) => {
      const made: Digest[] = [];
      const below = await viewOf(store, staging, namespace);
      for (const layer of image.layers) {
        const work = {layer, number: made.length + 1, below: () => below(made), bring, namespace};
        made.push(await makeImageLayer(store, {image, reference, staging}, work, options));
      }
      return made;
    });
    const isDone = await whileNothingIsRemoved(store, () => {
      // What was collected meanwhile is made again.
      if (!digests.every((digest) => hasLayer(store.layers, digest))) return false;
      writeBase(store, reference, {digests, settings});
      return true;
    });
    if (isDone) return {digests, settings};
  }
};

/** The name under which the layer of an image is kept: it may be the first layers of many images. */
const identityOf = ({chainId}: ImageLayer): {identity: string} => ({identity: `image layer ${chainId}`});

const isMade = (store: Store, layer: ImageLayer): boolean => {
  const digest = readBase(baseFile(store, identityOf(layer)))?.digests[0];
  return digest !== undefined && hasLayer(store.layers, digest);
};

type Bring = (layer: ImageLayer) => Promise<string>;

/** Brings all that are wanted when the first of them is, since most sources bring them together. */
const onceFor = (image: OpenImage, wanted: readonly ImageLayer[]): Bring => {
  let brought: Promise<readonly string[]> | undefined;
  return async (layer) => {
    const index = wanted.findIndex(({chainId}) => chainId === layer.chainId);
    // One that was there, and was removed or damaged meanwhile.
    if (index < 0) return (await image.bring([layer]))[0] ?? '';
    brought ??= image.bring(wanted);
    return (await brought)[index] ?? '';
  };
};

/**
 * Shows the layers made so far, merged, and each mounted once.
 * @returns nothing where there are none
 */
const viewOf = async (
  store: Store,
  staging: string,
  namespace: Namespace,
): Promise<(made: readonly Digest[]) => Promise<string | undefined>> => {
  const place = join(staging, 'below');
  mkdirSync(place, {recursive: true});
  await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-image', place]));
  const trees: string[] = [];
  return async (made) => {
    if (made.length === 0) return undefined;
    for (const digest of made.slice(trees.length)) {
      const target = join(place, String(trees.length));
      const same = made.indexOf(digest);
      trees.push(trees[same] ?? (await mountLayers(store, [digest], target, namespace))[0] ?? '');
    }
    const merged = join(place, 'merged');
    await runCommand(inNamespace(namespace, ['umount', merged]), {expected: [0, 1, 32]});
    return mountMerged(trees, place, namespace);
  };
};

interface LayerWork {
  readonly layer: ImageLayer;
  /** From 1. */
  readonly number: number;
  readonly below: () => Promise<string | undefined>;
  readonly bring: Bring;
  readonly namespace: Namespace;
}

const makeImageLayer = async (
  store: Store,
  {image, reference, staging}: ImageBase,
  {layer, number, below, bring, namespace}: LayerWork,
  options: MakeOptions,
): Promise<Digest> => {
  const which = `layer ${number} of ${image.layers.length} of base ${reference.name}`;
  const name = `${reference.name}, layer ${number}`;
  const record = {...identityOf(layer), name, kind: 'layer'} as const;
  const make = async (): Promise<MadeBase> => {
    const blob = await bring(layer);
    options.say(`unpacking ${which}`);
    const started = Date.now();
    const place = await below();
    const work = join(staging, `layer-${number}`);
    mkdirSync(work);
    try {
      const tree = await unpackLayer({
        ...{what: `layer ${number} of base "${reference.name}"`, layer, blob, staging: work, namespace},
        ...{tools: options.tools, ...(place === undefined ? {} : {below: place})},
      });
      const source = {
        ...{tree, owned: true, overlayOptions: []},
        ...{origin: `base ${name}`, makeMilliseconds: Date.now() - started},
      };
      const {digest} = await buildLayer(store.layers, source, {
        ...{...options, strict: false, staging: store.staging},
        keep: (add, {digest}) =>
          whileNothingIsRemoved(store, () => {
            add();
            writeBase(store, record, {digest});
          }),
      });
      return {digests: [digest]};
    } finally {
      await removeTree(work);
    }
  };
  const {digests} = await makeOnce(store, record, which, options.say, make);
  return digests[0] ?? '';
};
