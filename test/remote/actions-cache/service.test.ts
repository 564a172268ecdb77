import {createHash, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {type AddressInfo} from 'node:net';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';

import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';

import {hasService} from '../../../src/remote/actions-cache/service.js';
import {serviceEntries} from '../../../src/remote/actions-cache/service-entries.js';
import {makeTemporary, removeTemporary} from '../../support/temporary.js';
import {failureOf} from '../suite.js';

/** A service and its storage that do what a test tells them. */
interface Stub {
  readonly bytes: Buffer;
  readonly asked: string[];
  /** Answers in place of the service, or of the storage. */
  refuse: (asked: string, response: ServerResponse) => boolean;
  knowsRanges: boolean;
}

const size = 40 << 20;

describe('files in the cache, by the service itself', () => {
  let stub: Stub;
  let server: Server;
  let directory: string;
  beforeEach(async () => {
    directory = await makeTemporary('service');
    stub = {bytes: randomBytes(size), asked: [], refuse: () => false, knowsRanges: true};
    server = createServer((request, response) => void serve(stub, request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await removeTemporary(directory);
  });

  const entries = () => {
    const {port} = server.address() as AddressInfo;
    const environment = {ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}/`, ACTIONS_RUNTIME_TOKEN: 'token'};
    return serviceEntries(directory, environment, {idle: 2000, firstWait: 1});
  };
  const digest = () => createHash('sha256').update(stub.bytes).digest('hex');

  const fetched = async (layer = {digest: digest(), size}): Promise<string[]> => {
    const damaged: string[] = [];
    let received = 0;
    const failed = await failureOf(
      entries().fetch(layer, ['layer-'], {
        progress: (bytes) => (received += bytes),
        onDamaged: (key) => damaged.push(key),
      }),
    );
    if (failed !== 'it did not fail') {
      expect(readdirSync(directory)).toEqual([]);
      return [failed, ...damaged];
    }
    expect(readFileSync(join(directory, `${layer.digest}.image`)).equals(stub.bytes)).toBe(true);
    expect(received).toBe(layer.size);
    return damaged;
  };

  test('what breaks off is gone on with, and what is overloaded asked again', async () => {
    const seen = new Set<string>();
    stub.refuse = (asked, response) => {
      if (seen.has(asked)) return false;
      seen.add(asked);
      const [, from, to = ''] = /^bytes=(\d+)-(\d+)/.exec(asked) ?? [];
      if (from === undefined || from === '0') return !response.writeHead(503).end('{}').destroyed;
      response.writeHead(206, {'content-range': `bytes ${from}-/${size}`});
      response.write(
        stub.bytes.subarray(Number(from), Math.min(Number(from) + (5 << 20), Number(to) + 1)),
        () => response.destroy(),
      );
      return true;
    };
    expect(await fetched()).toEqual([]);
    const begins = stub.asked.flatMap((asked) => /^bytes=(\d+)/.exec(asked)?.[1] ?? []);
    expect(begins.some((from) => Number(from) % (16 << 20) !== 0)).toBe(true);
  });

  test('a storage without ranges gives the whole', async () => {
    stub.knowsRanges = false;
    expect(await fetched()).toEqual([]);
  });

  test.each([true, false])(
    'a blob of another size, or of other bytes, is damaged (ranges: %s)',
    async (ranges) => {
      stub.knowsRanges = ranges;
      expect(await fetched({digest: digest(), size: size - 1})).toEqual([
        expect.stringMatching(/ has 41943040 bytes of 41943039\./),
        'layer-7',
      ]);
      expect(await fetched({digest: 'ab'.repeat(32), size})).toEqual([
        expect.stringMatching(/its bytes are not those that its name says/),
        'layer-7',
      ]);
    },
  );

  test('a storage that is down is no damage', async () => {
    stub.refuse = (asked, response) => {
      if (asked.startsWith('bytes=')) response.writeHead(500).end();
      return asked.startsWith('bytes=');
    };
    expect(await fetched()).toEqual([expect.stringMatching(/answered 500 \(tried 5 times\)/)]);
  });

  test('why a save is refused is told, without the address, which is signed', async () => {
    writeFileSync(join(directory, 'file'), stub.bytes);
    const saved = () => entries().save('file', 'key-0');
    stub.refuse = (asked, response) => {
      const denied = {ok: false, message: 'cache write denied: the token is read-only'};
      if (asked === 'CreateCacheEntry') response.end(JSON.stringify(denied));
      return asked === 'CreateCacheEntry';
    };
    expect(await failureOf(saved())).toBe(
      'saving file in actions-cache failed: cache write denied: the token is read-only.',
    );
    stub.refuse = (asked, response) => {
      if (asked.startsWith('PUT')) response.writeHead(403).end('no');
      return asked.startsWith('PUT');
    };
    const failed = await failureOf(saved());
    expect(failed).toMatch(/answered 403/);
    expect(failed).not.toContain('signature');
    expect(stub.asked).not.toContain('FinalizeCacheEntryUpload');
  });
});

test.each([
  [{ACTIONS_CACHE_SERVICE_V2: 'True'}, true],
  [{ACTIONS_CACHE_SERVICE_V2: 'True', GITHUB_SERVER_URL: 'https://github.com'}, true],
  [{ACTIONS_CACHE_SERVICE_V2: 'True', GITHUB_SERVER_URL: 'https://octo.ghe.com'}, true],
  [{ACTIONS_CACHE_SERVICE_V2: 'True', GITHUB_SERVER_URL: 'https://git.example.com'}, false],
  [{GITHUB_SERVER_URL: 'https://github.com'}, false],
])('version 2 of the service is used as the client of GitHub does: %j', (environment, expected) => {
  expect(hasService(environment)).toBe(expected);
});

const serve = async (stub: Stub, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const {method = '', url = '', headers} = request;
  await buffer(request);
  const call = url.split('/').at(-1) ?? '';
  const asked = headers.range ?? (method === 'PUT' ? `PUT ${url}` : call);
  stub.asked.push(asked);
  if (stub.refuse(asked, response)) return;
  const own = `http://${headers.host}/blob?signature=secret`;
  const answers: Record<string, unknown> = {
    GetCacheEntryDownloadURL: {ok: true, matched_key: 'layer-7', signed_download_url: own},
    CreateCacheEntry: {ok: true, signed_upload_url: own},
    FinalizeCacheEntryUpload: {ok: true, entry_id: '1'},
  };
  if (answers[call]) {
    response.end(JSON.stringify(answers[call]));
    return;
  }
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  const [start, end] = [Number(from), Math.min(stub.bytes.length, Number(to) + 1)];
  if (method === 'PUT') response.writeHead(201).end();
  else if (!stub.knowsRanges) response.writeHead(200, {'content-length': stub.bytes.length}).end(stub.bytes);
  else
    response
      .writeHead(206, {'content-range': `bytes ${start}-${end - 1}/${stub.bytes.length}`})
      .end(stub.bytes.subarray(start, end));
};
