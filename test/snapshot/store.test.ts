import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';

import {describe, expect, test} from '@jest/globals';

import {stagingName} from '../../src/host/staging-name.js';
import {openStore, sweepStaging} from '../../src/snapshot/store.js';
import {messageOfFailure} from '../support/failure.js';
import {run} from '../support/run.js';
import {newStore} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

describe('A store', () => {
  const temporary = useTemporary();

  test('is made where there is none, for its owner alone, and opened again', () => {
    const directory = `${temporary.fresh()}/not/there/store`;
    openStore(directory);
    writeFileSync(`${directory}/keys/kept`, '');
    const store = openStore(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readFileSync(`${directory}/format`, 'utf8')).toBe('1\n');
    expect(readdirSync(store.keys)).toEqual(['kept']);
  });

  test('of another format is refused, and nothing is changed in it', async () => {
    const directory = temporary.fresh();
    writeFileSync(`${directory}/format`, '2\n');
    const {message} = await messageOfFailure(() => openStore(directory));
    expect(message).toContain(
      `opening the store ${directory} failed: its format is 2, and this version knows 1`,
    );
    expect(message).toContain('ROOTSTOCK_HOME');
    expect(readdirSync(directory)).toEqual(['format']);
  });

  test('that cannot be written is an error that says what to set', async () => {
    const {message} = await messageOfFailure(() => openStore('/sys/rootstock'));
    expect(message).toMatch(/^opening the store \/sys\/rootstock failed: .*ROOTSTOCK_HOME/);
  });

  test('in the place of a file is an error', async () => {
    const file = `${temporary.fresh()}/file`;
    writeFileSync(file, '');
    expect((await messageOfFailure(() => openStore(file))).message).toContain(file);
  });
});

describe('The sweep of what was being made', () => {
  const temporary = useTemporary();

  test('removes what the dead of this boot and of others left, and spares the living', async () => {
    const store = newStore(temporary);
    const [, boot = ''] = /^layer-([0-9a-f]{8})-/.exec(stagingName('layer')) ?? [];
    const alive = [stagingName('layer'), stagingName('base')];
    const dead = [`layer-${boot}-999999999-abc`, `layer-00000000-${process.pid}-abc`, 'stray', 'layer-x-1-'];
    for (const name of [...alive, ...dead]) mkdirSync(`${store.staging}/${name}/mounted`, {recursive: true});
    await sweepStaging(store);
    expect(readdirSync(store.staging).sort()).toEqual(alive.sort());
  });

  test('follows no symlink', async () => {
    const store = newStore(temporary);
    const precious = temporary.fresh();
    writeFileSync(`${precious}/file`, '');
    run(['ln', '-s', precious, `${store.staging}/layer-00000000-1-abc`]);
    await sweepStaging(store);
    expect(readdirSync(store.staging)).toEqual([]);
    expect(existsSync(`${precious}/file`)).toBe(true);
  });
});
