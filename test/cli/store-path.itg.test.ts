import {mkdirSync, symlinkSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a store', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('store-path');
    mkdirSync(shop.path('bücher ✓, a:b'));
    mkdirSync(shop.path('disk'));
    symlinkSync(shop.path('disk'), shop.path('link'));
    symlinkSync('disk/other', shop.path('itself'));
  });
  afterAll(() => shop.end());

  test.each(['bücher ✓, a:b/store', 'link/store', 'itself'])('works at the path %s', async (place) => {
    if (place === 'itself') mkdirSync(shop.path('disk/other'));
    const env = {ROOTSTOCK_HOME: shop.path(place)};
    const ok = async (...args: string[]): Promise<string> => {
      const result = await shop.rootstock(args, {env});
      expect(result).toMatchObject({exitCode: 0});
      return result.stdout;
    };
    const sh = (script: string): Promise<string> =>
      ok('run', '--quiet', '--base', shop.base, '--', 'sh', '-c', script);
    try {
      await sh('mkdir /d; echo 1 > /d/f; echo 2 > /d/g; rm /etc/group');
      await ok('snapshot', 'one');
      await sh('rm -r /home; rm /d/f; mkdir /home; echo ü > "/d/ü"');
      await ok('snapshot', 'two');
      await ok('clean');
      expect(await ok('diff', 'one', 'two')).toBe('D /d/f  (2 B)\nA /d/ü  (3 B)\n');
      await ok('squash');
      expect(await sh('find /d /home /etc/group 2>/dev/null | sort')).toBe('/d\n/d/g\n/d/ü\n/home\n');
    } finally {
      await ok('scrub', '--all', '--kill');
    }
  });
});
