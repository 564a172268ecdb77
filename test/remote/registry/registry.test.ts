import {rmSync} from 'node:fs';
import {join} from 'node:path';

import {registryRemote} from '../../../src/remote/registry/registry.js';
import {describeWithRegistry, startRegistry} from '../../support/registry.js';
import {makeTemporary, removeTemporary} from '../../support/temporary.js';
import {describeRemote} from '../suite.js';
import {stranger} from './client.js';

describeWithRegistry('A registry', [], () => {
  describeRemote('a registry', async () => {
    const top = await makeTemporary('registry-remote');
    const registry = await startRegistry(top);
    const storage = join(registry.storage, 'docker/registry/v2');
    return {
      open: () => registryRemote(`oci:${registry.host}/team/roots`, stranger),
      evict: async (digest) => {
        await fetch(`http://${registry.host}/v2/team/roots/blobs/sha256:${digest}`, {method: 'DELETE'});
        // As its garbage collection does.
        rmSync(join(storage, 'blobs/sha256', digest.slice(0, 2), digest), {recursive: true});
      },
      end: async () => {
        await registry.stop();
        await removeTemporary(top);
      },
    };
  });
});
