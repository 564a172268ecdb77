import {mkdirSync, statfsSync, symlinkSync, writeFileSync} from 'node:fs';

import {beforeAll, describe, expect, test} from '@jest/globals';

import {RootstockError, UsageError} from '../../src/errors.js';
import {chooseScratch} from '../../src/root/scratch-choice.js';
import {useTemporary} from '../support/temporary.js';

const temporary = useTemporary();
let directory: string;
beforeAll(() => {
  directory = temporary.fresh();
  mkdirSync(temporary.at('place'));
  writeFileSync(temporary.at('file'), '');
  symlinkSync('place', temporary.at('link'));
});

describe('chooseScratch', () => {
  test('tmpfs has the size that is asked for', () => {
    expect(chooseScratch({kind: 'tmpfs', bytes: 5, baseIsHost: true}, directory)).toEqual({
      kind: 'tmpfs',
      bytes: 5,
    });
    expect(chooseScratch({kind: 'tmpfs', baseIsHost: true}, directory)).toEqual({kind: 'tmpfs', bytes: 4e9});
  });

  test.each(['cloud', '', 'relative/path', 'AUTO'])('%j is not known', (kind) => {
    expect(() => chooseScratch({kind, baseIsHost: false}, directory)).toThrow(UsageError);
    expect(() => chooseScratch({kind, baseIsHost: false}, directory)).toThrow(`"${kind}"`);
  });

  test.each(['/no/such', '/etc/passwd', '/proc', '/sys'])('%s cannot hold one', (kind) => {
    expect(() => chooseScratch({kind, baseIsHost: false}, directory)).toThrow(UsageError);
    expect(() => chooseScratch({kind, baseIsHost: false}, directory)).toThrow(`"${kind}"`);
  });

  test('no place below RUNNER_TEMP is taken, by a link neither', () => {
    for (const name of ['place', 'link']) {
      const wish = {kind: temporary.at(name), baseIsHost: false, runnerTemp: temporary.at('place')};
      expect(() => chooseScratch(wish, directory)).toThrow(/empties its temporary directory/);
    }
  });

  test('a named place gets a directory of the root’s own', () => {
    const scratch = chooseScratch({kind: temporary.at('link'), baseIsHost: false}, directory);
    expect(scratch).toMatchObject({kind: 'directory'});
    expect((scratch as {path: string}).path).toMatch(new RegExp(`^${temporary.at('place')}/[0-9a-f]{16}$`));
    expect(chooseScratch({kind: temporary.at('place'), baseIsHost: false}, `${directory}-2`)).not.toEqual(
      scratch,
    );
  });

  test('one larger than what is free is refused', () => {
    const {bavail, bsize} = statfsSync(temporary.path);
    for (const kind of ['loop', temporary.at('place')]) {
      const wish = {kind, baseIsHost: false, bytes: bavail * bsize * 2};
      expect(() => chooseScratch(wish, directory)).toThrow(RootstockError);
      expect(() => chooseScratch(wish, directory)).toThrow(/MB are free/);
    }
  });
});
