import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, afterEach, beforeAll, expect, test} from '@jest/globals';

import {type RegistryOptions} from '../../../src/remote/registry/registry.js';
import {answering, type FaultProxy, startFaultProxy} from '../../support/fault-proxy.js';
import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {remoteAt} from './client.js';
import {isWhole, share} from './sharing.js';

import {basic, failureOf, find, user} from './visitor.js';

describeWithRegistry('A registry with a password', [], () => {
  let registry: Registry;
  let proxy: FaultProxy;
  afterAll(async () => {
    await proxy.stop();
    await registry.stop();
  });
  const temporary = useTemporary();
  beforeAll(async () => {
    registry = await startRegistry(temporary.fresh(), {user});
    proxy = await startFaultProxy(registry.host);
  });
  afterEach(() => void proxy.seen.splice(0));

  /** The home of somebody who logged in. */
  const homeWith = (config: unknown, path = '.docker/config.json'): Partial<RegistryOptions> => {
    const home = temporary.fresh();
    mkdirSync(join(home, path, '..'), {recursive: true});
    writeFileSync(join(home, path), JSON.stringify(config));
    return {home};
  };

  test('lets in who is given the password', async () => {
    const remote = remoteAt(proxy.host, {login: {...user, host: proxy.host}});
    const {layer} = await share(remote, temporary.fresh(), 'given');
    expect((await find(remote, 'given'))?.key).toBe('given');
    await remote.fetch(layer, temporary.fresh());
    // Only the first request to write and the first to read were made without it.
    expect(proxy.seen.filter(({headers}) => headers.authorization === undefined).length).toBe(2);
  });

  test('lets in who logged in by docker, or by podman, or has a helper for it', async () => {
    const auths = {[proxy.host]: {auth: basic}};
    const runtime = temporary.fresh();
    mkdirSync(join(runtime, 'containers'));
    writeFileSync(join(runtime, 'containers/auth.json'), JSON.stringify({auths}));
    const ran: unknown[] = [];
    const helped: RegistryOptions['run'] = (argv, input) => {
      ran.push([...argv, input]);
      return Promise.resolve(JSON.stringify({ServerURL: input, Username: 'ann', Secret: 'p4ss:word'}));
    };
    const ways: Partial<RegistryOptions>[] = [
      homeWith({auths}),
      homeWith({auths: {[`https://${proxy.host}/v2/`]: {auth: basic}}}),
      homeWith({auths: {[`${proxy.host}/team`]: {auth: basic}, [proxy.host]: {auth: 'eDp5'}}}),
      homeWith({auths}, '.config/containers/auth.json'),
      {environment: {XDG_RUNTIME_DIR: runtime}},
      {environment: {REGISTRY_AUTH_FILE: join(runtime, 'containers/auth.json')}},
      {...homeWith({auths: {[proxy.host]: {}}, credsStore: 'store'}), run: helped},
      {...homeWith({credHelpers: {[proxy.host]: 'own'}, credsStore: 'store'}), run: helped},
    ];
    for (const way of ways) expect(await find(remoteAt(proxy.host, way), 'none')).toBeUndefined();
    expect(ran).toEqual([
      ['docker-credential-store', 'get', proxy.host],
      ['docker-credential-own', 'get', proxy.host],
    ]);
  });

  test('tells who has no password how to log in', async () => {
    const advice = `there are none for it here. Log in: \`docker login ${proxy.host}\`.`;
    expect(await failureOf(() => find(remoteAt(proxy.host), 'x'))).toContain(advice);
    const other = homeWith({auths: {'other.example': {auth: basic}}});
    expect(await failureOf(() => find(remoteAt(proxy.host, other), 'x'))).toContain(advice);
  });

  test('tells who has another password where that is from', async () => {
    const wrong = remoteAt(proxy.host, {login: {host: proxy.host, username: 'ann', password: 'p4ss'}});
    expect(await failureOf(() => find(wrong, 'x'))).toContain(
      '(the name and password are from what was given',
    );
    const home = homeWith({auths: {[proxy.host]: {auth: Buffer.from('ann:t0ken').toString('base64')}}});
    expect(await failureOf(() => find(remoteAt(proxy.host, home), 'x'))).toContain('.docker/config.json');
    expect(proxy.seen.length).toBe(4);
  });

  test.each<[string, unknown, Error | string, RegExp]>([
    ['fails', {credsStore: 'store'}, new Error('t0ken'), /docker-credential-store, which .* failed/],
    ['is not there', {credsStore: 'store'}, new Error('it is not installed'), /names, is not installed/],
    ['says nothing', {credsStore: 'store'}, 't0ken', /gave no name and password/],
    ['has a path for a name', {credsStore: '../../bin/x'}, '', /names no credential helper/],
    [
      'has none for it',
      {credsStore: 'store'},
      new Error('credentials not found in native keychain'),
      /there are none/,
    ],
  ])('a helper that %s is told of', async (_, config, answer, why) => {
    const run = () => (typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer));
    expect(await failureOf(() => find(remoteAt(proxy.host, {...homeWith(config), run}), 'x'))).toMatch(why);
  });

  test('a file that is not JSON is told of, without what is in it', async () => {
    const home = temporary.fresh();
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker/config.json'), `{"auths": {"${proxy.host}": {"auth": "${basic}"`);
    expect(await failureOf(() => find(remoteAt(proxy.host, {home}), 'x'))).toContain(
      'config.json is not JSON',
    );
  });

  test('sends us elsewhere, where the password is not shown', async () => {
    const login = {...user, host: proxy.host};
    const remote = remoteAt(proxy.host, {login});
    const {layer} = await share(remote, temporary.fresh(), 'elsewhere');
    const open = await startRegistry(temporary.fresh(), {storage: registry.storage});
    const elsewhere = await startFaultProxy(open.host);
    const location = `http://${elsewhere.host}/v2/team/roots/blobs/sha256:${layer.digest}?X-Signature=t0ken`;
    proxy.fail(/GET .*blobs/, answering(307, {location}));
    const directory = temporary.fresh();
    await remote.fetch(layer, directory);
    expect(isWhole(layer, directory)).toBe(true);
    expect(elsewhere.seen.map(({headers}) => headers.authorization)).toEqual([undefined]);
    // What it says there is shown without the signature of the address.
    proxy.fail(/GET .*blobs/, answering(307, {location}), 5);
    elsewhere.fail(/blobs/, answering(403, {}, '<Error>t0ken</Error>'), 5);
    expect(await failureOf(() => remote.fetch(layer, temporary.fresh()))).toContain(
      `${elsewhere.host} answered 403 (tried 5 times)`,
    );
    await elsewhere.stop();
    await open.stop();
  });
});
