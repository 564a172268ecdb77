import {describe, expect, it} from '@jest/globals';
import fc from 'fast-check';

import {mergeMarks} from '../../src/layer/merge-marks.js';
import {type OverlayDirectory, type OverlayEntry} from '../../src/layer/overlay-tree.js';
import {type Directory, type Entry, entryAt, plain, seenOf, withMarks} from './overlay-model.js';

const gone: OverlayEntry = {kind: 'whiteout'};
const file: OverlayEntry = {kind: 'other'};
const directory = (entries: Record<string, OverlayEntry> = {}): OverlayDirectory => ({
  kind: 'directory',
  entries: new Map(Object.entries(entries)),
});
const opaque = (entries: Record<string, OverlayEntry> = {}): OverlayDirectory => ({
  ...directory(entries),
  kind: 'opaque',
});

describe('the marks of several layers in one', () => {
  it.each<[string, OverlayDirectory[], string[], string[]]>([
    ['none of none', [], [], []],
    ['none of what only adds', [directory({a: file}), directory({d: directory({b: file})})], [], []],
    ['a whiteout stays', [directory({a: gone}), directory()], ['/a'], []],
    [
      'a whiteout stays of what a layer added: something may lie below',
      [directory({a: file}), directory({a: gone})],
      ['/a'],
      [],
    ],
    ['a whiteout goes where a file was made again', [directory({a: gone}), directory({a: file})], [], []],
    ['an opaque directory stays so', [directory({d: opaque({a: file})}), directory()], [], ['/d']],
    [
      'a directory that was made over a whiteout of a lower layer is opaque',
      [directory({d: gone}), directory({d: directory({a: file})})],
      [],
      ['/d'],
    ],
    [
      'a directory that was made over a file of a lower layer is opaque',
      [directory({d: file}), directory({d: directory()})],
      [],
      ['/d'],
    ],
    [
      'a directory that is merged with an opaque one is opaque',
      [directory({d: opaque()}), directory({d: directory({a: file})})],
      [],
      ['/d'],
    ],
    [
      'a directory that is merged with one over a whiteout is opaque',
      [directory({d: gone}), directory({d: directory()}), directory({d: directory()})],
      [],
      ['/d'],
    ],
    [
      'a whiteout over a directory hides all of it',
      [directory({d: opaque({a: gone})}), directory({d: gone})],
      ['/d'],
      [],
    ],
    [
      'nothing is marked below an opaque directory',
      [directory({d: directory({a: gone, e: opaque()})}), directory({d: opaque({b: gone})})],
      [],
      ['/d'],
    ],
    [
      'nothing is marked below a directory that a layer between cuts off',
      [directory({d: gone}), directory({d: directory({a: file})}), directory({d: directory({a: gone})})],
      [],
      ['/d'],
    ],
    [
      'marks of what a file replaced go',
      [directory({d: directory({a: gone})}), directory({d: file})],
      [],
      [],
    ],
    [
      'marks are found at any depth',
      [
        directory({d: directory({e: directory({f: gone})})}),
        directory({d: directory({e: directory({g: gone})})}),
      ],
      ['/d/e/f', '/d/e/g'],
      [],
    ],
  ])('%s', (_, layers, whiteouts, opaques) => {
    const marks = mergeMarks(layers);
    expect(marks.whiteouts.map(({path}) => path).sort()).toEqual(whiteouts);
    expect(marks.opaque).toEqual(opaques);
  });

  it('keeps any byte of a name', () => {
    const name = 'n\n\\ \xff*';
    expect(mergeMarks([directory({[name]: directory({[name]: gone})}), directory()]).whiteouts).toEqual([
      {path: `/${name}/${name}`, layer: 0},
    ]);
  });

  it('does to every base what the layers did to it', () => {
    fc.assert(
      fc.property(fc.array(layer, {maxLength: 3}), fc.array(layer, {maxLength: 5}), (below, layers) => {
        const squashed = withMarks(layers, mergeMarks(layers));
        // A squash of nothing is an empty layer; its own attributes are then those of the base.
        fc.pre(layers.length > 0);
        expect(plain(seenOf([...below, squashed]))).toEqual(plain(seenOf([...below, ...layers])));
      }),
      {numRuns: 3000},
    );
  });

  it('does it in steps as at once', () => {
    fc.assert(
      fc.property(fc.array(layer, {maxLength: 2}), layer, layer, layer, (below, first, second, third) => {
        const half = withMarks([first, second], mergeMarks([first, second]));
        const squashed = withMarks([half, third], mergeMarks([half, third]));
        expect(plain(seenOf([...below, squashed]))).toEqual(plain(seenOf([...below, first, second, third])));
      }),
      {numRuns: 2000},
    );
  });

  it('names for each whiteout a layer that has it', () => {
    fc.assert(
      fc.property(fc.array(layer, {maxLength: 5}), (layers) => {
        for (const {path, layer: index} of mergeMarks(layers).whiteouts)
          expect(entryAt(layers[index]!, path)).toEqual({kind: 'whiteout'});
      }),
    );
  });
});

const {layer} = fc.letrec<{entry: Entry; layer: Directory; tree: Directory}>((tie) => {
  const id = fc.integer({min: 1, max: 1_000_000});
  const entries = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('entry')), {maxLength: 3})
    .map((pairs) => new Map(pairs));
  const tree = fc.record({kind: fc.constantFrom('directory' as const, 'opaque' as const), id, entries});
  return {
    tree,
    entry: fc.oneof(
      {maxDepth: 3, depthSize: 'medium'},
      {arbitrary: fc.constant<Entry>({kind: 'whiteout'}), weight: 2},
      {arbitrary: fc.record({kind: fc.constant('other' as const), id}), weight: 2},
      {arbitrary: tie('tree'), weight: 4},
    ),
    // The root of a layer is merged always: nothing makes it opaque.
    layer: fc.record({kind: fc.constant('directory' as const), id, entries}),
  };
});
