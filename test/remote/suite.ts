import {createHash, randomBytes} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, beforeEach, describe, expect, test} from '@jest/globals';

import {type LayerFile, layerFileName, type Publication, type Remote} from '../../src/remote/remote.js';
import {makeTemporary, removeTemporary} from '../support/temporary.js';

/** A place where layers are shared, as the tests of all remotes need it. */
export interface Place {
  /** The remote as one machine sees it. @param directory what the machine fetches to and saves from */
  readonly open: (directory: string) => Remote;
  /** Changes what is kept of a layer, as a failing disk does; undefined where the place itself never gives such bytes. */
  readonly damage?: (digest: string) => Promise<void>;
  /** Removes a layer, as the place does with old ones. */
  readonly evict: (digest: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface Machine {
  readonly remote: Remote;
  readonly directory: string;
}

const scope = 'v1-x86_64-0123456789abcdef';

/** What every remote has to keep. @param open makes an empty place */
export const describeRemote = (name: string, open: () => Promise<Place>): void => {
  describe(`${name}, as every remote`, () => {
    let place: Place;
    let top: string;
    let machines = 0;
    let here: Machine;
    let there: Machine;
    beforeAll(async () => {
      top = await makeTemporary('remote');
      place = await open();
    }, 60_000);
    afterAll(async () => {
      await place.end();
      await removeTemporary(top);
    });
    const machine = (): Machine => {
      const directory = join(top, `${++machines}`);
      mkdirSync(directory);
      return {directory, remote: place.open(directory)};
    };
    beforeEach(() => {
      here = machine();
      there = machine();
    });

    test('what was never saved is a miss', async () => {
      expect(await here.remote.find({scope, key: 'never', prefixes: ['nev', 'n']})).toBeUndefined();
      expect(await here.remote.has({digest: 'ab'.repeat(32), size: 3})).toBe(false);
    });

    test('a layer that one machine saves another one fetches, byte for byte', async () => {
      const layer = newLayer(here, 3_000_001);
      let sent = 0;
      await here.remote.save(layer, here.directory, (bytes) => (sent += bytes));
      let received = 0;
      expect(await there.remote.has(layer)).toBe(true);
      await there.remote.fetch(layer, there.directory, (bytes) => (received += bytes));
      expect(bytesOf(there, layer).equals(bytesOf(here, layer))).toBe(true);
      expect(readdirSync(there.directory)).toEqual([layerFileName(layer.digest)]);
      if (here.remote.archives === undefined) expect([sent, received]).toEqual([layer.size, layer.size]);
    });

    test('a layer that is not there cannot be fetched, in one line that names the remote', async () => {
      const layer = {digest: 'cd'.repeat(32), size: 10};
      const failed = await failureOf(here.remote.fetch(layer, here.directory));
      expect(failed).toMatch(
        new RegExp(`^fetching layer cdcdcdcdcdcd from ${escaped(here.remote.name)} failed: .*\\.$`),
      );
      expect(readdirSync(here.directory)).toEqual([]);
    });

    test('a layer that was evicted is not there, and can be saved again', async () => {
      const layer = newLayer(here, 1000);
      await here.remote.save(layer, here.directory);
      await place.evict(layer.digest);
      expect(await there.remote.has(layer)).toBe(false);
      expect(await failureOf(there.remote.fetch(layer, there.directory))).toMatch(/ failed: /);
      await here.remote.save(layer, here.directory);
      await there.remote.fetch(layer, there.directory);
      expect(bytesOf(there, layer).equals(bytesOf(here, layer))).toBe(true);
    });

    test('a layer that was damaged there is refused, and mended by who saves it again', async () => {
      if (!place.damage) return;
      const layer = newLayer(here, 100_000);
      await here.remote.save(layer, here.directory);
      await place.damage(layer.digest);
      expect(await failureOf(there.remote.fetch(layer, there.directory))).toMatch(
        /its bytes are not those that its name says|could not be downloaded/,
      );
      expect(readdirSync(there.directory).filter((file) => file.includes('.image'))).toEqual([]);
      expect(await there.remote.has(layer)).toBe(false);
      writeFileSync(join(there.directory, layerFileName(layer.digest)), bytesOf(here, layer));
      await there.remote.save(layer, there.directory);
      const third = machine();
      await third.remote.fetch(layer, third.directory);
      expect(bytesOf(third, layer).equals(bytesOf(here, layer))).toBe(true);
    });

    test('two machines may save the same layer at once', async () => {
      const layer = newLayer(here, 200_000);
      writeFileSync(join(there.directory, layerFileName(layer.digest)), bytesOf(here, layer));
      await Promise.all([here, there].map(({remote, directory}) => remote.save(layer, directory)));
      const third = machine();
      await third.remote.fetch(layer, third.directory);
      expect(bytesOf(third, layer).equals(bytesOf(here, layer))).toBe(true);
    });

    test('several layers go over at once', async () => {
      const layers = [1, 2, 3, 4, 5].map((size) => newLayer(here, size * 10_000));
      await Promise.all(layers.map((layer) => here.remote.save(layer, here.directory)));
      await Promise.all(layers.map((layer) => there.remote.fetch(layer, there.directory)));
      for (const layer of layers) expect(bytesOf(there, layer).equals(bytesOf(here, layer))).toBe(true);
    });

    test('a snapshot is found under its key, by the same scope alone', async () => {
      const published = await publish(here, 'deps-12');
      expect(await there.remote.find({scope, key: 'deps-12', prefixes: []})).toEqual({
        key: 'deps-12',
        description: published.description,
      });
      const others = [
        'v1-aarch64-0123456789abcdef',
        'v1-x86_64-0123456789abcde0',
        'v2-x86_64-0123456789abcdef',
      ];
      for (const other of others)
        expect(await there.remote.find({scope: other, key: 'deps-12', prefixes: ['deps-']})).toBeUndefined();
      expect(await there.remote.find({scope, key: 'deps-1', prefixes: []})).toBeUndefined();
      expect(await there.remote.find({scope, key: 'Deps-12', prefixes: []})).toBeUndefined();
    });

    test('the newest of the first prefix that has any is found, when the key is not there', async () => {
      for (const key of ['lib-a1', 'lib-a3', 'lib-b1', 'lib-a2']) {
        await publish(here, key);
        await later();
      }
      const found = async (key: string, ...prefixes: string[]) =>
        (await there.remote.find({scope, key, prefixes}))?.key;
      expect(await found('lib-x', 'lib-a')).toBe('lib-a2');
      expect(await found('lib-x', 'lib-c', 'lib-')).toBe('lib-a2');
      expect(await found('lib-x', 'lib-b', 'lib-a')).toBe('lib-b1');
      expect(await found('lib-a1', 'lib-')).toBe('lib-a1');
      expect(await found('lib-x', 'other-')).toBeUndefined();
    });

    test('a key that is there is kept, unless it is to be replaced', async () => {
      const first = await publish(here, 'kept');
      const second = newPublication(there, 'kept');
      await saveLayers(there, second);
      expect(await there.remote.publish(second, {replace: false})).toBe('exists');
      expect((await here.remote.find({scope, key: 'kept', prefixes: []}))?.description).toBe(
        first.description,
      );
      await later();
      expect(await there.remote.publish(second, {replace: true})).toBe('saved');
      expect((await here.remote.find({scope, key: 'kept', prefixes: []}))?.description).toBe(
        second.description,
      );
      expect((await here.remote.find({scope, key: 'x', prefixes: ['kep']}))?.description).toBe(
        second.description,
      );
    });

    test('two machines that publish one key at once leave one of the two, whole', async () => {
      const both = [here, there].map((one) => newPublication(one, 'race'));
      await Promise.all([here, there].map((one, index) => saveLayers(one, both[index]!)));
      const outcomes = await Promise.all(
        [here, there].map((one, index) => one.remote.publish(both[index]!, {replace: false})),
      );
      expect(outcomes).toContain('saved');
      const found = await machine().remote.find({scope, key: 'race', prefixes: []});
      expect(both.map(({description}) => description)).toContain(found?.description);
    });

    const odd = [
      'a b',
      'a/b/../c',
      '../../x',
      'ü-ж-漢',
      '%2e%2e',
      'a#b',
      "it's",
      '-dash',
      '.dot',
      'A_b.C',
      'k'.repeat(400),
    ];
    test.each(odd)('the key %j is found, by itself and by its beginning', async (key) => {
      const {description} = await publish(here, key);
      expect(await there.remote.find({scope, key, prefixes: []})).toEqual({key, description});
      const prefix = Array.from(key).slice(0, -1).join('');
      expect(await there.remote.find({scope, key: 'none', prefixes: [prefix]})).toEqual({key, description});
    });

    const newPublication = ({directory}: Machine, key: string): Publication => {
      const layer = newLayer({directory}, 500);
      return {
        ...{scope, key, layers: [layer], annotations: {'dev.rootstock.key': key}},
        description: JSON.stringify({of: key, layer, random: randomBytes(8).toString('hex')}),
      };
    };

    const saveLayers = async ({remote, directory}: Machine, {layers}: Publication): Promise<void> => {
      for (const layer of layers) await remote.save(layer, directory);
    };

    const publish = async (from: Machine, key: string): Promise<Publication> => {
      const publication = newPublication(from, key);
      await saveLayers(from, publication);
      expect(await from.remote.publish(publication, {replace: false})).toBe('saved');
      return publication;
    };
  });
};

/** Longer than the steps of any clock by which a place tells the newest. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** A file of random bytes that passes for the image of a layer. */
export const newLayer = ({directory}: Pick<Machine, 'directory'>, size: number): LayerFile => {
  const bytes = randomBytes(size);
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(directory, layerFileName(digest)), bytes);
  return {digest, size};
};

const bytesOf = ({directory}: Machine, {digest}: LayerFile): Buffer =>
  readFileSync(join(directory, layerFileName(digest)));

export const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it did not fail',
    (error: unknown) => (error as Error).message,
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
