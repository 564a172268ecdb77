import {existsSync, mkdirSync, rmSync} from 'node:fs';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {architecture} from '../../src/base/base.js';
import {directoryRemote} from '../../src/remote/directory/remote.js';
import {parseShared, scopeOf} from '../../src/snapshot/shared.js';
import {describeAsRoot} from '../support/root.js';
import {type Ground, openGround} from './ground.js';
import {killAtEveryStep, type Trial} from './kill.js';
import {patience} from './points.js';
import {type Sight} from './sight.js';
import {changeTree} from './tree.js';

describeAsRoot('a snapshot that is shared, and killed on the way', () => {
  let ground: Ground;
  let identity: string;
  let remote: string;
  let [without, having]: Sight[] = [];
  beforeAll(async () => {
    ground = await openGround('share');
    remote = ground.path('remote');
    await ground.ok('init', '--base', ground.base);
    changeTree(await ground.mount('default'), 100);
    await ground.ok('snapshot', 'kept');
    without = {...(await ground.look()), roots: {}};
    changeTree(await ground.mount('default'), 101);
    await ground.ok('snapshot', 'shared', '--as-key');
    having = {...(await ground.look()), roots: {}};
    identity = ground.identityOf('default');
    await ground.keep();
  });
  afterAll(() => ground.end());

  /** What the remote has under the key is whole, or is not there. */
  const expectWholeRemote = async (): Promise<boolean> => {
    if (!existsSync(remote)) return false;
    const directory = ground.path('fetched');
    mkdirSync(directory, {recursive: true});
    const there = directoryRemote(remote);
    const scope = scopeOf({identity}, architecture());
    const found = await there.find({scope, key: 'shared', prefixes: []});
    const {layers} = found ? parseShared(found.description, 'the test') : {layers: []};
    for (const layer of layers) await there.fetch(layer, directory);
    rmSync(directory, {recursive: true});
    return found !== undefined;
  };

  test(
    'is in the remote whole or not at all',
    async () => {
      const prepare = async (): Promise<Trial> => {
        await expectWholeRemote();
        rmSync(remote, {recursive: true, force: true});
        const sight = having ?? {names: {}, roots: {}};
        return {args: ['push', 'shared', `dir:${remote}`], before: sight, after: sight};
      };
      await killAtEveryStep({ground, title: 'push', budget: 20, rounds: 1, prepare});
      expect(await expectWholeRemote()).toBe(true);
    },
    patience,
  );

  test(
    'is in the store whole or not at all, when it is fetched',
    async () => {
      await ground.restore();
      await ground.ok('push', 'shared', `dir:${remote}`);
      await ground.ok('rollback-to', 'kept');
      await ground.ok('remove', 'shared');
      rmSync(ground.path('kept'), {recursive: true});
      await ground.keep();
      const none: Sight = {names: {}, roots: {}};
      const prepare = (): Promise<Trial> =>
        Promise.resolve({
          args: ['pull', 'shared', `dir:${remote}`, '--base', ground.base],
          before: without ?? none,
          after: having ?? none,
        });
      await killAtEveryStep({ground, title: 'pull', budget: 25, rounds: 1, prepare});
    },
    patience,
  );
});
