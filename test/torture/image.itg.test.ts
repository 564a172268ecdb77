import {mkdirSync, readdirSync, readFileSync} from 'node:fs';

import {afterAll, beforeAll, test} from '@jest/globals';

import {writeArchive} from '../support/archive.js';
import {layerOfTree, type TestLayer, writeLayout} from '../support/image.js';
import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';

const nothing: Sight = {names: {}, roots: {}};

describeAsRoot('a root on an image that is killed while it is made', () => {
  let ground: Ground;
  let base = '';
  let made: Sight;
  beforeAll(async () => {
    ground = await openGround('image');
    const tree = ground.path('base');
    const layers = [layerOfTree({fresh}, tree), await deletionOf(readdirSync(tree)[0] ?? '')];
    base = `oci:layout:${writeLayout(ground.path('layout'), [{layers}])}`;
    await ground.ok('list');
    await ground.keep();
    await ground.ok('init', '--base', base);
    made = await ground.look();
  });
  afterAll(() => ground.end());

  let count = 0;
  const fresh = (): string => {
    const directory = ground.path(`made-${++count}`);
    mkdirSync(directory);
    return directory;
  };
  const deletionOf = async (name: string): Promise<TestLayer> => {
    const file = `${fresh()}/deletion.tar`;
    await writeArchive(file, [{name: `.wh.${name}`}, {name: 'new'}]);
    return {archive: readFileSync(file)};
  };

  test(
    'is there whole or not at all',
    async () => {
      const prepare = async (): Promise<Trial> => ({
        args: ['init', '--base', base],
        before: nothing,
        after: made,
        isDone: /it exists already/,
      });
      await killAtEveryStep({ground, title: 'init on an image', budget: 24, rounds: 1, prepare});
    },
    patience,
  );
});
