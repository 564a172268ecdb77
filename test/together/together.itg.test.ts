import {mkdirSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';
import {showContent} from './content.js';
import {ownOperations} from './own-operations.js';
import {expectContent, makeOwnRoot, type OwnRoot} from './own-root.js';
import {roughOperations} from './rough-operations.js';
import {sharedOperations, type SharedRoot} from './shared-operations.js';
import {storeOperations} from './store-operations.js';
import {newTally, newWorker, type Worker} from './worker.js';

const seconds = process.env['TORTURE'] === '1' ? 600 : process.env['CI'] ? 60 : 25;

/** `TORTURE_SEED=…` repeats the choices of a run, though not what came when. */
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000);

describeAsRoot('sixteen processes in one store', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('sixteen');
    for (const name of ['d', 'x', 'y']) mkdirSync(`${shop.system}/${name}`);
    writeFileSync(`${shop.system}/d/base`, 'base\n');
  });
  afterAll(() => shop.end());

  const tally = newTally();
  const roots: OwnRoot[] = [];
  const shared: readonly SharedRoot[] = ['shared-1', 'shared-2'].map((name) => ({name, promised: new Set()}));

  test(
    `do what they are told for ${seconds} seconds, or are refused in one line`,
    async () => {
      const workers = Array.from({length: 16}, (_, number) => newWorker(shop, number, seed, tally));
      const before = Date.now();
      // One makes the base, and says so; then all make their roots at once.
      await shop.ok('init', '--root', 'rough', '--base', shop.base);
      for (const {name} of shared) await shop.ok('init', '--root', name, '--base', shop.base);
      const deadline = before + seconds * 1000;
      const failures: unknown[] = [];
      await Promise.all(
        workers.map(async (worker) => {
          try {
            const root = await makeOwnRoot(worker);
            roots.push(root);
            while (Date.now() < deadline && failures.length === 0) await operate(worker, root);
          } catch (error) {
            failures.push(error);
          }
        }),
      );
      report();
      if (failures.length > 0) process.stderr.write(`${tally.transcript.slice(-60).join('\n')}\n`);
      expect({seed, failures: failures.map(String)}).toEqual({seed, failures: []});
    },
    (seconds + 120) * 1000,
  );

  const operate = async (worker: Worker, root: OwnRoot): Promise<void> => {
    const {random} = worker;
    const kind = random.below(10);
    if (kind < 5) await random.one(ownOperations)(root);
    else if (kind < 8) await random.one(sharedOperations)(worker, random.one(shared));
    else if (kind < 9) await random.one(roughOperations)(worker, 'rough');
    else await random.one(storeOperations)(worker);
  };

  const report = (): void => {
    const lines = (counts: ReadonlyMap<string, number>): string =>
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ');
    const refused = [...tally.refusals.values()].reduce((sum, count) => sum + count, 0);
    process.stderr.write(
      `together: seed ${seed}: ${tally.operations} commands in ${seconds} s (${lines(tally.byCommand)}); ` +
        `${refused} refused (${lines(tally.refusals)})\n`,
    );
  };

  test('leave a store in which all is well, and no more than what is referred to', async () => {
    const {findings} = JSON.parse(await shop.ok('fsck', '--json', '--quiet'));
    expect(findings).toEqual([]);
    // What was removed while another was adding the same may stay until now.
    await shop.ok('gc', '--quiet');
    expect(JSON.parse(await shop.ok('gc', '--json', '--quiet'))).toMatchObject({
      ...{snapshots: [], leftovers: []},
      layers: 0,
    });
  });

  test('leave every snapshot of their own roots as it was saved', async () => {
    await Promise.all(
      roots.map(async (root) => {
        await shop.ok('clean', '--root', root.name);
        for (const [name, content] of root.names)
          expectContent(root, name, await show(root.name, name, ...showContent), content);
      }),
    );
  }, 300_000);

  test('leave every snapshot that was promised, and none of a root that was in use', async () => {
    for (const {name, promised} of shared) {
      const listed = JSON.parse(await shop.ok('list', '--root', name, '--json')) as {name: string}[];
      const names = listed.map((snapshot) => snapshot.name).filter((snapshot) => snapshot.startsWith('w'));
      expect(names.sort()).toEqual([...promised].sort());
      await shop.ok('clean', '--root', name);
      for (const snapshot of names) {
        const shown = await show(name, snapshot, 'sh', '-c', 'ls /x; echo and; ls /y');
        const [x, y] = shown.split('and\n');
        expect({snapshot, x}).toEqual({snapshot, x: y});
      }
    }
  }, 300_000);

  const show = (root: string, snapshot: string, ...program: readonly string[]): Promise<string> =>
    shop.ok('run', '--quiet', '--root', root, '--snapshot', snapshot, '--', ...program);
});
