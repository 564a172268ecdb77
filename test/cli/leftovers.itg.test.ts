import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {takeLock} from '../../src/host/lock.js';
import {fsck} from '../support/fsck.js';
import {listedSnapshots} from '../support/listed.js';
import {plantLeftovers, plantWork} from '../support/plant-leftovers.js';
import {storeTree} from '../support/refusal.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('what killed processes left', () => {
  let shop: Workshop;
  let planted: readonly string[] = [];
  beforeAll(async () => {
    shop = await openWorkshop('leftovers');
    await shop.sh('default', 'echo 1 > /state', '--commit', 'one');
  });
  afterAll(() => shop.end());
  beforeEach(() => {
    planted = plantLeftovers(shop.store, 'default');
  });

  const left = (): string[] => planted.filter((path) => existsSync(path));
  /** All but a dropped root's scratch is found by itself; that goes with the root. */
  const count = (): number => planted.length - 1;

  test('is found by fsck, is no problem, and is removed by --repair', async () => {
    const before = await storeTree(shop.store);
    const {exitCode, findings} = await fsck(shop);
    expect(exitCode).toBe(0);
    expect(findings.filter(({kind, repaired}) => kind === 'leftover' && repaired === null)).toHaveLength(
      count(),
    );
    expect(findings).toHaveLength(count());
    expect(await storeTree(shop.store)).toBe(before);
    const text = await shop.rootstock(['fsck']);
    expect(text.stdout.match(/^leftover: .*: its process is gone$/gm)).toHaveLength(count());

    const repaired = await fsck(shop, '--repair');
    expect(repaired.exitCode).toBe(0);
    expect(repaired.findings.map((finding) => finding.repaired)).toEqual(
      repaired.findings.map(() => 'removed'),
    );
    expect(left()).toEqual([]);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });

  test('is removed by gc, which says so', async () => {
    const before = await storeTree(shop.store);
    const told = JSON.parse(await shop.ok('gc', '--dry-run', '--json', '--quiet'));
    expect(told.leftovers).toHaveLength(count());
    expect(await storeTree(shop.store)).toBe(before);
    const {stderr} = await shop.rootstock(['gc']);
    expect(stderr.match(/^rootstock: removed what was left: \S+/gm)).not.toHaveLength(0);
    expect(left()).toEqual([]);
    expect(JSON.parse(await shop.ok('gc', '--json'))).toMatchObject({leftovers: []});
    expect(await listedSnapshots(shop)).toHaveLength(2);
    expect(await shop.sh('default', 'cat /state')).toBe('1\n');
  });

  test('is in nobody’s way: a root may have the name of one that was half made or half removed', async () => {
    for (const root of ['half-made', 'dropped']) {
      expect(await shop.sh(root, 'echo works')).toBe('works\n');
      await shop.ok('scrub', '--root', root);
    }
    expect(left().filter((path) => /half-made|dropped/.test(path))).toEqual([]);
    await shop.ok('gc');
  });

  test('is told from what living processes are at', async () => {
    const work = plantWork(shop.store, 'default');
    await shop.ok('gc');
    await fsck(shop, '--repair');
    expect(left()).toEqual([]);
    expect(work.filter((path) => !existsSync(path))).toEqual([]);
    for (const path of work) rmSync(path);
  });

  test('is told from a root that is just being made or removed, and from a lock that is held', async () => {
    await shop.ok('gc');
    const files = ['roots/making.lock', 'bases/making.json.lock'].map((path) => `${shop.store}/${path}`);
    for (const file of files) writeFileSync(file, '');
    mkdirSync(`${shop.store}/roots/making`);
    const locks = await Promise.all(files.map((file) => takeLock(file, {kind: 'exclusive'})));
    try {
      await shop.ok('gc');
      expect(await fsck(shop, '--repair')).toMatchObject({exitCode: 0, findings: []});
      expect([...files, `${shop.store}/roots/making`].filter((path) => !existsSync(path))).toEqual([]);
    } finally {
      for (const lock of locks) await lock?.release();
    }
    expect((await fsck(shop, '--repair')).findings).toHaveLength(2);
    expect(await fsck(shop)).toMatchObject({exitCode: 0, findings: []});
  });
});
