import {describe, expect, test} from '@jest/globals';

import {type Below, type LayerPlan, planLayer} from '../../src/base/layer-plan.js';
import {messageOfFailure} from '../support/failure.js';

/** What lies below: a directory ends with a slash, and a link says where it leads. */
const below = (...paths: readonly string[]): Below => {
  const kinds = new Map<string, 'directory' | 'link' | 'other'>([['', 'directory']]);
  const targets = new Map<string, string>();
  for (const path of paths) {
    const [name = '', target] = path.split(' -> ');
    if (target !== undefined) targets.set(`/${name}`, target);
    kinds.set(
      `/${name.replace(/\/$/, '')}`,
      target === undefined ? (name.endsWith('/') ? 'directory' : 'other') : 'link',
    );
  }
  return {
    kindOf: (path) => kinds.get(path),
    follow: (path) => targets.get(path),
    names: () => [...kinds.keys()].filter((path) => /^\/[^/]+$/.test(path)).map((path) => path.slice(1)),
  };
};

/** Members by their names: `a/`, `link -> x`, `hard = x`. */
const planOf = (names: readonly string[], lower: Below): ReturnType<typeof planLayer> =>
  planLayer(
    'layer',
    names.map((text) => {
      const [soft, hard] = [text.split(' -> '), text.split(' = ')];
      if (soft[1] !== undefined) return {name: soft[0] ?? '', type: 'l', linkname: soft[1]};
      if (hard[1] !== undefined) return {name: hard[0] ?? '', type: 'h', linkname: hard[1]};
      return {name: text, type: text.endsWith('/') ? 'd' : '-'};
    }),
    lower,
  );

const empty: LayerPlan = {implied: [''], fresh: [], linked: [], whiteouts: [], opaque: []};

describe('What a layer does to those below it', () => {
  test.each<[string, readonly string[], Below, Partial<LayerPlan>]>([
    ['nothing', [], below(), {}],
    [
      'a directory that is not mentioned is as it is below',
      ['a/b/c'],
      below('a/', 'a/b/'),
      {implied: ['', '/a', '/a/b']},
    ],
    ['or new, where there is none', ['a/b/c'], below('a/'), {implied: ['', '/a'], fresh: ['/a/b']}],
    ['or in the place of a file', ['a/b'], below('a'), {fresh: ['/a']}],
    ['one that is mentioned is its own', ['./', 'a/', 'a/b'], below('a/'), {implied: []}],
    ['a whiteout of a file', ['.wh.a'], below('a'), {whiteouts: ['/a']}],
    ['of a directory', ['.wh.a'], below('a/', 'a/b'), {whiteouts: ['/a']}],
    ['of a link', ['.wh.a'], below('a -> x'), {whiteouts: ['/a']}],
    ['of nothing', ['.wh.a', 'b/.wh.c'], below(), {}],
    ['in a directory', ['a/.wh.b'], below('a/', 'a/b'), {implied: ['', '/a'], whiteouts: ['/a/b']}],
    ['of what is made again', ['a', '.wh.a'], below('a'), {}],
    ['of a directory that is made again', ['.wh.a', 'a/'], below('a/'), {opaque: ['/a']}],
    ['the other way about', ['a/', '.wh.a'], below('a/'), {opaque: ['/a']}],
    [
      'and where only what is in it is mentioned',
      ['a/b', '.wh.a'],
      below('a/'),
      {fresh: ['/a'], opaque: ['/a']},
    ],
    ['of a file in the place of which a directory is made', ['.wh.a', 'a/'], below('a'), {opaque: ['/a']}],
    ['of a directory in the place of which a file is made', ['.wh.a', 'a'], below('a/'), {}],
    ['an opaque directory', ['a/.wh..wh..opq'], below('a/'), {implied: ['', '/a'], opaque: ['/a']}],
    ['an opaque directory of its own', ['a/', 'a/.wh..wh..opq'], below('a/'), {opaque: ['/a']}],
    ['an opaque directory over nothing', ['a/', 'a/.wh..wh..opq', 'b/.wh..wh..opq'], below(), {}],
    [
      'what is below an opaque directory is not seen',
      ['a/.wh..wh..opq', 'a/b/c', 'a/.wh.d'],
      below('a/', 'a/b/', 'a/d'),
      {implied: ['', '/a'], fresh: ['/a/b'], opaque: ['/a']},
    ],
    ['an opaque root', ['.wh..wh..opq', 'b'], below('a', 'b', 'c/'), {whiteouts: ['/a', '/c']}],
    ['a hard link to a lower file', ['b = a'], below('a'), {linked: ['/a']}],
    ['a hard link to a file of its own', ['a', 'b = a'], below('a'), {}],
    ['what AUFS kept', ['.wh..wh.aufs', '.wh..wh.plnk/', '.wh..wh.plnk/1.2'], below('a'), {}],
  ])('%s', (_, members, lower, expected) => {
    expect(planOf(members, lower)).toEqual({...empty, ...expected});
  });

  test.each<[string, readonly string[], Below, {from: string; to: string}[]]>([
    ['a member', ['bin/x'], below('usr/', 'usr/bin/', 'bin -> /usr/bin'), [{from: 'bin', to: 'usr/bin'}]],
    ['a whiteout', ['bin/.wh.x'], below('bin -> /usr/bin'), [{from: 'bin', to: 'usr/bin'}]],
    ['a hard link', ['y = bin/x'], below('bin -> /usr/bin'), [{from: 'bin', to: 'usr/bin'}]],
  ])('%s that leads through a lower link goes where that leads', (_, members, lower, throughLinks) => {
    expect(planOf(members, lower)).toEqual({throughLinks});
  });

  test('a directory of its own in the place of a lower link is a directory', () => {
    expect(planOf(['bin/', 'bin/x'], below('bin -> /usr/bin'))).toEqual(empty);
  });

  test.each<[string, readonly string[], Below]>([
    ['upwards', ['../x'], below()],
    ['upwards from within', ['a/../../x'], below()],
    ['absolute', ['/x'], below()],
    ['through a link of its own', ['a -> /etc', 'a/x'], below()],
    ['through a file of its own', ['a', 'a/x'], below()],
    ['a hard link upwards', ['a = ../x'], below()],
    ['a hard link that is absolute', ['a = /etc/passwd'], below()],
    ['a hard link to nothing', ['a = b'], below()],
    ['a hard link to a directory', ['a = b'], below('b/')],
    ['a hard link to what is deleted', ['.wh.b', 'a = b'], below('b')],
    ['a whiteout of nothing', ['a/.wh.'], below('a/')],
    ['a whiteout of its own directory', ['a/.wh..'], below('a/')],
    ['a whiteout of the directory above', ['a/.wh...'], below('a/')],
    ['below a whiteout', ['.wh.a/b'], below('a/')],
    ['a root that is a file', ['.'], below()],
    ['a file in the place of its own directory', ['a/', 'a'], below()],
    ['through a lower link that goes round', ['bin/x'], {...below('bin -> x'), follow: () => undefined}],
  ])('%s is refused with status 2', async (_, members, lower) => {
    expect((await messageOfFailure(() => planOf(members, lower))).exitCode).toBe(2);
  });
});
