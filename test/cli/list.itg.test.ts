import {readdirSync, statSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type ListedSnapshot} from '../../src/root/survey.js';
import {listedLayers, listedSnapshots} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {until} from '../support/run.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what the lists say', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('list');
    await shop.sh('default', 'head -c 20000 /dev/urandom > /one', '--commit', 'one');
    await shop.sh('default', 'head -c 50000 /dev/urandom > /two', '--commit', 'two');
    await shop.ok('snapshot', 'deps', '--as-key');
    await shop.ok('snapshot', 'two-again');
    await shop.ok('rollback-to', 'postinit');
  });
  afterAll(() => shop.end());

  const bytesOfImages = (): number =>
    readdirSync(`${shop.store}/layers`)
      .filter((name) => name.endsWith('.image'))
      .reduce((sum, name) => sum + statSync(`${shop.store}/layers/${name}`).size, 0);
  const named = async (name: string): Promise<ListedSnapshot> =>
    (await listedSnapshots(shop)).find((snapshot) => snapshot.name === name)!;
  const keys = async (): Promise<ListedSnapshot[]> => JSON.parse(await shop.ok('list', '--keys', '--json'));
  const rowsOf = (text: string): string[][] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/\s{2,}/));

  test('parents are the snapshots that are next below, and aliases are no parents of each other', async () => {
    const parents = (await listedSnapshots(shop)).map(({name, parent}) => [name, parent]);
    expect(parents).toEqual([
      ['postinit', null],
      ['one', 'postinit'],
      ['two', 'one'],
      ['two-again', 'one'],
    ]);
  });

  test('when a parent is removed, the one below it is the parent', async () => {
    await shop.ok('tag', 'one', 'aside');
    await shop.ok('remove', 'one');
    expect((await named('two')).parent).toBe('aside');
    await shop.ok('remove', 'aside');
    expect((await named('two')).parent).toBe('postinit');
    await shop.ok('tag', (await named('two')).stack[1]!.slice(0, 12), 'one');
  });

  test('a key is shown with the snapshots of its stack, and in the list of keys', async () => {
    expect(await named('two')).toMatchObject({key: 'deps'});
    expect(await named('two-again')).toMatchObject({key: 'deps'});
    expect(await named('one')).toMatchObject({key: null});
    expect(await keys()).toMatchObject([{name: 'deps', key: 'deps', base: shop.base, layers: 3}]);
    const [head, row] = rowsOf(await shop.ok('list', '--keys'));
    expect(head).toEqual(['NAME', 'BASE', 'PARENT', 'LAYERS', 'SIZE', 'OWN', 'AGE']);
    expect(row?.slice(0, 3)).toEqual(['deps', shop.base, '3']);
  });

  test('own bytes are those that removing the name alone would free', async () => {
    // Three names mean the same layers.
    expect((await named('two')).ownBytes).toBe(0);
    await shop.ok('remove', 'two-again', 'deps');
    const {sizeBytes, ownBytes, sharedBytes} = await named('two');
    expect(ownBytes).toBeGreaterThan(50_000);
    expect(sharedBytes).toBe(sizeBytes - ownBytes);
    expect((await named('one')).ownBytes).toBe(0);
    expect((await named('postinit')).ownBytes).toBe(0);
    const before = bytesOfImages();
    expect(sizeBytes).toBe(before);
    await shop.ok('remove', 'two');
    expect(before - bytesOfImages()).toBe(ownBytes);
    const left = await named('one');
    expect(left.ownBytes).toBeGreaterThan(20_000);
    await shop.ok('remove', 'one');
    expect(before - bytesOfImages()).toBe(ownBytes + left.ownBytes);
  });

  test('what a root stands on is nobody’s own', async () => {
    await shop.sh('default', 'head -c 9000 /dev/urandom > /three', '--commit', 'three');
    expect(await named('three')).toMatchObject({current: true, ownBytes: 0});
    await shop.ok('rollback-to', 'postinit');
    expect((await named('three')).ownBytes).toBeGreaterThan(9000);
  });

  test('used is when something was last started from it', async () => {
    const {used, created} = await named('three');
    await shop.ok('rollback-to', 'three');
    const after = await named('three');
    expect(after.created).toBe(created);
    expect(Date.parse(after.used)).toBeGreaterThan(Date.parse(used));
    expect(Date.now() - Date.parse(after.used)).toBeLessThan(60_000);
  });

  test('the table marks every current name, and tells sizes and ages', async () => {
    await shop.ok('snapshot', 'alias');
    const rows = (await shop.ok('list')).split('\n').slice(1, -1);
    expect(rows.filter((row) => row.startsWith('*')).map((row) => row.split(/\s+/)[1])).toEqual([
      'three',
      'alias',
    ]);
    for (const row of rows) expect(row).toMatch(/ [\d.]+ [kM]?B +[\d.]+ [kM]?B +\d+ s$/);
  });

  test('the list of roots has all current names of each', async () => {
    await shop.sh('second', 'true');
    expect(JSON.parse(await shop.ok('list', '--roots', '--json'))).toEqual([
      {name: 'default', base: shop.base, current: ['three', 'alias'], key: null, layers: 2},
      {name: 'second', base: shop.base, current: ['postinit'], key: null, layers: 1},
    ]);
    expect(rowsOf(await shop.ok('list', '--roots'))).toEqual([
      ['ROOT', 'BASE', 'CURRENT', 'KEY', 'LAYERS'],
      ['default', shop.base, 'three alias', '2'],
      ['second', shop.base, 'postinit', '1'],
    ]);
  });

  test('the list of layers says where each comes from and what refers to it', async () => {
    const [base, three] = await listedLayers(shop);
    const of = (kind: string, name: string): {kind: string; name: string} => ({kind, name});
    const sorted = [base!, three!].sort((a, b) => b.references.length - a.references.length);
    expect(sorted[0]).toMatchObject({state: 'image', root: null, origin: `base ${shop.base}`});
    expect(sorted[0]?.references).toEqual(
      expect.arrayContaining([
        of('base', shop.base),
        ...[of('snapshot', 'default/postinit'), of('snapshot', 'second/postinit')],
        ...[of('layer', sorted[1]!.digest!), of('root', 'second'), of('upper', 'second')],
      ]),
    );
    expect(sorted[0]?.references).toHaveLength(6);
    expect(sorted[1]).toMatchObject({state: 'image', origin: 'run sh', sizeBytes: expect.any(Number)});
    expect(sorted[1]?.references).toHaveLength(4);
    expect(rowsOf(await shop.ok('list', '--layers'))[0]).toEqual([
      'LAYER',
      'ORIGIN',
      'SIZE',
      'AGE',
      'REFERENCES',
    ]);
  });

  test('a layer that is being packed is listed as frozen, and an upper by its root', async () => {
    await shop.sh('second', 'head -c 60000000 /dev/urandom > /big');
    const snapshot = shop.start(['snapshot', 'big', '--root', 'second']);
    await until('it is being packed', () => readdirSync(`${shop.store}/staging`).length > 0);
    snapshot.child.kill('SIGSTOP');
    await shop.sh('default', 'echo x > /x');
    const unpacked = (await listedLayers(shop)).filter(({digest}) => digest === null);
    expect(unpacked).toMatchObject([
      {state: 'upper', root: 'default', sizeBytes: null, references: [{kind: 'upper', name: 'default'}]},
      {state: 'frozen', root: 'second', origin: 'snapshot big', created: null},
    ]);
    expect(await shop.ok('list', '--layers')).toMatch(/^frozen of second +snapshot big/m);
    snapshot.child.kill('SIGCONT');
    expect((await snapshot.ended).exitCode).toBe(0);
  });
});
