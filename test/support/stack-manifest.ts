import {mkdirSync, rmdirSync} from 'node:fs';
import {join} from 'node:path';

import {inNamespace, outsidePath, withNamespace} from '../../src/host/namespace.js';
import {viewStack} from '../../src/snapshot/view.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {storeAt} from '../../src/snapshot/store.js';
import {manifestOf} from './manifest.js';
import {run} from './run.js';
import {type Workshop} from './workshop.js';

/** What a snapshot shows through the kernel: its whole tree, or a directory of it. */
export const manifestOfStack = async (
  shop: Workshop,
  {base, layers}: Pick<Snapshot, 'base' | 'layers'>,
  directory = '',
): Promise<string[]> => {
  const place = shop.path('seen');
  mkdirSync(place);
  try {
    return await withNamespace('rootstock: test looks', async (namespace) => {
      run(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-test', place]));
      const {merged} = await viewStack(storeAt(shop.store), {base, layers}, place, namespace);
      return manifestOf(outsidePath(namespace, join(merged, directory)));
    });
  } finally {
    rmdirSync(place);
  }
};
