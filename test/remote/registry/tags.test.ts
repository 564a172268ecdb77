import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';

import {candidates, datedTag, exactTag} from '../../../src/remote/registry/tags.js';

const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const time = new Date('2026-11-21T16:40:35.123Z');
const texts = fc.oneof(
  fc.string({unit: 'binary', minLength: 1}),
  fc.string({minLength: 1, maxLength: 200}),
  fc.constantFrom('_', '__', '_-', 'a'.repeat(127), 'b_2f', 'b/'),
);

describe('The tags of a snapshot', () => {
  test('can be read', () => {
    expect(exactTag('v1-x64-debian', 'deps-1')).toBe('v1-x64-debian__deps-1');
    expect(datedTag('v1-x64-debian', 'Linux/a b', time)).toBe(
      'v1-x64-debian__20261121T164035.123Z__Linux_2fa_20b',
    );
  });

  test('are tags, whatever the key is, and of one key alone', () => {
    fc.assert(
      fc.property(texts, texts, texts, (scope, key, other) => {
        expect(exactTag(scope, key)).toMatch(tagGrammar);
        expect(datedTag(scope, key, time)).toMatch(tagGrammar);
        expect(exactTag(scope, key) === exactTag(scope, other)).toBe(key === other);
        expect(exactTag(scope, key) === exactTag(other, key)).toBe(scope === other);
        expect(exactTag(scope, key)).not.toBe(datedTag(scope, other, time));
      }),
    );
  });

  test('are found by every prefix of the key, in the same scope alone', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(300), (scope, key, length) => {
        const tags = [datedTag(scope, key, time), exactTag(scope, key)];
        const prefix = Array.from(key).slice(0, length).join('');
        expect(candidates(tags, scope, prefix)).toEqual([tags[0]]);
        expect(candidates(tags, `${scope}x`, prefix)).toEqual([]);
      }),
    );
  });

  test('are not found by what is no prefix, where they show enough of the key', () => {
    const tags = [datedTag('s', 'deps-12', time), datedTag('s', 'd'.repeat(200), time)];
    expect(candidates(tags, 's', 'deps-2')).toEqual([]);
    expect(candidates(tags, 's', 'Deps-')).toEqual([]);
    expect(candidates(tags, 's', 'deps-123')).toEqual([]);
    expect(candidates(tags, 's', 'de')).toEqual([tags[0]]);
    expect(candidates(tags, 's', 'd'.repeat(199))).toEqual([tags[1]]);
  });

  test('are sorted by their time, and others are passed over', () => {
    const at = (milliseconds: number): string => datedTag('s', `k${milliseconds}`, new Date(milliseconds));
    const others = [
      'latest',
      's__k',
      's__then__k',
      's__20261121T164035.123Z',
      's__20261121T164035.123Z__k__x',
    ];
    expect(candidates([at(5), at(1e12), ...others, at(2e11)], 's', 'k')).toEqual([at(1e12), at(2e11), at(5)]);
  });
});
