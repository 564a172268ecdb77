import {readFileSync} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {hostBase, keepingIdentity} from '../../src/base/host.js';
import {useTemporary} from '../support/temporary.js';

describe('The identity of the host', () => {
  const temporary = useTemporary();
  /** Stands for what an installation changes: the version of the machine's image is part of its identity. */
  let environment: Record<string, string>;
  let identities = '';
  beforeEach(() => {
    environment = {ImageOS: 'ubuntu24', ImageVersion: '1'};
    identities = `${temporary.fresh()}/identities.json`;
  });

  const identity = (): Promise<string> => hostBase({directory: '/', environment, identities}).identity();
  const installing = (version: string): Promise<void> =>
    keepingIdentity({environment, identities}, () => {
      environment['ImageVersion'] = version;
      return Promise.resolve();
    });

  test('is the same twice, and another with another image', async () => {
    const first = await identity();
    expect(first).toMatch(/^host [0-9a-f]{64}$/);
    expect(await identity()).toBe(first);
    environment['ImageVersion'] = '2';
    expect(await identity()).not.toBe(first);
    environment = {ImageOS: 'ubuntu2', ImageVersion: '41'};
    const one = await identity();
    environment = {ImageOS: 'ubuntu24', ImageVersion: '1'};
    expect(await identity()).not.toBe(one);
  });

  test('stays when Rootstock installs its own tools, also twice', async () => {
    const first = await identity();
    await installing('2');
    expect(await identity()).toBe(first);
    await installing('3');
    expect(await identity()).toBe(first);
  });

  test('changes when others change the machine after that', async () => {
    const first = await identity();
    await installing('2');
    environment['ImageVersion'] = '4';
    expect(await identity()).not.toBe(first);
    environment['ImageVersion'] = '2';
    expect(await identity()).toBe(first);
  });

  test('is not written down where an installation changed nothing', async () => {
    await installing('1');
    expect(() => readFileSync(identities)).toThrow(/ENOENT/);
  });

  test('is not written down where an installation failed', async () => {
    const failing = keepingIdentity({environment, identities}, () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(() => readFileSync(identities)).toThrow(/ENOENT/);
  });
});
