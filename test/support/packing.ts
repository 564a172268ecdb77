import {mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {inNamespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {buildLayer, type BuildOptions, type LayerSource} from '../../src/layer/build.js';
import {parseCompression} from '../../src/layer/compression.js';
import {mountImage} from '../../src/layer/image.js';
import {type LayerDescription} from '../../src/layer/layer.js';
import {imagePath, layerImageFormat, type Layers} from '../../src/layer/layers.js';
import {run} from './run.js';
import {type Temporary} from './temporary.js';

/** A place of its own to make layers in, and what was said there. */
export interface Packing {
  readonly layers: Layers;
  readonly options: BuildOptions;
  readonly said: string[];
  readonly pack: (tree: string, options?: Partial<LayerSource & BuildOptions>) => Promise<LayerDescription>;
  /** The names of everything in it. */
  readonly files: () => string[];
}

export const newPacking = (temporary: Temporary): Packing => {
  const directory = temporary.fresh();
  const layers = {directory: join(directory, 'layers')};
  const staging = join(directory, 'staging');
  for (const path of [layers.directory, staging]) mkdirSync(path);
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const options = {
    compression: parseCompression('zstd:3'),
    strict: false,
    staging,
    tools: {install: false, say},
    say,
  };
  return {
    layers,
    options,
    said,
    pack: (tree, more = {}) =>
      buildLayer(
        layers,
        {tree, owned: true, origin: 'test', overlayOptions: [], ...more},
        {...options, ...more},
      ),
    files: () => [layers.directory, staging].flatMap((path) => readdirSync(path)),
  };
};

/** Mounts a layer in a namespace of its own while `work` runs, which sees it at a path. */
export const withMounted = <T>(
  {layers}: Packing,
  description: LayerDescription,
  target: string,
  work: (path: string) => T,
): Promise<T> =>
  withNamespace(`rootstock: test in ${target}`, async (namespace) => {
    run(inNamespace(namespace, ['mkdir', '-p', target]));
    const image = imagePath(layers, description.digest);
    await mountImage(image, layerImageFormat(description), target, namespace);
    return work(outsidePath(namespace, target));
  });
