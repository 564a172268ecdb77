import {readdirSync, writeFileSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {expect, test} from '@jest/globals';

import {layerFileName} from '../../../src/remote/remote.js';
import {messageOfFailure} from '../../support/failure.js';
import {
  answering,
  changing,
  cutting,
  type Fault,
  flipping,
  shortening,
  stalling,
  startFaultProxy,
} from '../../support/fault-proxy.js';
import {describeWithRegistry} from '../../support/registry.js';
import {useBadConnection} from './bad-connection.js';
import {isWhole, share} from './sharing.js';

describeWithRegistry('A registry behind a bad connection, fetched from', [], () => {
  const at = useBadConnection();

  test.each<[string, Fault]>([
    ['is cut', cutting(1_500_000)],
    ['ends early, and says so', shortening(1_500_000)],
    [
      'ends early without a length',
      changing(({headers, body}) => {
        const {'content-length': _, ...others} = headers;
        return {headers: others, body: body.subarray(0, 1_500_000)};
      }),
    ],
    ['stops coming', stalling(1_500_000)],
  ])('a layer that %s is gone on from there', async (_, fault) => {
    const {layer} = await share(at.direct, at.here, `layer ${_}`, {size: 3_000_000});
    at.proxy.fail(/GET .*blobs/, fault);
    let bytes = 0;
    await at.remote.fetch(layer, at.there, (more) => (bytes += more));
    expect(isWhole(layer, at.there)).toBe(true);
    expect(readdirSync(at.there)).toEqual([layerFileName(layer.digest)]);
    expect(bytes).toBe(layer.size);
    const ranges = at.proxy.seen.map(({headers}) => headers.range);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d{5,}-$/)]);
  });

  test('a layer that breaks off often is fetched as long as it gets on', async () => {
    const {layer} = await share(at.direct, at.here, 'often', {size: 15_000_000});
    at.proxy.fail(/GET .*blobs/, cutting(1_400_000), 9);
    await at.remote.fetch(layer, at.there);
    expect(isWhole(layer, at.there)).toBe(true);
  });

  test('a layer that an earlier process had a part of is gone on from there', async () => {
    const {layer} = await share(at.direct, at.here, 'part', {size: 500_000});
    const name = layerFileName(layer.digest);
    writeFileSync(join(at.there, `${name}.part`), readFileSync(join(at.here, name)).subarray(0, 123_456));
    await at.remote.fetch(layer, at.there);
    expect(at.proxy.seen.map(({headers}) => headers.range)).toEqual(['bytes=123456-']);
    expect(isWhole(layer, at.there)).toBe(true);
  });

  test('a layer is whole also where ranges are not known', async () => {
    const {layer} = await share(at.direct, at.here, 'no ranges', {size: 500_000});
    at.proxy.fail(/GET .*blobs/, cutting(200_000));
    at.proxy.fail(/GET .*blobs/, async ({request, ...exchange}) => {
      delete request.headers.range;
      await changing(() => ({}))({request, ...exchange});
    });
    await at.remote.fetch(layer, at.there);
    expect(isWhole(layer, at.there)).toBe(true);
  });

  test('a layer with a bit flipped is fetched again from the start, once', async () => {
    const {layer} = await share(at.direct, at.here, 'flipped');
    at.proxy.fail(/GET .*blobs/, flipping);
    await at.remote.fetch(layer, at.there);
    expect(isWhole(layer, at.there)).toBe(true);
    const other = at.fresh();
    at.proxy.fail(/GET .*blobs/, flipping, 2);
    const {message} = await messageOfFailure(() => at.remote.fetch(layer, other));
    expect(message).toContain('its bytes are not those that its name says');
    expect(readdirSync(other)).toEqual([]);
  });

  test('a layer that is longer than it should be does not fill the disk', async () => {
    const {layer} = await share(at.direct, at.here, 'longer');
    const longer = changing(({headers, body}) => ({
      headers: {...headers, 'content-length': `${body.length * 20}`},
      body: Buffer.concat(Array.from({length: 20}, () => body)),
    }));
    at.proxy.fail(/GET .*blobs/, longer, 2);
    await messageOfFailure(() => at.remote.fetch(layer, at.there));
    expect(readdirSync(at.there)).toEqual([]);
  });

  test('layers are fetched from where the registry sends us, which learns nothing of us', async () => {
    const {layer} = await share(at.direct, at.here, 'elsewhere');
    const elsewhere = await startFaultProxy(at.registry.host);
    const location = `http://${elsewhere.host}/v2/team/roots/blobs/sha256:${layer.digest}?signature=secret`;
    at.proxy.fail(/GET .*blobs/, answering(307, {location}), 2);
    elsewhere.fail(/blobs/, cutting(40_000));
    await at.remote.fetch(layer, at.there);
    expect(isWhole(layer, at.there)).toBe(true);
    expect(elsewhere.seen.map(({headers}) => headers.range)).toEqual([undefined, 'bytes=40000-']);
    await elsewhere.stop();
  });
});
