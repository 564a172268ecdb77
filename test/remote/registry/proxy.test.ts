import {createServer, type Server} from 'node:http';
import {type AddressInfo, connect} from 'node:net';

import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';

import {makeAuthority, makeCertificate} from '../../support/certificates.js';
import {messageOfFailure} from '../../support/failure.js';
import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {remoteAt} from './client.js';
import {isWhole, scope, share} from './sharing.js';

/** Nobody else knows that name: only by the proxy is there a way to it. */
const host = 'registry.test';

describeWithRegistry('A registry behind a proxy', [], () => {
  let registry: Registry;
  let proxy: Server;
  let environment: Record<string, string>;
  const seen: string[] = [];
  afterAll(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await registry.stop();
  });
  const temporary = useTemporary();
  beforeAll(async () => {
    const directory = temporary.fresh();
    const authority = makeAuthority(directory);
    registry = await startRegistry(directory, {tls: makeCertificate(directory, authority)});
    proxy = createServer().on('connect', ({url, headers}, incoming) => {
      seen.push(`${url} ${headers['proxy-authorization']}`);
      if (headers['proxy-authorization'] !== `Basic ${btoa('ann:p4ss')}`) {
        incoming.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const outgoing = connect(Number(registry.host.split(':')[1]), '127.0.0.1');
      incoming.write('HTTP/1.1 200 Connection established\r\n\r\n');
      incoming.on('error', () => outgoing.destroy()).pipe(outgoing);
      outgoing.on('error', () => incoming.destroy()).pipe(incoming);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    environment = {NODE_EXTRA_CA_CERTS: authority.certificate};
  });
  beforeEach(() => void seen.splice(0));

  const proxyAt = (user: string): string =>
    `http://${user}127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  test('is reached by it', async () => {
    const remote = remoteAt(host, {environment: {...environment, HTTPS_PROXY: proxyAt('ann:p4ss@')}});
    const {layer} = await share(remote, temporary.fresh(), 'proxied', {size: 3_000_000});
    expect((await remote.find({scope, key: 'x', prefixes: ['pro']}))?.key).toBe('proxied');
    const directory = temporary.fresh();
    await remote.fetch(layer, directory);
    expect(isWhole(layer, directory)).toBe(true);
    expect(new Set(seen)).toEqual(new Set([`${host}:443 Basic ${btoa('ann:p4ss')}`]));
  });

  test('is not reached when the proxy refuses, which is said without its password', async () => {
    const remote = remoteAt(host, {environment: {...environment, HTTPS_PROXY: proxyAt('ann:wr0ng@')}});
    const {message} = await messageOfFailure(() => remote.find({scope, key: 'x', prefixes: []}));
    expect(message).toContain('the proxy answered 407. See HTTPS_PROXY');
    expect(message).not.toContain('wr0ng');
    const broken = remoteAt(host, {environment: {HTTPS_PROXY: 'http://ann:wr0ng@:x'}});
    const failed = await messageOfFailure(() => broken.find({scope, key: 'x', prefixes: []}));
    expect(failed.message).toContain('HTTPS_PROXY is no address of a proxy');
    expect(failed.message).not.toContain('wr0ng');
  });
});
