import {afterAll, beforeAll, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {isSame, type Sight, without} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a change of names that is killed', () => {
  let ground: Ground;
  let start: Sight['names'];
  beforeAll(async () => {
    ground = await openGround('names');
    await ground.ok('init', '--base', ground.base);
    for (const [round, name] of ['one', 'two', 'three'].entries()) {
      changeTree(await ground.mount('default'), 100 + round);
      await ground.ok('snapshot', name);
      if (name !== 'three') await ground.ok('rollback-to', 'postinit');
    }
    ({names: start} = await ground.look());
    await ground.keep();
  });
  afterAll(() => ground.end());

  let names: Sight['names'];
  /** Names change, and no root does. */
  const trial = (args: readonly string[], after: Sight['names'], more: Partial<Trial> = {}): Trial => {
    const before = {names, roots: {}};
    names = after;
    return {args, before, after: {names, roots: {}}, ...more};
  };

  test(
    'tag gives the name or does not',
    async () => {
      const prepare = async (round: number): Promise<Trial> => {
        if (round === 0) names = start;
        const after = {...names, [`default/tag-${round}`]: start['default/one'] ?? ''};
        return trial(['tag', 'one', `tag-${round}`], after, {isDone: /the name exists/});
      };
      await killAtEveryStep({ground, title: 'tag', budget: 12, rounds: 8, prepare});
    },
    patience,
  );

  test(
    'tag --force moves the name or does not',
    async () => {
      const prepare = async (round: number): Promise<Trial> => {
        if (round === 0) names = start;
        const to = round % 2 === 0 ? 'one' : 'three';
        return trial(['tag', to, 'two', '--force'], {...names, 'default/two': start[`default/${to}`] ?? ''});
      };
      await killAtEveryStep({ground, title: 'tag --force', budget: 12, rounds: 8, prepare});
    },
    patience,
  );

  test(
    'rename leaves the old name, the new one, or both',
    async () => {
      const prepare = async (): Promise<Trial> => {
        names = start;
        const both = {...start, 'default/new': start['default/one'] ?? ''};
        return trial(['rename', 'one', 'new'], without(both, 'default/one'), {
          isBetween: (sight) => isSame(sight.names, both),
          ...{isDone: /none of that name|the name exists/, mayStay: true},
        });
      };
      await killAtEveryStep({ground, title: 'rename', budget: 14, rounds: 1, prepare});
    },
    patience,
  );

  test(
    'remove takes names one by one, and layers after them',
    async () => {
      const prepare = async (): Promise<Trial> => {
        names = start;
        const half = without(start, 'default/one');
        return trial(['remove', 'one', 'two'], without(half, 'default/two'), {
          isBetween: (sight) => isSame(sight.names, half),
          ...{isDone: /none of that name/, mayStay: true},
        });
      };
      await killAtEveryStep({ground, title: 'remove', budget: 20, rounds: 1, prepare});
    },
    patience,
  );
});
