import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {takenNames} from '../support/listed.js';
import {describeAsRoot} from '../support/root.js';
import {openWorkshop, type Workshop} from '../support/workshop.js';

describeAsRoot('deep stacks', () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop('depth');
    // Left to itself a stack is squashed before it is so deep.
    await shop.sh('default', 'true', '--max-layers', '200');
  });
  afterAll(() => shop.end());

  test.each([1, 16, 128])(
    '%d snapshots are mounted, each with its own state',
    async (depth) => {
      const taken = await takenNames(shop);
      for (let layer = taken.length + 1; layer <= depth; layer++) {
        const change = `echo ${layer} > /top; echo ${layer} > /layer-${layer}; rm -f /layer-${layer - 1}`;
        await shop.sh('default', change, '--commit', `s${layer}`);
      }
      const script = 'cat /top; ls / | grep -c "^layer"; ls -d /layer-*';
      expect(await shop.sh('default', script)).toBe(`${depth}\n1\n/layer-${depth}\n`);
      // In a root that mounts all of it anew.
      await shop.ok('snapshot', `key-${depth}`, '--as-key');
      expect(await shop.sh(`anew-${depth}`, script, '--key', `key-${depth}`)).toBe(
        `${depth}\n1\n/layer-${depth}\n`,
      );
      expect(await shop.diff(`anew-${depth}`)).toEqual([]);
    },
    300_000,
  );

  test('a name far below is reached from the top', async () => {
    await shop.ok('rollback-to', 's3');
    expect(await shop.sh('default', 'cat /top; ls -d /layer-*')).toBe('3\n/layer-3\n');
    expect(await shop.ok('diff', 's3', 's4')).toBe('D /layer-3  (2 B)\nA /layer-4  (2 B)\nM /top  (2 B)\n');
  });
});
