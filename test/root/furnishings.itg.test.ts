import {readdirSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {runInTurn} from '../../src/host/in-turn.js';
import {withNamespace} from '../../src/host/namespace.js';
import {kernelFurnishings} from '../../src/root/furnishings.js';
import {describeAsRoot} from '../support/root.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('What a root has in /dev', () => {
  const temporary = useTemporary();

  test('is there although a loop device has gone since they were listed', async () => {
    const place = temporary.fresh();
    const devices = ['null', 'loop1048575', 'loop-control'];
    const [, , dev] = kernelFurnishings({devices, hasTun: false, hasCgroups: false});
    await withNamespace('rootstock: test', (namespace) => runInTurn(namespace, dev?.fill?.(place) ?? []));
    expect(readdirSync(place).sort()).toEqual(['loop-control', 'null']);
  });
});
