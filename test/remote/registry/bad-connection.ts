import {afterAll, afterEach, beforeAll, beforeEach, expect} from '@jest/globals';

import {type Found, type Remote} from '../../../src/remote/remote.js';
import {type FaultProxy, startFaultProxy} from '../../support/fault-proxy.js';
import {type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {remoteAt} from './client.js';
import {scope} from './sharing.js';

/** A registry for the tests of a block, and what goes wrong on the way to it. All but the functions is new for every test. */
export interface BadConnection {
  registry: Registry;
  proxy: FaultProxy;
  /** The registry by way of the proxy. */
  remote: Remote;
  /** The registry itself. */
  direct: Remote;
  /** Directories of two machines. */
  here: string;
  there: string;
  readonly fresh: () => string;
  /** How often such a request was made. */
  readonly asked: (pattern: RegExp) => number;
  readonly find: (key: string, ...prefixes: string[]) => Promise<Found | undefined>;
}

/** Also sees that every fault was met. */
export const useBadConnection = (): BadConnection => {
  const at = {
    fresh: () => temporary.fresh(),
    asked: (pattern) => at.proxy.seen.filter(({what}) => pattern.test(what)).length,
    find: (key, ...prefixes) => at.remote.find({scope, key, prefixes}),
  } as BadConnection;
  // Before it is looked for what is left.
  afterAll(async () => {
    await at.proxy.stop();
    await at.registry.stop();
  });
  const temporary = useTemporary();
  beforeAll(async () => {
    at.registry = await startRegistry(temporary.fresh());
    at.proxy = await startFaultProxy(at.registry.host);
    at.direct = remoteAt(at.registry.host);
  });
  beforeEach(() => {
    at.remote = remoteAt(at.proxy.host);
    [at.here, at.there] = [temporary.fresh(), temporary.fresh()];
    at.proxy.seen.length = 0;
  });
  afterEach(() => expect(at.proxy.unused()).toBe(0));
  return at;
};
