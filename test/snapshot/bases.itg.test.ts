import {chmodSync, readdirSync, writeFileSync} from 'node:fs';

import {beforeEach, expect, test} from '@jest/globals';

import {parseBase, referenceOf} from '../../src/base/base.js';
import {parseCompression} from '../../src/layer/compression.js';
import {type Digest} from '../../src/layer/layer.js';
import {imagePath, listLayers, removeLayer} from '../../src/layer/layers.js';
import {prepareBase} from '../../src/snapshot/bases.js';
import {openStore, type Store} from '../../src/snapshot/store.js';
import {writeArchive} from '../support/archive.js';
import {messageOfFailure} from '../support/failure.js';
import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {newStore} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';
import {killWhileItExtracts} from './killed-maker.js';

describeAsRoot('The layer of a base', () => {
  const temporary = useTemporary();
  let store: Store;
  let archive = '';
  let said: string[] = [];
  beforeEach(async () => {
    store = newStore(temporary);
    archive = `${temporary.fresh()}/root.tar`;
    const directories = ['./', 'etc/'].map((name) => ({name, type: 'directory'}) as const);
    await writeArchive(archive, [...directories, {name: 'etc/hostname'}]);
    said = [];
  });

  const prepare = async (name = `tar:${archive}`): Promise<Digest[]> => {
    const say = (line: string): void => void said.push(line);
    const base = await parseBase(name, {
      directory: '/',
      environment: {},
      identities: `${store.directory}/ids`,
    });
    const {layers} = await prepareBase(store, base, await referenceOf(base), {
      ...{say, tools: {install: false, say}, compression: parseCompression('zstd:1')},
    });
    return [...layers];
  };
  const timesMade = (): number => said.filter((line) => line.startsWith('making base')).length;

  test('is made once, said so, and found again', async () => {
    const [digest] = await prepare();
    expect(listLayers(store.layers)).toEqual([digest]);
    expect(said.join('\n')).toMatch(/^making base tar:.*\npacking base tar:.*\nmade base tar:.* in [\d.]+ s/);
    expect(await prepare()).toEqual([digest]);
    expect(timesMade()).toBe(1);
    expect(readdirSync(store.staging)).toEqual([]);
  });

  test('is found by the bytes of the archive under another name', async () => {
    const digests = await prepare();
    run(['cp', archive, `${archive}.copy`]);
    expect(await prepare(`tar:${archive}.copy`)).toEqual(digests);
    expect(timesMade()).toBe(1);
  });

  test('is made once by two that want it at the same time', async () => {
    const [one, two] = await Promise.all([prepare(), prepare()]);
    expect(one).toEqual(two);
    expect(timesMade()).toBe(1);
  });

  test('is made again when its layer has gone, or is damaged', async () => {
    const [digest = ''] = await prepare();
    removeLayer(store.layers, digest);
    expect(await prepare()).toEqual([digest]);
    chmodSync(imagePath(store.layers, digest), 0o644);
    writeFileSync(imagePath(store.layers, digest), 'damaged', {flag: 'r+'});
    expect(await prepare()).toEqual([digest]);
    expect(timesMade()).toBe(3);
    expect(said.join('\n')).toMatch(/warning: the base is made again/);
  });

  test('is none for the host', async () => {
    expect(await prepare('host')).toEqual([]);
    expect(said).toEqual([]);
  });

  test('of a directory leaves the directory as it is', async () => {
    const tree = temporary.fresh();
    writeFileSync(`${tree}/file`, '');
    await prepare(`dir:${tree}`);
    expect(readdirSync(tree)).toEqual(['file']);
  });

  test('that cannot be made leaves nothing, and is made when it can', async () => {
    const good = `${archive}.good`;
    run(['cp', archive, good]);
    await writeArchive(archive, [{name: '../evil'}]);
    expect((await messageOfFailure(() => prepare())).exitCode).toBe(2);
    expect(readdirSync(store.staging)).toEqual([]);
    expect(listLayers(store.layers)).toEqual([]);
    run(['cp', good, archive]);
    expect(await prepare()).toHaveLength(1);
  });

  test('leaves no process, no mount and no lock behind when its maker is killed while it extracts', async () => {
    await killWhileItExtracts(temporary, {base: `tar:${archive}`, store, tar: (wait) => wait});
    openStore(store.directory);
    expect(await prepare()).toHaveLength(1);
  });
});
