import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {type Snapshot} from '../../src/snapshot/snapshot.js';
import {writeKey} from '../../src/snapshot/snapshots.js';
import {openStore, type Store} from '../../src/snapshot/store.js';
import {currentNames, listedSnapshots} from '../support/listed.js';
import {expectRefusal} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {addFakeLayer, snapshotOf} from '../support/stack.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('a layer by its digest', () => {
  let shop: Workshop;
  let store: Store;
  let stack: readonly Digest[];
  beforeAll(async () => {
    shop = await openWorkshop('digest');
    await shop.sh('default', 'echo 1 > /state', '--commit', 'one');
    await shop.sh('default', 'echo 2 > /state', '--commit', 'two');
    store = openStore(shop.store);
    stack = (await listedSnapshots(shop)).find(({name}) => name === 'two')!.stack;
  });
  afterAll(() => shop.end());

  /** A key over the base of the root, whose uppermost layers are no images: nobody may mount them. */
  const writeFakeKey = async (
    name: string,
    below: readonly Digest[],
    ...contents: string[]
  ): Promise<void> => {
    const fresh = (): string => mkdtempSync(shop.path('fake-'));
    const layers = [...below];
    for (const content of contents) layers.push(await addFakeLayer(store, {fresh}, content));
    const {base, architecture} = JSON.parse(
      readFileSync(`${shop.store}/roots/default/snapshots/postinit.json`, 'utf8'),
    ) as Snapshot;
    writeKey(store, snapshotOf(name, layers, {base, architecture}));
  };

  const digestOfText = (text: string): Digest => createHash('sha256').update(text).digest('hex');

  /** Two texts whose digests begin with the same four digits, and no more. */
  const alike = (): [string, string] => {
    const seen = new Map<string, string>();
    for (let number = 0; ; number++) {
      const text = `text ${number}`;
      const beginning = digestOfText(text).slice(0, 4);
      const other = seen.get(beginning);
      if (other !== undefined) return [other, text];
      seen.set(beginning, text);
    }
  };

  test.each([
    ['base', 0, 'none'],
    ['one', 1, '1'],
    ['two', 2, '2'],
  ])(
    'rollback-to the layer of %s goes back to the stack up to it, and clean to the same',
    async (_, index, state) => {
      await shop.sh('default', 'echo changed > /state');
      await shop.ok('rollback-to', stack[index]!.slice(0, 12));
      const show = 'cat /state 2>/dev/null || echo none';
      expect(await shop.sh('default', show)).toBe(`${state}\n`);
      await shop.sh('default', 'echo changed > /state');
      await shop.ok('clean');
      expect(await shop.sh('default', show)).toBe(`${state}\n`);
      expect(await currentNames(shop)).toEqual([['postinit', 'one', 'two'][index]]);
    },
  );

  test('four digits are enough where they mean one layer, and all of them are not too many', async () => {
    for (const digits of [4, 64]) {
      await shop.ok('rollback-to', 'two');
      await shop.ok('rollback-to', stack[1]!.slice(0, digits));
      expect(await currentNames(shop)).toEqual(['one']);
    }
  });

  test('a layer that no name has is found in the root’s own stack', async () => {
    await shop.sh('own', 'echo 1 > /state', '--commit', 'one');
    await shop.sh('own', 'echo 2 > /state', '--commit', 'two');
    const [, own] = (await listedSnapshots(shop, 'own')).map(({stack: layers}) => layers.at(-1)!);
    await shop.ok('remove', 'one', '--root', 'own');
    await shop.ok('rollback-to', own!.slice(0, 12), '--root', 'own');
    expect(await shop.sh('own', 'cat /state')).toBe('1\n');
  });

  test('it may be tagged, looked into, compared, and started from', async () => {
    const prefix = stack[1]!.slice(0, 8);
    await shop.ok('tag', prefix, 'tagged');
    expect(await shop.ok('diff', 'tagged', prefix)).toBe('');
    expect(JSON.parse(await shop.ok('log', prefix, '--json'))).toHaveLength(2);
    expect(await shop.sh('default', 'cat /state', '--snapshot', prefix)).toBe('1\n');
    await shop.ok('remove', 'tagged');
  });

  test('a name of the same digits goes first', async () => {
    const digits = stack[1]!.slice(0, 8);
    await shop.ok('tag', 'two', digits);
    await shop.ok('rollback-to', digits);
    expect(await shop.sh('default', 'cat /state')).toBe('2\n');
    await shop.ok('remove', digits);
    await expectRefusal(shop, ['remove', digits], `"${digits}"`, 1);
  });

  test('three digits, others than hexadecimal, and none of any layer are refused', async () => {
    const none = ['0000', 'ffff', 'abab'].find((digits) => !stack.some((layer) => layer.startsWith(digits)))!;
    for (const word of [
      stack[1]!.slice(0, 3),
      stack[1]!.slice(0, 8).toUpperCase() + 'G',
      none,
      `${stack[1]!}0`,
    ])
      await expectRefusal(shop, ['rollback-to', word], `"${word}"`, 1);
  });

  test('digits of two layers are refused, and both are named', async () => {
    const texts = alike();
    for (const text of texts) await writeFakeKey(`key of ${text}`, stack.slice(0, 1), text);
    const digests = texts.map(digestOfText);
    const common = digests[0]!.slice(0, 4);
    await expectRefusal(shop, ['rollback-to', common], `"${common}"`, 1);
    const {stderr} = await shop.rootstock(['rollback-to', common]);
    for (const digest of digests) expect(stderr).toContain(digest.slice(0, 16));
    await shop.ok('tag', digests[0]!, 'told-apart');
    await shop.ok('remove', 'told-apart');
  });

  test('a layer above different ones is refused, since it means several stacks', async () => {
    await writeFakeKey('above one', stack.slice(0, 2), 'twice');
    await writeFakeKey('above the base', stack.slice(0, 1), 'twice');
    const digest = digestOfText('twice');
    await expectRefusal(shop, ['rollback-to', digest], `"${digest}"`, 1);
    const {stderr} = await shop.rootstock(['rollback-to', digest]);
    expect(stderr).toContain('2 stacks');
  });

  test('a layer of a root over another base is none here', async () => {
    await shop.ok('init', '--root', 'elsewhere', '--base', `dir:${shop.path('system/bin')}`);
    const [elsewhere] = await listedSnapshots(shop, 'elsewhere');
    const word = elsewhere!.stack[0]!.slice(0, 12);
    await expectRefusal(shop, ['rollback-to', word], `"${word}"`, 1);
  });
});
