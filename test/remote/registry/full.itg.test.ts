import {mkdirSync} from 'node:fs';

import {expect, test} from '@jest/globals';

import {messageOfFailure} from '../../support/failure.js';
import {describeWithRegistry, startRegistry} from '../../support/registry.js';
import {describeAsRoot} from '../../support/root.js';
import {mountSmallDisk} from '../../support/small-disk.js';
import {useTemporary} from '../../support/temporary.js';
import {newLayer} from '../suite.js';
import {remoteAt} from './client.js';
import {scope, share} from './sharing.js';

describeAsRoot('As root', () => {
  describeWithRegistry('A registry with a full disk', [], () => {
    const temporary = useTemporary();

    test('says so, keeps what it has, and takes more when there is room again', async () => {
      const storage = temporary.at('storage');
      mkdirSync(storage);
      const disk = await mountSmallDisk(storage, 20);
      const registry = await startRegistry(temporary.fresh(), {storage, enter: disk.enter});
      const remote = remoteAt(registry.host);
      const directory = temporary.fresh();
      await share(remote, directory, 'before');
      disk.fill(500_000);
      const layer = newLayer({directory}, 4_000_000);
      const {message} = await messageOfFailure(() => remote.save(layer, directory));
      expect(message).toMatch(/^saving layer \w{12} in oci:.* answered 5\d\d .*whether its disk is full\.$/);
      expect((await remote.find({scope, key: 'x', prefixes: ['bef']}))?.key).toBe('before');
      disk.free();
      await remote.save(layer, directory);
      await remote.fetch(layer, temporary.fresh());
      disk.remount('ro');
      const other = newLayer({directory}, 10);
      const failed = await messageOfFailure(() => remote.save(other, directory));
      expect(failed.message).toMatch(/answered 5\d\d .*See the registry's own log/);
      expect((await remote.find({scope, key: 'before', prefixes: []}))?.key).toBe('before');
      await registry.stop();
      await disk.remove();
    });

    test('a full disk of our own is said', async () => {
      const place = temporary.at('own');
      mkdirSync(place);
      const disk = await mountSmallDisk(place, 4);
      const registry = await startRegistry(temporary.fresh());
      const remote = remoteAt(registry.host);
      const directory = temporary.fresh();
      const layer = newLayer({directory}, 6_000_000);
      await remote.save(layer, directory);
      const {message} = await messageOfFailure(() => remote.fetch(layer, disk.path));
      expect(message).toContain('no room is left');
      await registry.stop();
      await disk.remove();
    });
  });
});
