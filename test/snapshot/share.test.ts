import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, test} from '@jest/globals';

import {directoryRemote} from '../../src/remote/directory/remote.js';
import {lendImages} from '../../src/snapshot/lend.js';
import {pullSnapshot} from '../../src/snapshot/pull.js';
import {pushSnapshot} from '../../src/snapshot/push.js';
import {parseShared, publicationOf, scopeOf} from '../../src/snapshot/shared.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {type Store} from '../../src/snapshot/store.js';
import {failureOf} from '../remote/suite.js';
import {addFakeLayer, newStore, snapshotOf} from '../support/stack.js';
import {useTemporary} from '../support/temporary.js';

describe('sharing a snapshot', () => {
  const temporary = useTemporary();
  const scope = scopeOf({identity: 'debian bookworm'}, 'x86_64');

  const place = (): string => join(temporary.fresh(), 'shared');

  const made = async (...contents: string[]): Promise<{store: Store; snapshot: Snapshot}> => {
    const store = newStore(temporary);
    const layers: string[] = [];
    for (const content of contents) layers.push(await addFakeLayer(store, temporary, content));
    return {store, snapshot: snapshotOf('deps', layers)};
  };

  const push = (path: string, {store, snapshot}: Awaited<ReturnType<typeof made>>, replace = false) => {
    const directory = temporary.fresh();
    const shared = lendImages(store, snapshot, directory);
    return pushSnapshot(directoryRemote(path), shared, {
      key: 'deps',
      directory,
      replace,
      say: () => undefined,
    });
  };

  const pull = async (paths: string[], here: string[] = [], prefixes: string[] = []) => {
    const directory = temporary.fresh();
    const said: string[] = [];
    const pulled = await pullSnapshot(
      paths.map(directoryRemote),
      {scope, key: 'deps', prefixes},
      {directory, isHere: (digest) => here.includes(digest), say: (line) => said.push(line)},
    );
    return {pulled, said, files: readdirSync(directory).sort()};
  };

  test('moves only the layers that the other side lacks', async () => {
    const path = place();
    const first = await made('base', 'one');
    expect(await push(path, first)).toEqual({outcome: 'saved', bytes: 7});
    expect(await push(path, first)).toEqual({outcome: 'same', bytes: 0});
    const second = await made('base', 'one', 'three');
    expect(await push(path, second, true)).toEqual({outcome: 'saved', bytes: 5});
    const {pulled, files} = await pull([path], first.snapshot.layers as string[]);
    expect(pulled?.snapshot.layers).toEqual(second.snapshot.layers);
    expect(files).toEqual([`${second.snapshot.layers[2] ?? ''}.image`]);
    expect((await pull([path], second.snapshot.layers as string[])).files).toEqual([]);
  });

  test('moves a layer once that a stack has twice', async () => {
    const path = place();
    const twice = await made('base', 'one', 'base');
    expect(await push(path, twice)).toEqual({outcome: 'saved', bytes: 7});
    const {pulled, files} = await pull([path]);
    expect(pulled?.snapshot.layers).toEqual(twice.snapshot.layers);
    expect(files).toHaveLength(2);
  });

  test('keeps what another has saved under the key, unless it is to be replaced', async () => {
    const path = place();
    await push(path, await made('base', 'one'));
    const other = await made('base', 'other');
    expect(await push(path, other)).toMatchObject({outcome: 'other'});
    expect(await push(path, other, true)).toMatchObject({outcome: 'saved'});
    expect((await pull([path])).pulled?.snapshot.layers).toEqual(other.snapshot.layers);
  });

  test('a key whose layers were evicted, or that cannot be read, is given anew', async () => {
    const path = place();
    const gone = await made('base', 'gone');
    await push(path, gone);
    rmSync(join(path, 'layers', `${gone.snapshot.layers[1] ?? ''}.image`));
    expect(await failureOf(pull([path]))).toMatch(
      /^fetching layer [0-9a-f]{12} from dir:.* failed: it is not there/,
    );
    const anew = await made('base', 'anew');
    expect(await push(path, anew)).toMatchObject({outcome: 'saved'});
    expect((await pull([path])).pulled?.snapshot.layers).toEqual(anew.snapshot.layers);

    const [file = ''] = readdirSync(join(path, 'snapshots', scope));
    const entry = JSON.parse(readFileSync(join(path, 'snapshots', scope, file), 'utf8')) as object;
    writeFileSync(
      join(path, 'snapshots', scope, file),
      JSON.stringify({...entry, description: '{"snapshot": {"format": 9}}'}),
    );
    expect(await failureOf(pull([path]))).toMatch(
      /^reading a snapshot of dir:.* failed: its format is 9, and this version knows 1\. Push it again with this version\.$/,
    );
    expect(await push(path, anew)).toMatchObject({outcome: 'saved'});
    expect((await pull([path])).pulled).toBeDefined();
  });

  test('a layer comes from the nearest remote that has it, and from another where that fails', async () => {
    const [near, far] = [place(), place()];
    const snapshot = await made('base', 'one', 'two');
    await push(far, snapshot);
    await push(near, {
      ...snapshot,
      snapshot: {...snapshot.snapshot, layers: snapshot.snapshot.layers.slice(0, 2)},
    });
    rmSync(join(near, 'snapshots'), {recursive: true});
    const [base = '', one = ''] = snapshot.snapshot.layers;
    writeFileSync(join(near, 'layers', `${one}.image`), 'eno');
    rmSync(join(far, 'layers', `${base}.image`));
    const {pulled, said, files} = await pull([near, far]);
    expect(pulled?.nearer.map(({name}) => name)).toEqual([`dir:${near}`]);
    expect(files).toHaveLength(3);
    expect(said[0]).toMatch(
      /^warning: fetching layer .* from dir:.* failed: its bytes are not those that its name says/,
    );
    // What was damaged there is gone, for who saves it again.
    expect(existsSync(join(near, 'layers', `${one}.image`))).toBe(false);
  });

  test('a description that lies about its base, its machine or its key is refused', async () => {
    const path = place();
    const {store, snapshot} = await made('base');
    const shared = lendImages(store, snapshot, temporary.fresh());
    const lies = [
      {...snapshot, base: {...snapshot.base, identity: 'another'}},
      {...snapshot, architecture: 'aarch64'},
      {...snapshot, name: 'another'},
    ];
    for (const lie of lies) {
      const description = JSON.stringify({...shared, snapshot: lie});
      const publication = {...publicationOf(shared, 'deps'), description};
      await directoryRemote(path).publish(publication, {replace: true});
      expect(await failureOf(pull([path]))).toMatch(/it is not the snapshot that its key says/);
    }
  });

  test('says what is wrong with a description', () => {
    expect(() => parseShared('{', 'oci:host/x')).toThrow(/^reading a snapshot of oci:host\/x failed: .*JSON/);
    expect(() => parseShared('[]', 'oci:host/x')).toThrow(/its format is undefined/);
  });
});
