import {mkdirSync, readdirSync, readFileSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a file of a snapshot, when what reads or writes it is killed', () => {
  let ground: Ground;
  let file: string;
  let whole: Buffer;
  let [before, after]: Sight[] = [];
  beforeAll(async () => {
    ground = await openGround('import');
    file = ground.path('brought.rootstock');
    await ground.ok('init', '--base', ground.base);
    changeTree(await ground.mount('default'), 100);
    await ground.ok('snapshot', 'kept');
    before = {...(await ground.look()), roots: {}};
    changeTree(await ground.mount('default'), 101);
    await ground.ok('snapshot', 'brought');
    after = {...(await ground.look()), roots: {}};
    await ground.ok('export', 'brought', file);
    whole = readFileSync(file);
    await ground.ok('rollback-to', 'kept');
    await ground.ok('remove', 'brought');
    await ground.keep();
  });
  afterAll(() => ground.end());

  test(
    'import gives its name to a whole snapshot, or not at all',
    async () => {
      const prepare = async (): Promise<Trial> => ({
        args: ['import', file],
        before: before ?? {names: {}, roots: {}},
        after: after ?? {names: {}, roots: {}},
      });
      await killAtEveryStep({ground, title: 'import', budget: 20, rounds: 1, prepare});
    },
    patience,
  );

  test(
    'export gives its name to a whole file, or not at all',
    async () => {
      const directory = ground.path('exported');
      const args = ['export', 'kept', `${directory}/file`, '--force'];
      mkdirSync(directory);
      await ground.ok(...args);
      const good = readFileSync(`${directory}/file`);
      const {steps} = await ground.attempt(args);
      for (let step = 1; step <= steps.length; step += Math.ceil(steps.length / 15)) {
        await ground.attempt(args, step);
        expect(readFileSync(`${directory}/file`).equals(good)).toBe(true);
      }
      await ground.ok(...args);
      expect(readdirSync(directory)).toEqual(['file']);
      expect(readFileSync(file).equals(whole)).toBe(true);
    },
    patience,
  );
});
