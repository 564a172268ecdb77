import {expect} from '@jest/globals';

import {agreeOnLayers} from './agree.js';
import {type Step, step} from './step.js';
import {layersOf, versionsOf} from './world.js';

export const collectGarbage = (): Step =>
  step('gc', async (world, real) => {
    const needed = layersOf(versionsOf(world));
    const unneeded = [...real.layers()].filter(([digest]) => !needed.has(digest));
    const bytes = unneeded.reduce((sum, [, size]) => sum + size, 0);
    expect(JSON.parse(await real.okInStore('gc', '--json'))).toMatchObject({
      ...{snapshots: [], leftovers: [], layers: unneeded.length, bytes},
      remainingBytes: [...real.layers().values()].reduce((sum, size) => sum + size, 0),
    });
    agreeOnLayers(world, real);
  });

export const checkStore = (): Step =>
  step('fsck', async ({names, keys}, {okInStore, layers}) => {
    const bytes = [...layers().values()].reduce((sum, size) => sum + size, 0);
    expect(JSON.parse(await okInStore('fsck', '--json'))).toEqual({
      checked: {layers: layers().size, snapshots: names.size, keys: keys.size, bases: 1, roots: 1, bytes},
      findings: [],
    });
  });
