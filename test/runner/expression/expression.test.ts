import {describe, expect, it} from '@jest/globals';

import {type Scope, evaluate} from './evaluate.js';
import {generalFunctions, statusFunctions} from './functions.js';
import {globToRegExp} from './hash-files.js';
import {expand, holds, stepHolds} from './template.js';

const scopeIn = (status: 'success' | 'failure' | 'cancelled'): Scope => ({
  contexts: {env: {A: 'one'}, steps: {x: {outputs: {'a-b': 'c'}}}, matrix: {n: 3}, job: {status}},
  functions: {...generalFunctions(import.meta.dirname), ...statusFunctions(status)},
});

const scope = scopeIn('success');

describe('an expression', () => {
  it.each<[string, unknown]>([
    ["env.A == 'ONE'", true],
    ["steps.x.outputs.a-b || 'd'", 'c'],
    ["steps['x'].outputs.none || 'd'", 'd'],
    ["!(1 > 2) && matrix.n >= 3 && 'it''s'", "it's"],
    ["contains(env.A, 'N') && startsWith('abc', 'AB')", true],
    ["format('{0}-{1}-{{x}}', env.A, matrix.n)", 'one-3-{x}'],
    ["fromJSON('[1, 2]')[1] == '2'", true],
    ['true && false', false],
    ["hashFiles('**/none')", ''],
    ['secrets.NOTHING', null],
  ])('%s', (source, value) => {
    expect(evaluate(source, scope)).toEqual(value);
  });

  it('fills a text', () => {
    expect(expand("${{ env.A }} and ${{ hashFiles('*.test.ts') }}.", scope)).toMatch(
      /^one and [0-9a-f]{64}\.$/,
    );
  });

  it.each(['env.A ==', 'nothing(1)', 'a b', '"x"'])('is refused: %s', (source) => {
    expect(() => evaluate(source, scope)).toThrow();
  });
});

describe('a condition', () => {
  it('means success too, unless it asks for the status or is a post-if', () => {
    const failed = scopeIn('failure');
    expect(stepHolds(undefined, failed)).toBe(false);
    expect(stepHolds("env.A == 'one'", failed)).toBe(false);
    expect(stepHolds("${{ failure() && env.A == 'one' }}", failed)).toBe(true);
    expect(holds("env.A == 'one'", failed)).toBe(true);
  });
});

describe('a glob', () => {
  it.each([
    ['**/package-lock.json', 'package-lock.json', true],
    ['**/package-lock.json', 'a/b/package-lock.json', true],
    ['*.ts', 'a/b.ts', false],
    ['a/**', 'a/b/c', true],
    ['a?.c', 'ab.c', true],
  ])('%s matches %s: %s', (glob, path, matches) => {
    expect(globToRegExp(glob).test(path)).toBe(matches);
  });
});
