import {mkdirSync, rmdirSync} from 'node:fs';
import {join} from 'node:path';

import {inNamespace, type Namespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {type Digest} from '../../src/layer/layer.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {storeAt} from '../../src/snapshot/store.js';
import {mountLayers, viewStack} from '../../src/snapshot/view.js';
import {manifestOf} from './manifest.js';
import {run} from './run.js';
import {type Workshop} from './workshop.js';

/** What is in a layer itself: its whiteouts, and the marks that overlay hides. */
export const manifestOfLayer = (shop: Pick<Workshop, 'store' | 'path'>, digest: Digest): Promise<string[]> =>
  inPlace(shop, async (place, namespace) => {
    const [tree = ''] = await mountLayers(storeAt(shop.store), [digest], place, namespace);
    return manifestOf(outsidePath(namespace, tree));
  });

/** What a snapshot shows through the kernel: its whole tree, or a directory of it. */
export const manifestOfStack = async (
  shop: Pick<Workshop, 'store' | 'path'>,
  {base, layers}: Pick<Snapshot, 'base' | 'layers'>,
  directory = '',
): Promise<string[]> =>
  inPlace(shop, async (place, namespace) => {
    const {merged} = await viewStack(storeAt(shop.store), {base, layers}, place, namespace);
    return manifestOf(outsidePath(namespace, join(merged, directory)));
  });

const inPlace = async <T>(
  {path}: Pick<Workshop, 'path'>,
  look: (place: string, namespace: Namespace) => Promise<T>,
): Promise<T> => {
  const place = path('seen');
  mkdirSync(place);
  try {
    return await withNamespace('rootstock: test looks', async (namespace) => {
      run(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-test', place]));
      return await look(place, namespace);
    });
  } finally {
    rmdirSync(place);
  }
};
