import fc from 'fast-check';

import {type Change} from './change.js';
import {
  append,
  hardLink,
  makeDirectory,
  makeFifo,
  makeLink,
  remove,
  rename,
  replace,
  setAttribute,
  setMode,
  setOwner,
  setRootTime,
  write,
} from './changes.js';

/** Few names, so that changes meet; the last is that of a whiteout in another kind of layers. */
const names = ['a', 'b', 'c', '.wh.a'];

/** Up to three deep. */
const paths = fc
  .array(fc.constantFrom('a', 'a', 'b', 'b', 'c', '.wh.a'), {minLength: 1, maxLength: 3, size: 'max'})
  .map((parts) => parts.join('/'));

const modes = fc.constantFrom(0o644, 0o755, 0o600, 0o700, 0o1777, 0o4755, 0o444, 0);

const texts = fc.oneof(
  fc.constantFrom('', 'one', 'two', 'three'),
  // More than one block of an image.
  fc.nat(9).map((digit) => String(digit).repeat(140_000)),
);

const times = fc.integer({min: 1, max: 2_000_000_000});

const made: fc.Arbitrary<Change & {readonly path: string}> = fc
  .tuple(paths, modes, texts, times, fc.constantFrom('../a', '/nowhere/at-all', 'b', 'c/c'), fc.nat(9))
  .map(([path, mode, text, time, target, kind]) => {
    const change =
      kind < 4
        ? write(path, text, time)
        : kind < 8
          ? makeDirectory(path, mode)
          : kind < 9
            ? makeLink(path, target)
            : makeFifo(path, mode);
    return {...change, path};
  });

/** Changes of every kind; which of them can be made depends on the tree. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  {weight: 6, arbitrary: made},
  {weight: 4, arbitrary: made.map((by) => replace(by.path, by))},
  {weight: 4, arbitrary: paths.map(remove)},
  {weight: 2, arbitrary: fc.tuple(paths, texts, times).map((parts) => append(...parts))},
  {weight: 2, arbitrary: fc.tuple(fc.oneof(paths, fc.constant('')), modes).map((parts) => setMode(...parts))},
  {
    weight: 1,
    arbitrary: fc.tuple(paths, fc.constantFrom(0, 7, 100_000), modes).map((parts) => setOwner(...parts)),
  },
  {weight: 2, arbitrary: fc.tuple(paths, paths).map((parts) => hardLink(...parts))},
  {weight: 4, arbitrary: fc.tuple(paths, paths).map((parts) => rename(...parts))},
  {
    weight: 1,
    arbitrary: fc
      .tuple(paths, fc.constantFrom('user.one', 'user.two'), fc.constantFrom('x', 'y'))
      .map((parts) => setAttribute(...parts)),
  },
);

/** Some at once: between two commits there are usually many. */
export const someChanges: fc.Arbitrary<Change[]> = fc.array(changes, {
  minLength: 1,
  maxLength: 12,
  size: 'max',
});

/** What makes the same layer each time. */
export const sameChanges: fc.Arbitrary<Change[]> = fc
  .constantFrom('one', 'two')
  .map((text) => [remove('c/a'), replace('c', write('c', text, 1)), setRootTime(1)]);

/** What the base has: something under most of the names, two deep. */
export const baseChanges: readonly Change[] = names.flatMap((name, index) => [
  makeDirectory(name, 0o755),
  ...names.map((below) => write(`${name}/${below}`, `base ${name} ${below}`, 1000 + index)),
  ...(name === 'a' ? [replace('a/b', makeDirectory('a/b', 0o700)), write('a/b/c', 'deep', 1)] : []),
  ...(name === 'b' ? [remove('b/c'), hardLink('b/a', 'b/c'), hardLink('b/a', 'b/d')] : []),
  ...(name === 'c' ? [replace('c/c', makeLink('c/c', '../a')), setAttribute('c/a', 'user.one', 'base')] : []),
]);
