import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {expect, test} from '@jest/globals';

import {layerFileName, type LayerFile} from '../../../src/remote/remote.js';
import {messageOfFailure} from '../../support/failure.js';
import {answering, breakingUpload, dropping, type Fault, type Whole} from '../../support/fault-proxy.js';
import {describeWithRegistry} from '../../support/registry.js';
import {newLayer} from '../suite.js';
import {useBadConnection} from './bad-connection.js';
import {scope, share} from './sharing.js';

describeWithRegistry('A registry behind a bad connection, saved to', [], () => {
  const at = useBadConnection();

  test('an upload that breaks is begun again where the registry does not say how far it was', async () => {
    const layer = newLayer({directory: at.here}, 3_000_000);
    at.proxy.fail(/PATCH/, breakingUpload(1_000_000));
    await at.remote.save(layer, at.here);
    await at.direct.fetch(layer, at.there);
    expect(at.asked(/POST/)).toBe(2);
  });

  test('an upload that breaks is gone on with where the registry says how far it was', async () => {
    const layer = newLayer({directory: at.here}, 3_000_000);
    let location = '';
    at.proxy.fail(
      /PATCH/,
      partly((whole) => (location = `${whole.headers.location}`)),
    );
    at.proxy.fail(/GET .*uploads/, async ({response, forward}) => {
      const {pathname, search} = new URL(location);
      const {status, headers} = await forward({path: `${pathname}${search}`});
      response.writeHead(status, headers).end();
    });
    let bytes = 0;
    await at.remote.save(layer, at.here, (more) => (bytes += more));
    await at.direct.fetch(layer, at.there);
    expect(at.asked(/POST/)).toBe(1);
    const ranges = at.proxy.seen
      .filter(({what}) => what.startsWith('PATCH'))
      .map(({headers}) => headers['content-range']);
    expect(ranges).toEqual([undefined, '1000000-2999999']);
  });

  test('an upload whose last answer is lost is there', async () => {
    const layer = newLayer({directory: at.here}, 10_000);
    at.proxy.fail(/PUT/, async ({request, forward}) => {
      await forward();
      request.socket.destroy();
    });
    await at.remote.save(layer, at.here);
    expect(at.asked(/PATCH/)).toBe(1);
    expect(await at.direct.has(layer)).toBe(true);
  });

  test('an upload with a bit flipped on the way is sent again', async () => {
    const layer = newLayer({directory: at.here}, 10_000);
    at.proxy.fail(/PATCH/, async ({response, request, forward}) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      body.writeUInt8(body.readUInt8(77) ^ 1, 77);
      const {status, headers} = await forward({body});
      response.writeHead(status, headers).end();
    });
    await at.remote.save(layer, at.here);
    expect(at.asked(/PATCH/)).toBe(2);
    expect(await at.direct.has(layer)).toBe(true);
  });

  test('a file with other bytes than its name says is not saved, and sent once', async () => {
    const layer: LayerFile = {...newLayer({directory: at.here}, 10_000)};
    const path = join(at.here, layerFileName(layer.digest));
    writeFileSync(path, Buffer.alloc(10_000));
    const {message} = await messageOfFailure(() => at.remote.save(layer, at.here));
    expect(message).toMatch(/the bytes of .* are not those that its name says\. See `rootstock fsck`\.$/);
    expect(at.asked(/PATCH/)).toBe(1);
    writeFileSync(path, 'short');
    await messageOfFailure(() => at.remote.save(layer, at.here));
    expect(at.asked(/POST/)).toBe(1);
  });

  test.each([
    [405, /answered 405 .*read-only/],
    [413, /answered 413.*too large.*raise that limit/],
    [403, /answered 403.*may do that/],
  ])('an upload that is refused by %i is not tried again', async (status, why) => {
    const layer = newLayer({directory: at.here}, 10_000);
    const codes: Record<number, string> = {405: '{"errors":[{"code":"UNSUPPORTED","message":"no"}]}'};
    at.proxy.fail(/PATCH/, answering(status, {}, codes[status]));
    expect((await messageOfFailure(() => at.remote.save(layer, at.here))).message).toMatch(why);
    expect(at.asked(/PATCH/)).toBe(1);
  });

  test('an upload that is refused before all of it is sent is not tried again', async () => {
    const layer = newLayer({directory: at.here}, 30_000_000);
    // As servers do it, it reads no more, and gives the client a moment to read the answer.
    at.proxy.fail(/PATCH/, ({request: {socket}}) => {
      socket.write('HTTP/1.1 413 Too large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      setTimeout(() => socket.destroy(), 300);
    });
    expect((await messageOfFailure(() => at.remote.save(layer, at.here))).message).toContain('answered 413');
    expect(at.asked(/PATCH/)).toBe(1);
  });

  test('an upload that nobody takes any more is begun again', async () => {
    const layer = newLayer({directory: at.here}, 30_000_000);
    at.proxy.fail(/PATCH/, ({request}) => void request.once('data', () => request.pause()));
    await at.remote.save(layer, at.here);
    expect(await at.direct.has(layer)).toBe(true);
  });

  test.each(['POST', 'PATCH', 'PUT .*blobs', 'PUT .*manifests', 'HEAD'])(
    'a dropped %s is made up for',
    async (method) => {
      at.proxy.fail(new RegExp(`^${method}`), dropping);
      const {layer} = await share(at.remote, at.here, `dropped ${method}`);
      expect((await at.find(`dropped ${method}`))?.key).toBe(`dropped ${method}`);
      await at.remote.fetch(layer, at.there);
    },
  );

  test('a publication that ends between its two tags is whole, and mended by the next one', async () => {
    at.proxy.fail(/PUT .*cdef__half$/, answering(403));
    await messageOfFailure(() => share(at.remote, at.here, 'half'));
    expect(await at.find('half')).toBeUndefined();
    expect((await at.find('other', 'hal'))?.key).toBe('half');
    await share(at.remote, at.here, 'half');
    expect((await at.find('half'))?.key).toBe('half');
  });

  test('many may publish the same content at once', async () => {
    const keys = Array.from({length: 40}, (_, index) => `many-${index}`);
    const publish = (key: string) =>
      at.remote.publish({scope, key, description: '{}', layers: [], annotations: {}}, {replace: false});
    const outcomes = await Promise.all(keys.map(publish));
    expect(new Set(outcomes)).toEqual(new Set(['saved']));
    for (const key of keys) expect((await at.find(key))?.key).toBe(key);
  });

  test('a snapshot whose layers are not there is not published', async () => {
    const layer = {digest: 'ab'.repeat(32), size: 5};
    const publication = {scope, key: 'layerless', description: '{}', layers: [layer], annotations: {}};
    const {message} = await messageOfFailure(() => at.remote.publish(publication, {replace: false}));
    expect(message).toMatch(/MANIFEST_BLOB_UNKNOWN.*save it again/);
    expect(await at.find('layerless', 'layerl')).toBeUndefined();
  });
});

/** Gives the registry the first million bytes of an upload, then breaks the connection to the client. */
const partly =
  (then: (whole: Whole) => void): Fault =>
  async ({request, forward}) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      if (Buffer.concat(chunks).length >= 1_000_000) break;
    }
    delete request.headers['content-length'];
    then(await forward({body: Buffer.concat(chunks).subarray(0, 1_000_000)}));
    request.socket.destroy();
  };
