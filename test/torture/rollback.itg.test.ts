import {afterAll, beforeAll, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree, treeOf} from './tree.js';

describeAsRoot('a root that goes back, and is killed on the way', () => {
  let ground: Ground;
  let names: Sight['names'];
  beforeAll(async () => {
    ground = await openGround('rollback');
    await ground.ok('init', '--base', ground.base);
    for (const [round, name] of ['one', 'two', 'three'].entries()) {
      changeTree(await ground.mount('default'), 100 + round);
      await ground.ok('snapshot', name);
    }
    ({names} = await ground.look());
    await ground.keep();
  });
  afterAll(() => ground.end());

  const as = (name: string): Sight => ({names, roots: {default: names[`default/${name}`] ?? ''}});
  /** Changes the root, which then is to be as a snapshot again. */
  const changed = async (round: number): Promise<Sight> => {
    const root = await ground.mount('default');
    changeTree(root, round);
    return {names, roots: {default: treeOf(root)}};
  };
  const rollBack = async (round: number): Promise<Trial> => {
    const order = ['one', 'postinit', 'three', 'two'];
    const [name = '', other = ''] = [order[round % 4], order[(round + 1) % 4]];
    return {
      ...{args: ['rollback-to', name], before: await changed(round), after: as(name)},
      // Now and then to another one than the killed command was on its way to.
      ...(round % 2 === 0 ? {} : {again: {args: ['rollback-to', other], after: as(other)}}),
    };
  };

  test(
    'rollback-to leaves it as it was, or as the snapshot',
    async () => {
      await killAtEveryStep({ground, title: 'rollback-to', budget: 36, rounds: 8, prepare: rollBack});
    },
    patience,
  );

  test(
    'rollback-to leaves it as it was, or as the snapshot, when the holder goes with it',
    async () => {
      const title = 'rollback-to, then its holder';
      await killAtEveryStep({ground, title, budget: 14, rounds: 8, prepare: rollBack, isReboot: true});
    },
    patience,
  );

  test(
    'clean leaves it as it was, or as its current snapshot',
    async () => {
      const prepare = async (round: number): Promise<Trial> => ({
        ...{args: ['clean'], before: await changed(round), after: as('three')},
      });
      await killAtEveryStep({ground, title: 'clean', budget: 18, rounds: 8, prepare});
    },
    patience,
  );
});
