import {existsSync, mkdtempSync, readdirSync, utimesSync} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {openStore} from '../../src/snapshot/store.js';
import {listedSnapshots, takenNames} from '../support/listed.js';
import {expectRefusal, storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {addFakeLayer} from '../support/stack.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

/** What `gc --json` says. */
interface Collected {
  readonly snapshots: readonly {readonly kind: string; readonly name: string}[];
  readonly layers: number;
  readonly bytes: number;
  readonly leftovers: readonly string[];
  readonly remainingBytes: number;
}

describeAsRoot('gc', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('gc');
  });
  afterAll(() => shop.end());

  // Each test begins with a root that stands on its base, and has snapshots of 20, 40 and 60 kB of their own.
  beforeEach(async () => {
    await shop.ok('scrub', '--all');
    for (const [name, bytes] of Object.entries({small: 20_000, middle: 40_000, large: 60_000})) {
      await shop.sh('default', `head -c ${bytes} /dev/urandom > /file`, '--commit', name);
      await shop.ok('rollback-to', 'postinit');
    }
  });

  const images = (): string[] =>
    readdirSync(`${shop.store}/layers`).filter((name) => name.endsWith('.image'));
  const gc = async (...options: readonly string[]): Promise<Collected> =>
    JSON.parse(await shop.ok('gc', '--json', '--quiet', ...options));
  const names = ({snapshots}: Collected): string[] => snapshots.map(({name}) => name);
  /** Makes a snapshot one that was used days ago. */
  const age = (days: number, ...snapshots: readonly string[]): void => {
    const then = new Date(Date.now() - days * 86_400_000);
    for (const name of snapshots)
      utimesSync(`${shop.store}/roots/default/snapshots/${name}.json`, then, then);
  };

  test('removes layers that nothing refers to, and nothing else', async () => {
    const before = images();
    const fresh = (): string => mkdtempSync(shop.path('fake-'));
    const digest = await addFakeLayer(openStore(shop.store), {fresh}, 'nobody refers to it');
    expect(await gc()).toMatchObject({snapshots: [], layers: 1, bytes: 19, leftovers: []});
    expect(images()).toEqual(before);
    expect(existsSync(`${shop.store}/layers/${digest}.json`)).toBe(false);
    expect(await gc()).toMatchObject({snapshots: [], layers: 0, bytes: 0, leftovers: []});
  });

  test('--max-age forgets what was not used for so many days', async () => {
    age(10, 'small', 'large');
    age(5, 'middle');
    const [base] = await listedSnapshots(shop);
    const collected = await gc('--max-age', '7');
    expect(names(collected)).toEqual(expect.arrayContaining(['default/small', 'default/large']));
    expect(collected).toMatchObject({layers: 2});
    expect(await takenNames(shop)).toEqual(['middle']);
    expect(names(await gc('--max-age', '0.5'))).toEqual(['default/middle']);
    expect((await gc()).remainingBytes).toBe(base?.sizeBytes);
  });

  test('to start from a snapshot, to roll back to it and to name it anew are uses', async () => {
    age(10, 'small', 'middle', 'large');
    await shop.ok('rollback-to', 'small');
    await shop.ok('rollback-to', 'postinit');
    await shop.ok('run', '--ephemeral', '--snapshot', 'middle', '--', 'true');
    expect(names(await gc('--max-age', '7'))).toEqual(['default/large']);
  });

  test('--max-size forgets what was used longest ago, until the rest has room', async () => {
    age(3, 'middle');
    age(2, 'large');
    age(1, 'small');
    const {remainingBytes} = await gc();
    expect(names(await gc('--max-size', String(remainingBytes)))).toEqual([]);
    expect(names(await gc('--max-size', String(remainingBytes - 1)))).toEqual(['default/middle']);
    expect(names(await gc('--max-size', String(remainingBytes - 50_000)))).toEqual(['default/large']);
    expect(await takenNames(shop)).toEqual(['small']);
  });

  test('--max-size keeps a name that makes no room', async () => {
    await shop.ok('tag', 'large', 'alias');
    age(9, 'large');
    age(5, 'small', 'middle');
    const {remainingBytes} = await gc();
    const collected = await gc('--max-size', String(remainingBytes - 50_000));
    expect(names(collected).sort()).toEqual(['default/middle', 'default/small']);
    expect((await takenNames(shop)).sort()).toEqual(['alias', 'large']);
  });

  test('nothing that a root stands on goes, whatever is asked, and what is too much is said', async () => {
    await shop.ok('rollback-to', 'small');
    await shop.ok('snapshot', 'shared', '--as-key');
    await shop.sh('other', 'true', '--key', 'shared');
    await shop.ok('rollback-to', 'large');
    age(99, 'small', 'middle', 'large', 'postinit');
    const result = await shop.rootstock(['gc', '--max-size', '0', '--max-age', '0']);
    expect(result).toMatchObject({exitCode: 0, stdout: ''});
    expect(result.stderr).toContain('forgot snapshot "default/middle"\n');
    expect(result.stderr).toMatch(/removed 1 layer, 4\d\.\d kB\n/);
    expect(result.stderr).toMatch(/warning: .* are left, more than 0 B: roots stand on them; `scrub` one\n$/);
    expect((await takenNames(shop)).sort()).toEqual(['large', 'small']);
    expect(await shop.sh('other', 'stat -c %s /file')).toBe('20000\n');
    await shop.ok('clean');
    expect(await shop.sh('default', 'stat -c %s /file')).toBe('60000\n');
    await shop.ok('fsck');
  });

  test('bases and keys that nobody uses go too', async () => {
    await shop.ok('snapshot', 'a key', '--as-key');
    await shop.ok('scrub');
    expect(await gc('--max-age', '1')).toMatchObject({snapshots: []});
    const {snapshots, remainingBytes} = await gc('--max-size', '0');
    expect(snapshots).toEqual([
      {kind: 'key', name: 'a key'},
      {kind: 'base', name: shop.base},
    ]);
    expect(remainingBytes).toBe(0);
    for (const part of ['layers', 'bases', 'keys', 'roots', 'staging'])
      expect(readdirSync(`${shop.store}/${part}`)).toEqual([]);
  });

  test('--dry-run tells the same, and changes nothing', async () => {
    age(9, 'middle');
    const before = await storeTree(shop.store);
    const told = await gc('--max-age', '7', '--max-size', '0', '--dry-run');
    expect(await storeTree(shop.store)).toBe(before);
    const {stderr} = await shop.rootstock(['gc', '--max-age', '7', '--dry-run']);
    expect(stderr).toMatch(
      /^rootstock: would forget snapshot "default\/middle"\nrootstock: would remove 1 layer, /,
    );
    expect(await gc('--max-age', '7', '--max-size', '0')).toEqual(told);
  });

  test.each([
    ['--max-size', 'much'],
    ['--max-size', '-1'],
    ['--max-age', '-1'],
    ['--max-age', ''],
    ['--max-age', 'soon'],
  ])('%s %j is refused', async (option, value) => {
    await expectRefusal(shop, ['gc', `${option}=${value}`], `'${value}'`);
  });
});
