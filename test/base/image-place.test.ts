import {mkdirSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {placeName, splitPlace} from '../../src/base/image-place.js';
import {useTemporary} from '../support/temporary.js';

const temporary = useTemporary();
const digest = `sha256:${'ab'.repeat(32)}`;

test('A place is the longest path that there is, and what of it is meant', () => {
  const directory = temporary.fresh();
  for (const name of ['layout', 'with:colon', 'with']) mkdirSync(`${directory}/${name}`);
  const split = (text: string): string[] => {
    const {path, choice} = splitPlace(text, directory);
    return [path.slice(directory.length + 1), ...(choice === undefined ? [] : [choice])];
  };
  expect(split('layout')).toEqual(['layout']);
  expect(split('./layout/')).toEqual(['layout']);
  expect(split('layout:tag')).toEqual(['layout', 'tag']);
  expect(split('layout:name:tag')).toEqual(['layout', 'name:tag']);
  expect(split(`layout@${digest}`)).toEqual(['layout', digest]);
  expect(split('with:colon')).toEqual(['with:colon']);
  expect(split('with:colon:tag')).toEqual(['with:colon', 'tag']);
  expect(split('with:other')).toEqual(['with', 'other']);
  expect(split('nowhere:tag')).toEqual(['nowhere:tag']);
});

test('Its name leads there again', () => {
  for (const place of [{path: '/x'}, {path: '/x', choice: 'tag'}, {path: '/x', choice: digest}])
    expect(placeName(place)).toMatch(/^\/x(:tag|@sha256:(ab){32})?$/);
});
