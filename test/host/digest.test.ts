import {writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {digestOf} from '../../src/host/digest.js';
import {run} from '../support/run.js';
import {useTemporary} from '../support/temporary.js';

describe('digestOf', () => {
  const temporary = useTemporary();

  test.each([
    ['an empty file', 0],
    ['a file of several reads', 3_000_001],
  ])('is what sha256sum says of %s', async (_, size) => {
    const path = `${temporary.fresh()}/file`;
    writeFileSync(path, Buffer.alloc(size, 'rootstock'));
    expect(await digestOf(path)).toBe(run(['sha256sum', path]).slice(0, 64));
  });
});
