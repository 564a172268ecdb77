import {writeFileSync} from 'node:fs';

import {afterAll, beforeAll, test} from '@jest/globals';

import {describeAsRoot} from '../support/root.js';
import {run} from '../support/run.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a snapshot that is brought in, and killed on the way', () => {
  let ground: Ground;
  let spool: string;
  let [before, after]: Sight[] = [];
  beforeAll(async () => {
    ground = await openGround('adopt');
    const job = ['--runner', ground.directory, '--job', 'job', '--base', ground.base];
    const places = JSON.parse(await ground.ok('job', 'begin', ...job)) as {spool: string; archives: string};
    ({spool} = places);
    await ground.ok('init', '--base', ground.base);
    changeTree(await ground.mount('default'), 100);
    await ground.ok('snapshot', 'kept');
    before = {...(await ground.look()), roots: {}};
    changeTree(await ground.mount('default'), 101);
    await ground.ok('snapshot', 'brought', '--as-key');
    after = {...(await ground.look()), roots: {}};
    const lend = [
      'job',
      'lend',
      '--spool',
      spool,
      '--identity',
      ground.identityOf('default'),
      '--key',
      'brought',
    ];
    writeFileSync(`${spool}/snapshot.json`, await ground.ok(...lend));
    // What is lent are links: what was downloaded is none.
    run(['cp', '-a', spool, ground.path('spool')]);
    await ground.ok('job', 'end', '--spool', spool, '--archives', places.archives);
    await ground.ok('rollback-to', 'kept');
    await ground.ok('remove', 'brought');
    run(['cp', '-a', ground.path('spool'), spool]);
    await ground.keep();
  });
  afterAll(() => ground.end());

  test(
    'has its key whole or not at all',
    async () => {
      const prepare = async (): Promise<Trial> => ({
        args: ['job', 'adopt', '--spool', spool],
        before: before ?? {names: {}, roots: {}},
        after: after ?? {names: {}, roots: {}},
      });
      await killAtEveryStep({ground, title: 'job adopt', budget: 20, rounds: 1, prepare});
    },
    patience,
  );
});
