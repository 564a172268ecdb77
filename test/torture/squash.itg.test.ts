import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a squash that is killed', () => {
  let ground: Ground;
  let start: Sight;
  beforeAll(async () => {
    ground = await openGround('squash');
    await ground.ok('init', '--base', ground.base);
    for (const [round, name] of ['one', 'two', 'three'].entries()) {
      changeTree(await ground.mount('default'), 100 + round);
      await ground.ok('snapshot', name);
    }
    await ground.ok('tag', 'three', 'alias');
    await ground.ok('init', '--root', 'other', '--base', ground.base);
    start = await ground.look();
    await ground.keep();
  });
  afterAll(() => ground.end());

  test(
    'changes nothing that any name or root shows',
    async () => {
      const prepare = async (): Promise<Trial> => {
        const roots = {default: ''};
        await ground.mount('default');
        roots.default = start.roots['default'] ?? '';
        return {args: ['squash'], before: {names: start.names, roots}, after: {names: start.names, roots}};
      };
      const isRight = async (): Promise<void> => {
        const listed = JSON.parse(await ground.ok('list', '--json')) as {
          name: string;
          layers: number;
          current: boolean;
        }[];
        const layers = Object.fromEntries(
          listed.map(({name, layers: count, current}) => [name, [count, current]]),
        );
        expect(layers).toMatchObject({two: [3, false], three: [2, true], alias: [2, true]});
      };
      await killAtEveryStep({ground, title: 'squash', budget: 24, rounds: 1, prepare, isRight});
    },
    patience,
  );
});
