import {
  closeSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {type Digest} from '../../src/layer/layer.js';
import {fsck} from '../support/fsck.js';
import {listedSnapshots, takenNames} from '../support/listed.js';
import {storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('fsck of layers', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('fsck');
  });
  afterAll(() => shop.end());

  // Each test begins with a root that stands on its base, two snapshots, and a key that means the upper one.
  let [one, two]: Digest[] = [];
  beforeEach(async () => {
    await shop.ok('scrub', '--all');
    rmSync(shop.store, {recursive: true});
    await shop.sh('default', 'echo 1 > /one', '--commit', 'one');
    await shop.sh('default', 'head -c 9000 /dev/urandom > /two', '--commit', 'two');
    await shop.ok('snapshot', 'deps', '--as-key');
    await shop.ok('rollback-to', 'postinit');
    [, one, two] = (await listedSnapshots(shop))[2]!.stack;
  });

  const image = (digest = ''): string => `${shop.store}/layers/${digest}.image`;
  const setAside = (): string[] => readdirSync(`${shop.store}/lost+found`).sort();
  const flipBit = (file: string): void => {
    const descriptor = openSync(file, 'r+');
    const place = statSync(file).size >> 1;
    const byte = Buffer.alloc(1);
    readSync(descriptor, byte, 0, 1, place);
    writeSync(descriptor, Buffer.from([byte[0]! ^ 1]), 0, 1, place);
    closeSync(descriptor);
  };

  test('a store that is well is said to be, and read whole', async () => {
    const before = await storeTree(shop.store);
    const bytes = readdirSync(`${shop.store}/layers`)
      .filter((name) => name.endsWith('.image'))
      .reduce((sum, name) => sum + statSync(`${shop.store}/layers/${name}`).size, 0);
    const counts = {layers: 3, snapshots: 3, keys: 1, bases: 1, roots: 1};
    expect(await fsck(shop)).toEqual({exitCode: 0, checked: {...counts, bytes}, findings: []});
    expect(await fsck(shop, '--quick')).toEqual({exitCode: 0, checked: {...counts, bytes: 0}, findings: []});
    const text = await shop.rootstock(['fsck']);
    expect(text).toMatchObject({exitCode: 0, stdout: ''});
    expect(text.stderr).toMatch(
      /^rootstock: checked 3 layers \(.* read\), 3 snapshots, 1 keys, 1 bases, 1 roots: all is well\n$/,
    );
    expect(await storeTree(shop.store)).toBe(before);
    expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0, findings: []});
    expect(await storeTree(shop.store)).toBe(before);
  });

  test('a bit that flipped is found, with the names that it breaks; --repair sets them aside', async () => {
    flipBit(image(two));
    const before = await storeTree(shop.store);
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(1);
    expect(findings).toMatchObject([
      {
        kind: 'problem',
        what: `layer ${two?.slice(0, 12)}`,
        why: expect.stringContaining('bytes'),
        repaired: null,
      },
      {
        kind: 'problem',
        what: 'snapshot "two" of root "default"',
        why: expect.stringContaining(two!.slice(0, 12)),
      },
      {
        kind: 'problem',
        what: expect.stringMatching(/^key /),
        why: expect.stringContaining(two!.slice(0, 12)),
      },
    ]);
    expect(await storeTree(shop.store)).toBe(before);
    expect(await fsck(shop, '--quick')).toMatchObject({exitCode: 0, findings: []});

    const repaired = await fsck(shop, '--repair');
    expect(repaired.exitCode).toBe(0);
    for (const finding of repaired.findings)
      expect(finding.repaired).toMatch(new RegExp(`^set aside as ${shop.store}/lost\\+found/`));
    expect(setAside()).toEqual(expect.arrayContaining([`${two}.image`, `${two}.json`, 'default-two.json']));
    expect(setAside()).toHaveLength(4);
    expect(await takenNames(shop)).toEqual(['one']);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: [], checked: {layers: 2, keys: 0}});
    await shop.ok('rollback-to', 'one');
  });

  test('an image that was cut short is found without reading it', async () => {
    truncateSync(image(two), 100);
    const {exitCode, findings} = await fsck(shop, '--quick');
    expect(exitCode).toBe(1);
    expect(findings).toHaveLength(3);
    expect(findings[0]?.why).toMatch(/^its image has 100 bytes, and had \d+$/);
    expect((await fsck(shop, '--quick', '--repair')).exitCode).toBe(0);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('what stands on a damaged layer is broken with it, and is not thrown away', async () => {
    flipBit(image(one));
    const {findings} = await fsck(shop, '--repair');
    expect(findings.map(({what}) => what)).toEqual([
      `layer ${one?.slice(0, 12)}`,
      ...['snapshot "one" of root "default"', 'snapshot "two" of root "default"'],
      expect.stringMatching(/^key /),
    ]);
    expect(setAside()).toHaveLength(5);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('a root that stands on a damaged layer is told where to go, and goes there', async () => {
    await shop.ok('rollback-to', 'two');
    flipBit(image(two));
    const {exitCode, findings} = await fsck(shop, '--repair');
    expect(exitCode).toBe(1);
    expect(findings.at(-1)).toMatchObject({what: 'root "default"', repaired: null});
    expect(findings.at(-1)?.why).toMatch(/`rollback-to` another snapshot, or `scrub` it/);
    await shop.ok('rollback-to', 'one');
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('an image that is missing breaks its names, and --repair takes the rest of it away', async () => {
    rmSync(image(two));
    expect((await fsck(shop)).findings.map(({kind, repaired}) => [kind, repaired])).toEqual([
      ['problem', null],
      ['problem', null],
    ]);
    expect((await fsck(shop, '--repair')).exitCode).toBe(0);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: [], checked: {layers: 2}});
    expect(readdirSync(`${shop.store}/layers`).filter((name) => name.startsWith(two!))).toEqual([]);
  });

  test('an image that is missing but still mounted is copied back from there', async () => {
    await shop.ok('rollback-to', 'two');
    rmSync(image(two));
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(1);
    expect(findings[0]).toMatchObject({what: `layer ${two?.slice(0, 12)}`, repaired: null});
    const repaired = await fsck(shop, '--repair');
    expect(repaired).toMatchObject({
      ...{exitCode: 0, findings: [{repaired: 'copied from where it is mounted'}], checked: {layers: 3}},
    });
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
    await shop.sh('other', 'stat -c %s /two', '--key', 'deps');
  });

  test('an image that another took the place of is found by its description', async () => {
    writeFileSync(`${shop.store}/layers/${two}.json`, '{"format": 2}');
    const {findings} = await fsck(shop);
    expect(findings[0]).toMatchObject({
      what: `layer ${two?.slice(0, 12)}`,
      why: expect.stringMatching(/format is 2, and this version knows 1/),
    });
    expect((await fsck(shop, '--repair')).exitCode).toBe(0);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });
});
