import {expect, test} from '@jest/globals';

import {debootstrapArguments, mmdebstrapArguments} from '../../src/base/debian.js';

test('mmdebstrap makes a directory of the essential packages, as root', () => {
  expect(mmdebstrapArguments('bookworm', '/tree')).toEqual([
    ...['mmdebstrap', '--mode=root', '--variant=minbase', '--format=directory', 'bookworm', '/tree'],
  ]);
});

test('debootstrap makes the same', () => {
  expect(debootstrapArguments('noble', '/tree')).toEqual([
    ...['debootstrap', '--variant=minbase', 'noble', '/tree'],
  ]);
});
