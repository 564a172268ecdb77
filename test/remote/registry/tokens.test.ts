import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {type Remote} from '../../../src/remote/remote.js';
import {makeAuthority} from '../../support/certificates.js';
import {type FaultProxy, startFaultProxy} from '../../support/fault-proxy.js';
import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {startTokenServer, type TokenServer} from '../../support/token-server.js';
import {newLayer} from '../suite.js';
import {remoteAt} from './client.js';
import {share} from './sharing.js';

import {failureOf, find, user} from './visitor.js';

describeWithRegistry('A registry with a token server', [], () => {
  let tokens: TokenServer;
  let registry: Registry;
  let proxy: FaultProxy;
  afterAll(async () => {
    await proxy.stop();
    await registry.stop();
    await tokens.stop();
  });
  const temporary = useTemporary();
  beforeAll(async () => {
    const directory = temporary.fresh();
    tokens = await startTokenServer(makeAuthority(directory), {
      ...{user, identityToken: 't0ken/of ann', isPublic: true},
    });
    registry = await startRegistry(directory, {tokens});
    proxy = await startFaultProxy(registry.host);
  });
  beforeEach(() => {
    tokens.asked.length = 0;
    tokens.lifetime = 300;
    tokens.actions = ['pull', 'push'];
    proxy.seen.length = 0;
  });

  const loggedIn = (): Remote => remoteAt(proxy.host, {login: {...user, host: proxy.host}});

  test('is asked for one token to read, and one to write', async () => {
    const remote = loggedIn();
    const {layer} = await share(remote, temporary.fresh(), 'one');
    await find(remote, 'one');
    await find(remote, 'two');
    expect(await remote.has(layer)).toBe(true);
    await remote.fetch(layer, temporary.fresh());
    expect(tokens.asked.map((line) => line.replace('push,pull', 'pull,push')).sort()).toEqual([
      'GET repository:team/roots:pull',
      'GET repository:team/roots:pull,push',
    ]);
  });

  test('lets everybody read what is public, and nobody write without a password', async () => {
    await share(loggedIn(), temporary.fresh(), 'public');
    const stranger = remoteAt(proxy.host);
    expect((await find(stranger, 'public'))?.key).toBe('public');
    const directory = temporary.fresh();
    const layer = newLayer({directory}, 10);
    expect(await failureOf(() => stranger.save(layer, directory))).toContain('docker login');
  });

  test('takes the identity token of a login', async () => {
    const home = temporary.fresh();
    mkdirSync(join(home, '.docker'));
    const entry = {auth: Buffer.from('00000000:').toString('base64'), identitytoken: 't0ken/of ann'};
    writeFileSync(join(home, '.docker/config.json'), JSON.stringify({auths: {[proxy.host]: entry}}));
    await share(remoteAt(proxy.host, {home}), temporary.fresh(), 'identity');
    expect(tokens.asked.every((line) => line.startsWith('POST'))).toBe(true);
    const run = () => Promise.resolve('{"Username": "<token>", "Secret": "t0ken/of ann"}');
    writeFileSync(join(home, '.docker/config.json'), '{"credsStore": "store"}');
    expect((await find(remoteAt(proxy.host, {home, run}), 'identity'))?.key).toBe('identity');
  });

  test('refuses a wrong password, once', async () => {
    const login = {host: proxy.host, username: 'ann', password: 'p4ss'};
    expect(await failureOf(() => find(remoteAt(proxy.host, {login}), 'x'))).toContain(
      'does not let in who is asking',
    );
    expect(tokens.asked.length).toBe(1);
  });

  test('refuses what the account may not do', async () => {
    tokens.actions = ['pull'];
    const directory = temporary.fresh();
    const layer = newLayer({directory}, 10);
    expect(await failureOf(() => loggedIn().save(layer, directory))).toContain(
      'may do this in this repository',
    );
  });

  test('gives a new token for one that has ended, in the middle of an upload too', async () => {
    const remote = loggedIn();
    const directory = temporary.fresh();
    // Used up by the time that it is used.
    const ended: Parameters<FaultProxy['fail']>[1] = async ({request, response, forward}) => {
      request.headers.authorization = 'Bearer ended';
      const {status, headers, body} = await forward();
      response.writeHead(status, headers).end(body);
    };
    for (const request of [/POST/, /PATCH/, /PUT .*blobs/, /PUT .*manifests/]) proxy.fail(request, ended);
    const {layer} = await share(remote, directory, 'ended', {size: 3_000_000});
    expect((await find(loggedIn(), 'ended'))?.key).toBe('ended');
    proxy.fail(/GET .*blobs/, ended);
    await remote.fetch(layer, temporary.fresh());
    expect(proxy.unused()).toBe(0);
    expect(proxy.seen.filter(({what}) => what.startsWith('PATCH')).length).toBe(2);
  });
});
