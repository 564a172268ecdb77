import {afterAll, beforeAll, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {isSame, only, type Sight} from './sight.js';
import {changeTree} from './tree.js';

const nothing: Sight = {names: {}, roots: {}};

describeAsRoot('a root that is killed while it is made', () => {
  let ground: Ground;
  let made: Sight;
  beforeAll(async () => {
    ground = await openGround('init');
    await ground.ok('list');
    await ground.keep();
    await ground.ok('init', '--base', ground.base);
    made = await ground.look();
  });
  afterAll(() => ground.end());

  test(
    'is there whole or not at all',
    async () => {
      const args = ['init', '--base', ground.base];
      const prepare = async (): Promise<Trial> => ({
        args,
        before: nothing,
        after: made,
        isDone: /it exists already/,
      });
      await killAtEveryStep({ground, title: 'init', budget: 32, rounds: 1, prepare});
    },
    patience,
  );
});

describeAsRoot('a root that is killed while it is removed', () => {
  let ground: Ground;
  let start: Sight;
  beforeAll(async () => {
    ground = await openGround('scrub');
    for (const [round, root] of ['default', 'other'].entries()) {
      await ground.ok('init', '--root', root, '--base', ground.base);
      for (const name of ['one', 'two']) {
        changeTree(await ground.mount(root), 100 + 10 * round + name.length);
        await ground.ok('snapshot', name, '--root', root);
      }
    }
    await ground.ok('snapshot', 'key', '--as-key', '--root', 'other');
    start = await ground.look();
    await ground.keep();
  });
  afterAll(() => ground.end());

  test(
    'scrub leaves it whole, or nothing of it',
    async () => {
      const prepare = async (): Promise<Trial> => {
        await ground.mount('default');
        return {
          args: ['scrub', '--kill'],
          before: start,
          after: {names: only(start.names, 'other/', 'key '), roots: {}},
        };
      };
      await killAtEveryStep({ground, title: 'scrub', budget: 16, rounds: 1, prepare});
    },
    patience,
  );

  test(
    'scrub --all takes one root after the other, then the keys',
    async () => {
      const prepare = async (): Promise<Trial> => {
        await ground.mount('default');
        return {
          args: ['scrub', '--all', '--kill'],
          before: start,
          after: nothing,
          isBetween: ({names}) =>
            [only(start.names, 'other/', 'key '), only(start.names, 'key ')].some((part) =>
              isSame(part, names),
            ),
        };
      };
      await killAtEveryStep({ground, title: 'scrub --all', budget: 18, rounds: 1, prepare});
    },
    patience,
  );
});
