import {utimesSync, writeFileSync} from 'node:fs';

import {afterAll, beforeAll, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {isSame, type Sight} from './sight.js';
import {treeOf} from './tree.js';

const seconds = 1e9;

describeAsRoot('a run that is killed', () => {
  let ground: Ground;
  let start: Sight;
  beforeAll(async () => {
    ground = await openGround('run', ['sh', 'touch']);
    await ground.ok('init', '--base', ground.base);
    start = await ground.look();
    await ground.keep();
  });
  afterAll(() => ground.end());

  /** The command line that writes a file of a root, and what the root shows then if it was as the base. */
  const writing = (name: string, content: string): {program: string; tree: string} => {
    const model = ground.path('model');
    run(['rm', '-rf', model]);
    run(['cp', '-a', ground.path('base'), model]);
    writeFileSync(`${model}/${name}`, `${content}\n`);
    utimesSync(`${model}/${name}`, seconds, seconds);
    return {program: `echo ${content} > /${name}; touch -d @${seconds} /${name}`, tree: treeOf(model)};
  };

  test(
    'has what its setup made under both of its names, or is to be set up again',
    async () => {
      const setup = writing('made', 'by the setup');
      writeFileSync(ground.path('setup'), setup.program);
      const key = ['--key', 'deps', '--setup', ground.path('setup')];
      const args = ['run', '--root', 'new', '--base', ground.base, ...key, '--', 'sh', '-c', ':'];
      const base = start.names['default/postinit'] ?? '';
      const unfinished = {...start.names, 'new/postinit': base};
      const names = {...start.names, 'new/postinit': setup.tree, 'key deps': setup.tree};
      const prepare = async (): Promise<Trial> => ({
        args,
        before: {names: start.names, roots: {}},
        after: {names, roots: {new: setup.tree}},
        isBetween: (sight) =>
          [unfinished, {...unfinished, 'key deps': setup.tree}].some((part) => isSame(part, sight.names)),
      });
      await killAtEveryStep({ground, title: 'run --setup', budget: 18, rounds: 1, prepare});
    },
    patience,
  );

  test(
    'commits what the program did, or leaves it to be committed',
    async () => {
      let before = start;
      const prepare = async (round: number): Promise<Trial> => {
        await ground.mount('default');
        if (round === 0) before = start;
        const {names} = before;
        const {program, tree} = writing('marker', `round ${round}`);
        const name = `round-${round}`;
        const after = {names: {...names, [`default/${name}`]: tree}, roots: {default: tree}};
        const trial = {
          args: ['run', '--commit', name, '--', 'sh', '-c', program],
          ...{before, after, isDone: /the name exists/},
          isBetween: (sight: Sight) => isSame(names, sight.names),
        };
        before = after;
        return trial;
      };
      await killAtEveryStep({ground, title: 'run --commit', budget: 18, rounds: 5, prepare});
    },
    patience,
  );

  test(
    'leaves nothing of an ephemeral root',
    async () => {
      const prepare = async (): Promise<Trial> => {
        await ground.mount('default');
        return {args: ['run', '--ephemeral', '--', 'sh', '-c', ':'], before: start, after: start};
      };
      await killAtEveryStep({ground, title: 'run --ephemeral', budget: 14, rounds: 8, prepare});
    },
    patience,
  );
});
