import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {type AddressInfo} from 'node:net';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {parseBase} from '../../src/base/base.js';
import {writeArchive} from '../support/archive.js';
import {messageOfFailure} from '../support/failure.js';
import {quiet} from '../support/quiet.js';
import {describeAsRoot} from '../support/root.js';
import {useTemporary} from '../support/temporary.js';

describeAsRoot('A base from a URL', () => {
  const temporary = useTemporary();
  let server: Server;
  let address = '';
  let digest = '';

  beforeAll(async () => {
    await writeArchive(temporary.at('root.tar'), [{name: 'etc/hostname'}]);
    const archive = readFileSync(temporary.at('root.tar'));
    digest = createHash('sha256').update(archive).digest('hex');
    server = createServer((request, response) => {
      if (request.url === '/cut.tar') {
        response.writeHead(200, {'content-length': archive.length});
        response.write(archive.subarray(0, 600), () => response.destroy());
      } else {
        response.writeHead(request.url === '/root.tar' ? 200 : 404).end(archive);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const make = async (path: string, expected: string, staging: string): Promise<boolean> => {
    const name = `tar:${address}${path}#sha256=${expected}`;
    const base = await parseBase(name, {directory: '/', environment: {}, identities: ''});
    return base.make!(staging, quiet, ({tree}) => Promise.resolve(existsSync(`${tree}/etc/hostname`)));
  };

  test('is downloaded and extracted when it has the digest that was asked for', async () => {
    expect(await make('/root.tar', digest, temporary.fresh())).toBe(true);
    expect(await make('/root.tar', digest.toUpperCase(), temporary.fresh())).toBe(true);
  });

  test('is known by its digest without a download', async () => {
    const name = `tar:http://127.0.0.1:1/x.tar#sha256=${digest}`;
    const base = await parseBase(name, {directory: '/', environment: {}, identities: ''});
    expect(await base.identity()).toBe(`tar ${digest}`);
  });

  test('with another digest is refused with status 2, and not extracted', async () => {
    const staging = temporary.fresh();
    const {message, exitCode} = await messageOfFailure(() => make('/root.tar', 'ab'.repeat(32), staging));
    expect(message).toContain(`its sha256 is ${digest}, not abab`);
    expect(exitCode).toBe(2);
    expect(readdirSync(staging)).toEqual(['archive']);
  });

  test('that is not there is an error that names it and what the server said', async () => {
    const {message} = await messageOfFailure(() => make('/none.tar', digest, temporary.fresh()));
    expect(message).toContain(`${address}/none.tar`);
    expect(message).toContain('404 Not Found');
  });

  test('that breaks off is an error', async () => {
    const {message} = await messageOfFailure(() => make('/cut.tar', digest, temporary.fresh()));
    expect(message).toContain(`${address}/cut.tar`);
  });

  test('of nobody who listens is an error that says so', async () => {
    const name = `tar:http://127.0.0.1:1/x.tar#sha256=${digest}`;
    const base = await parseBase(name, {directory: '/', environment: {}, identities: ''});
    const {message} = await messageOfFailure(() =>
      base.make!(temporary.fresh(), quiet, () => Promise.resolve()),
    );
    expect(message).toMatch(/downloading http:\/\/127\.0\.0\.1:1\/x\.tar failed: /);
  });
});
