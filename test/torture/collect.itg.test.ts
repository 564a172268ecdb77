import {readdirSync, rmSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {only, type Sight} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a collection that is killed', () => {
  let ground: Ground;
  let start: Sight['names'];
  beforeAll(async () => {
    ground = await openGround('collect');
    await ground.ok('init', '--base', ground.base);
    for (const [round, name] of ['one', 'two', 'lost', 'kept'].entries()) {
      changeTree(await ground.mount('default'), 100 + round);
      await ground.ok('snapshot', name);
      if (name === 'two') await ground.ok('snapshot', 'key-of-two', '--as-key');
      if (name !== 'kept') await ground.ok('rollback-to', 'postinit');
    }
    // As by a command that was killed between the name and its layers.
    rmSync(`${ground.store.roots}/default/snapshots/lost.json`);
    ({names: start} = await ground.look());
    await ground.keep();
  });
  afterAll(() => ground.end());

  test(
    'takes names before their layers, and nothing that is in use',
    async () => {
      const kept = only(start, 'default/postinit', 'default/kept');
      const isPart = (part: Sight['names'], whole: Sight['names']): boolean =>
        Object.entries(part).every(([name, tree]) => whole[name] === tree);
      const prepare = async (): Promise<Trial> => ({
        args: ['gc', '--max-age', '0'],
        before: {names: start, roots: {}},
        after: {names: kept, roots: {}},
        isBetween: ({names}) => isPart(kept, names) && isPart(names, start),
      });
      const isRight = async (): Promise<void> => {
        const images = readdirSync(ground.store.layers.directory).filter((name) => name.endsWith('.image'));
        expect(images).toHaveLength(2);
      };
      await killAtEveryStep({ground, title: 'gc', budget: 20, rounds: 1, prepare, isRight});
    },
    patience,
  );
});
