import {describe, expect, test} from '@jest/globals';

import {type LayerDescription} from '../../src/layer/layer.js';
import {digestInName, formatContent, imageName, parseContent} from '../../src/snapshot/archive.js';
import {snapshotOf} from '../support/stack.js';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)];

const described = (digest: string): LayerDescription => ({
  ...{format: 1, digest, compression: 'squashfs/zstd:3', size: 7, entries: 1, contentSize: 1},
  ...{overlayOptions: [], origin: 'test', created: '', packMilliseconds: 1, losses: []},
});

describe('The content of a Rootstock file', () => {
  const snapshot = snapshotOf('deps', [one, two]);
  const layers = [described(one), described(two)];

  test('is read as it was written', () => {
    expect(parseContent(formatContent({snapshot, layers}))).toEqual({format: 1, snapshot, layers});
  });

  test('names each image by its digest', () => {
    expect(digestInName(imageName(one))).toBe(one);
    for (const name of ['layers/x.image', `layers/${one}`, `./layers/${one}.image`, `layers/../${one}.image`])
      expect(digestInName(name)).toBeUndefined();
  });

  const parse = (change: object): unknown =>
    parseContent(JSON.stringify({format: 1, snapshot, layers, ...change}));

  test.each<[string, object, string]>([
    ['another format', {format: 2}, 'its format is 2, and this version knows 1'],
    ['no snapshot', {snapshot: null}, 'its format is undefined'],
    ['half a snapshot', {snapshot: {...snapshot, base: undefined}}, 'it is not whole'],
    ['no layers', {layers: undefined}, 'it does not describe its layers'],
    ['a layer too few', {layers: [described(one)]}, 'does not describe its layer 222222222222'],
    ['a layer too many', {layers: [...layers, described('3'.repeat(64))]}, '333333333333, which is no layer'],
    ['a layer twice', {layers: [...layers, described(one)]}, 'describes a layer twice'],
    ['half a description', {layers: [{...described(one), origin: 1}]}, 'is not whole'],
  ])('is refused with %s', (_, change, why) => {
    expect(() => parse(change)).toThrow(why);
  });

  test('is refused when it is none', () => {
    for (const text of ['', 'null', '[]', '{']) expect(() => parseContent(text)).toThrow();
  });
});
