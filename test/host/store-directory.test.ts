import {describe, expect, test} from '@jest/globals';

import {storeDirectory} from '../../src/host/store-directory.js';

describe('storeDirectory', () => {
  test('is where ROOTSTOCK_HOME says', () => {
    expect(storeDirectory({ROOTSTOCK_HOME: '/here', HOME: '/home/u'}, 1000)).toBe('/here');
  });

  test('is the machine’s for root', () => {
    expect(storeDirectory({HOME: '/root'}, 0)).toBe('/var/lib/rootstock');
  });

  test('is the user’s own for others', () => {
    expect(storeDirectory({HOME: '/home/u'}, 1000)).toBe('/home/u/.local/share/rootstock');
    expect(storeDirectory({}, 1000)).toMatch(/\/\.local\/share\/rootstock$/);
  });
});
