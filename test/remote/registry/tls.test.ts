import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer, type Server} from 'node:net';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {type RegistryOptions} from '../../../src/remote/registry/registry.js';
import {type KeyPair, makeAuthority, makeCertificate} from '../../support/certificates.js';
import {messageOfFailure} from '../../support/failure.js';
import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {useTemporary} from '../../support/temporary.js';
import {remoteAt} from './client.js';
import {isWhole, scope, share} from './sharing.js';

describeWithRegistry('A registry with a certificate of a private authority', [], () => {
  let registry: Registry;
  let authority: KeyPair;
  afterAll(() => registry.stop());
  const temporary = useTemporary();
  beforeAll(async () => {
    authority = makeAuthority(temporary.fresh());
    const directory = temporary.fresh();
    registry = await startRegistry(directory, {tls: makeCertificate(directory, authority)});
  });

  /** The home of somebody who has a file for the registry. */
  const homeWith = (name: string, content: string | undefined): Partial<RegistryOptions> => {
    const home = temporary.fresh();
    const directory = join(home, '.config/containers/certs.d', registry.host);
    mkdirSync(directory, {recursive: true});
    if (content === undefined) copyFileSync(authority.certificate, join(directory, name));
    else writeFileSync(join(directory, name), content);
    return {home};
  };
  const find = (options: Partial<RegistryOptions>, host = registry.host) =>
    remoteAt(host, options).find({scope, key: 'none', prefixes: ['n']});

  test('is trusted by who has the authority, wherever that is kept', async () => {
    expect(await find(homeWith('ca.crt', undefined))).toBeUndefined();
    expect(await find({environment: {NODE_EXTRA_CA_CERTS: authority.certificate}})).toBeUndefined();
    expect(await find({environment: {SSL_CERT_FILE: authority.certificate}})).toBeUndefined();
  });

  test('shares snapshots', async () => {
    const remote = remoteAt(registry.host, homeWith('ca.crt', undefined));
    const {layer} = await share(remote, temporary.fresh(), 'by-tls');
    expect((await remote.find({scope, key: 'x', prefixes: ['by']}))?.key).toBe('by-tls');
    const directory = temporary.fresh();
    await remote.fetch(layer, directory);
    expect(isWhole(layer, directory)).toBe(true);
  });

  test('is not trusted by others, who are told what to do', async () => {
    const {message} = await messageOfFailure(() => find({}));
    expect(message).toContain(`no authority that is known here signed the certificate of ${registry.host}`);
    expect(message).toContain(`/etc/docker/certs.d/${registry.host}/ca.crt`);
  });

  test('is not trusted under another name', async () => {
    const secure = await startForwarder(registry.host);
    const environment = {NODE_EXTRA_CA_CERTS: authority.certificate};
    const {message} = await messageOfFailure(() =>
      find({environment}, `127.0.0.2:${(secure.address() as AddressInfo).port}`),
    );
    expect(message).toContain('is not valid (ERR_TLS_CERT_ALTNAME_INVALID)');
    secure.close();
  });

  test('is not asked where the file of the authority is none', async () => {
    const {message} = await messageOfFailure(() => find(homeWith('ca.crt', 'no certificate')));
    expect(message).toMatch(/certs\.d.*ca\.crt cannot be used as a certificate/);
  });

  test('is shown the certificate of the user', async () => {
    const home = homeWith('ca.crt', undefined);
    const directory = join(home.home!, '.config/containers/certs.d', registry.host);
    const own = makeCertificate(temporary.fresh(), authority, 'client');
    copyFileSync(own.certificate, join(directory, 'client.cert'));
    copyFileSync(own.key, join(directory, 'client.key'));
    const place = temporary.fresh();
    const asking = await startRegistry(place, {
      tls: {...makeCertificate(place, authority), clients: authority.certificate},
    });
    const at = (host: string) => join(home.home!, '.config/containers/certs.d', host);
    mkdirSync(at(asking.host));
    for (const name of ['ca.crt', 'client.cert', 'client.key'])
      copyFileSync(join(directory, name), join(at(asking.host), name));
    expect(await find(home, asking.host)).toBeUndefined();
    const {message} = await messageOfFailure(() =>
      find({environment: {NODE_EXTRA_CA_CERTS: authority.certificate}}, asking.host),
    );
    expect(message).toContain(asking.host);
    await asking.stop();
  });
});

/** Another address for a registry. */
const startForwarder = async (host: string): Promise<Server> => {
  const server = createServer((incoming) => {
    const outgoing = connect(Number(host.split(':')[1]), '127.0.0.1');
    incoming.on('error', () => outgoing.destroy()).pipe(outgoing);
    outgoing.on('error', () => incoming.destroy()).pipe(incoming);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  return server;
};
