import {describe, expect, test} from '@jest/globals';

import {chooseForgotten, type CollectOptions} from '../../src/root/collect.js';
import {type Referrer} from '../../src/root/referrers.js';

const now = 1_000_000;

/** A referrer whose layers are letters, last used some time ago. */
const referrer = (kind: Referrer['kind'], name: string, layers: string, age: number): Referrer => ({
  ...{kind, name, layers: layers.split(''), used: now - age},
  ...(kind === 'root' ? {} : {forget: () => undefined}),
});
const base = (layers: string, age: number): Referrer => referrer('base', layers, layers, age);
const snapshot = (name: string, layers: string, age: number): Referrer =>
  referrer('snapshot', name, layers, age);
const root = (layers: string): Referrer => referrer('root', 'root', layers, 0);

/** Every layer has 10 bytes, but for those in capitals, which have 100. */
const sizeOf = (layers: Iterable<string>): number =>
  [...new Set(layers)].reduce((sum, layer) => sum + (layer === layer.toUpperCase() ? 100 : 10), 0);

const forgotten = (referrers: readonly Referrer[], options: CollectOptions): string[] =>
  chooseForgotten(referrers, sizeOf, now, options).map(({kind, name}) =>
    kind === 'base' ? `base ${name}` : name,
  );

describe('What is forgotten', () => {
  const chain = [base('a', 90), snapshot('old', 'ab', 80), snapshot('young', 'abc', 10)];

  test('is nothing, when nothing is asked', () => {
    expect(forgotten(chain, {})).toEqual([]);
    expect(forgotten([], {maxAge: 0, maxBytes: 0})).toEqual([]);
  });

  test('of an image is its record, and those of its layers, when nothing that stands on them was used', () => {
    const image = [base('ab', 90), base('a', 90), base('b', 90)];
    expect(forgotten([...image, snapshot('young', 'abc', 10)], {maxAge: 50})).toEqual([]);
    expect(forgotten([...image, snapshot('other', 'ac', 10)], {maxAge: 50})).toEqual(['base ab', 'base b']);
    expect(forgotten([...image, root('ab')], {maxAge: 50})).toEqual([]);
    expect(forgotten(image, {maxBytes: 10})).toHaveLength(2);
  });

  test('is what was not used for so long', () => {
    expect(forgotten(chain, {maxAge: 50})).toEqual(['old']);
    expect(forgotten(chain, {maxAge: 80})).toEqual([]);
    expect(forgotten(chain, {maxAge: 5})).toEqual(['old', 'young', 'base a']);
  });

  test('is no base that anything was started from since, however long ago it was made', () => {
    expect(forgotten([base('a', 90), snapshot('young', 'ab', 10)], {maxAge: 50})).toEqual([]);
    expect(forgotten([base('a', 90), base('z', 90), root('ab')], {maxAge: 50})).toEqual(['base z']);
  });

  test('is what was used longest ago, until what is left has room', () => {
    const many = [snapshot('first', 'a', 30), snapshot('third', 'c', 10), snapshot('second', 'b', 20)];
    expect(forgotten(many, {maxBytes: 30})).toEqual([]);
    expect(forgotten(many, {maxBytes: 29})).toEqual(['first']);
    expect(forgotten(many, {maxBytes: 10})).toEqual(['first', 'second']);
    expect(forgotten(many, {maxBytes: 0})).toEqual(['first', 'second', 'third']);
  });

  test('is no name that makes no room, since others need its layers as well', () => {
    // Without `old` there is no less to keep as long as `young` is there.
    expect(forgotten(chain, {maxBytes: 30})).toEqual([]);
    const aliases = [snapshot('one', 'aB', 50), snapshot('alias', 'aB', 10), snapshot('other', 'c', 40)];
    expect(forgotten(aliases, {maxBytes: 110})).toEqual(['other']);
    expect(forgotten([...chain, snapshot('big', 'aD', 99)], {maxBytes: 30})).toEqual(['big']);
  });

  test('is every name of a stack that has to go', () => {
    const aliases = [snapshot('one', 'aB', 50), snapshot('alias', 'aB', 10), snapshot('young', 'a', 5)];
    expect(forgotten(aliases, {maxBytes: 50})).toEqual(['one', 'alias']);
  });

  test('is never what a root stands on, nor a name of less than that', () => {
    const all = [...chain, root('ab')];
    expect(forgotten(all, {maxAge: 0, maxBytes: 0})).toEqual(['young']);
    expect(forgotten([...all, root('abc')], {maxAge: 0, maxBytes: 0})).toEqual([]);
  });

  test('is a name that stands on what a root stands on', () => {
    expect(forgotten([root('a'), snapshot('above', 'ab', 10)], {maxBytes: 10})).toEqual(['above']);
  });

  test('is no name without layers: that of a root over the host', () => {
    expect(
      forgotten([snapshot('postinit', '', 99), snapshot('x', 'a', 9)], {maxAge: 0, maxBytes: 0}),
    ).toEqual(['x']);
  });

  test('by age goes even where it makes no room', () => {
    const aliases = [snapshot('one', 'a', 50), snapshot('alias', 'a', 10)];
    expect(forgotten(aliases, {maxAge: 40, maxBytes: 10})).toEqual(['one']);
  });
});
