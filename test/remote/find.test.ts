import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, test} from '@jest/globals';

import {directoryRemote} from '../../src/remote/directory/remote.js';
import {findInRemotes} from '../../src/remote/find.js';
import {type Remote} from '../../src/remote/remote.js';
import {useTemporary} from '../support/temporary.js';

const scope = 'v1-x86_64-0123456789abcdef';

describe('looking for a snapshot in several remotes', () => {
  const temporary = useTemporary();

  const having = async (...keys: string[]): Promise<Remote> => {
    const remote = directoryRemote(join(temporary.fresh(), 'shared'));
    for (const key of keys)
      await remote.publish({scope, key, description: key, layers: [], annotations: {}}, {replace: false});
    return remote;
  };

  const find = async (remotes: Remote[], key: string, ...prefixes: string[]) => {
    const said: string[] = [];
    const found = await findInRemotes(remotes, {scope, key, prefixes}, (line) => said.push(line));
    return {key: found?.key, at: found ? remotes.indexOf(found.remote) : undefined, said};
  };

  test('takes the key itself from the nearest that has it', async () => {
    const remotes = [await having('other'), await having('deps-1'), await having('deps-1')];
    expect(await find(remotes, 'deps-1', 'deps-')).toEqual({key: 'deps-1', at: 1, said: []});
  });

  test('prefers the key itself further away to a prefix nearby', async () => {
    expect(await find([await having('deps-0'), await having('deps-1')], 'deps-1', 'deps-')).toMatchObject({
      at: 1,
    });
  });

  test('takes the first prefix that any has, and of that the nearest', async () => {
    const remotes = [await having('lib-1'), await having('deps-2'), await having('deps-3')];
    expect(await find(remotes, 'none', 'deps-', 'lib-')).toMatchObject({key: 'deps-2', at: 1});
    expect(await find(remotes, 'none', 'nothing-')).toEqual({key: undefined, at: undefined, said: []});
  });

  test('passes over what is closed or broken, in one line each', async () => {
    const closed: Remote = {...(await having('deps-1')), unreadable: () => 'its mode is "none" for this run'};
    const path = temporary.fresh();
    mkdirSync(path, {recursive: true});
    writeFileSync(join(path, 'format'), '7\n');
    const remotes = [closed, directoryRemote(path), await having('deps-1')];
    expect(await find(remotes, 'deps-1')).toEqual({
      ...{key: 'deps-1', at: 2},
      said: [
        `${closed.name} is not asked: its mode is "none" for this run`,
        `warning: using dir:${path} failed: its format is 7, and this version knows 1. Use another directory, or the version that made it.`,
      ],
    });
  });
});
