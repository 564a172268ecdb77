import {mkdirSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';

import {afterAll, beforeAll, expect} from '@jest/globals';

import {lastingLeftoversOf} from './leftovers.js';

export interface Temporary {
  /** Known only while tests and hooks run. */
  readonly path: string;
  /** A path below it, which is not made. */
  readonly at: (...parts: string[]) => string;
  /** Makes a directory below it that no other test uses. */
  readonly fresh: () => string;
}

/** Makes a directory on a real disk: /tmp may be memory, which holds neither an upper nor a large image. */
export const makeTemporary = (name: string): Promise<string> => mkdtemp(`/var/tmp/rootstock-${name}-`);

export const removeTemporary = (directory: string): Promise<void> =>
  rm(directory, {recursive: true, force: true});

/**
 * A directory for the tests of the enclosing block. When they have run, nothing that has to do with it may be left; then
 * it is removed.
 */
export const useTemporary = (): Temporary => {
  let path = '';
  let count = 0;
  beforeAll(async () => {
    path = await makeTemporary('test');
  });
  afterAll(async () => {
    expect(await lastingLeftoversOf(path)).toEqual([]);
    await removeTemporary(path);
  });
  return {
    get path() {
      return path;
    },
    at: (...parts) => join(path, ...parts),
    fresh: () => {
      const directory = join(path, `${++count}`);
      mkdirSync(directory);
      return directory;
    },
  };
};
