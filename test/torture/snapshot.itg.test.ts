import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree, treeOf} from './tree.js';

describeAsRoot('a snapshot that is killed', () => {
  let ground: Ground;
  let start: Sight;
  beforeAll(async () => {
    ground = await openGround('snapshot');
    await ground.ok('init', '--base', ground.base);
    changeTree(await ground.mount('default'), 100);
    await ground.ok('snapshot', 'kept');
    start = await ground.look();
    await ground.keep();
  });
  afterAll(() => ground.end());

  let names: Sight['names'];
  /** Changes the root, which a snapshot is then taken of. */
  const prepare = async (round: number): Promise<Trial> => {
    const root = await ground.mount('default');
    if (round === 0) ({names} = start);
    changeTree(root, round);
    const [roots, name] = [{default: treeOf(root)}, `round-${round}`];
    const before = {names, roots};
    names = {...names, [`default/${name}`]: roots.default};
    return {args: ['snapshot', name], before, after: {names, roots}, isDone: /the name exists/};
  };

  test('is counted step by step, with all that it changes', async () => {
    await ground.restore();
    const {steps} = await ground.attempt((await prepare(0)).args);
    const found = (pattern: RegExp): boolean => steps.some((line) => pattern.test(line));
    expect(steps.length).toBeGreaterThan(200);
    for (const call of [
      'spawn .* mount -t overlay',
      'renameSync .*/state.json$',
      'spawn .* mksquashfs',
      'fsyncSync',
    ])
      expect([call, found(new RegExp(`before ${call}`)), found(new RegExp(`after ${call}`))]).toEqual([
        call,
        true,
        true,
      ]);
    expect(found(/before renameSync .*\.image$/)).toBe(true);
    expect(found(/before renameSync .*\/snapshots\/round-0\.json$/)).toBe(true);
  });

  test(
    'saves its name whole or not at all, and loses nothing',
    async () => {
      await killAtEveryStep({ground, title: 'snapshot', budget: 48, rounds: 5, prepare});
    },
    patience,
  );

  test(
    'saves its name whole or not at all when the holder goes with it',
    async () => {
      await killAtEveryStep({
        ground,
        title: 'snapshot, then its holder',
        budget: 20,
        rounds: 5,
        prepare,
        isReboot: true,
      });
    },
    patience,
  );
});
