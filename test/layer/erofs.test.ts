import {chmodSync, writeFileSync} from 'node:fs';

import {afterEach, describe, expect, test} from '@jest/globals';

import {parseCompression} from '../../src/layer/compression.js';
import {
  erofsArguments,
  isRightErofsBuilder,
  parseErofsVersion,
  requireRightErofsBuilder,
} from '../../src/layer/erofs.js';
import {messageOfFailure} from '../support/failure.js';
import {newPacking} from '../support/packing.js';
import {useTemporary} from '../support/temporary.js';

describe('A builder of erofs images', () => {
  const temporary = useTemporary();
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });

  const install = (version: string): void => {
    const directory = temporary.fresh();
    writeFileSync(`${directory}/mkfs.erofs`, `#!/bin/sh\necho "${version}"\n`);
    chmodSync(`${directory}/mkfs.erofs`, 0o755);
    process.env['PATH'] = `${directory}:${path}`;
  };

  test.each([
    ['mkfs.erofs 1.4', '1.4', false],
    ['mkfs.erofs 1.5', '1.5', false],
    ['mkfs.erofs 1.7.1', '1.7', false],
    ['mkfs.erofs (erofs-utils) 1.8.6', '1.8', true],
    ['mkfs.erofs (erofs-utils) 1.10', '1.10', true],
    ['mkfs.erofs 2.0', '2.0', true],
    ['usage: mkfs.erofs', undefined, false],
  ])('that says %j has the version %s; is known to be right: %p', async (text, version, right) => {
    expect(parseErofsVersion(text)).toBe(version);
    expect(isRightErofsBuilder(version)).toBe(right);
    install(text);
    if (right) await requireRightErofsBuilder();
    else expect((await messageOfFailure(requireRightErofsBuilder)).message).toContain(version ?? 'unknown');
  });

  test('that is not right makes no layer: the message names the version, and what to use', async () => {
    install('mkfs.erofs 1.7.1');
    const packing = newPacking(temporary);
    const compression = parseCompression('erofs/lz4');
    const {message} = await messageOfFailure(() => packing.pack(temporary.fresh(), {compression}));
    expect(message).toMatch(/mkfs\.erofs 1\.7 writes wrong .* Use a squashfs compression/);
    expect(packing.files()).toEqual([]);
  });
});

test.each([
  ['erofs/zstd:5', ['-zzstd,level=5', '-C65536']],
  ['erofs/lz4', ['-zlz4', '-C65536']],
  ['erofs/none', []],
])('erofsArguments of %s state the compression, a fixed UUID and a fixed time', (text, compression) => {
  expect(erofsArguments('/tree', '/image', parseCompression(text))).toEqual([
    ...['mkfs.erofs', '--quiet', '-U', '00000000-0000-0000-0000-000000000000', '--mkfs-time', '-T0'],
    ...[...compression, '/image', '/tree'],
  ]);
});
