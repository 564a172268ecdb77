import {expect, test} from '@jest/globals';

import {messageOfFailure} from '../../support/failure.js';
import {answering, changing, cutting, dropping, type Fault, flipping} from '../../support/fault-proxy.js';
import {describeWithRegistry} from '../../support/registry.js';
import {useBadConnection} from './bad-connection.js';
import {scope, share} from './sharing.js';

describeWithRegistry('A registry behind a bad connection', [], () => {
  const at = useBadConnection();

  test('is asked once for the manifest of a key, and once for each layer', async () => {
    const {layer, publication} = await share(at.direct, at.here, 'exact');
    expect(await at.find('exact', 'exa')).toEqual({key: 'exact', description: publication.description});
    await at.remote.fetch(layer, at.there);
    expect(at.proxy.seen.map(({what}) => what.replace(/[^/]*$/, ''))).toEqual([
      'GET /v2/team/roots/manifests/',
      'GET /v2/team/roots/blobs/',
    ]);
  });

  test('is asked for the description too, when that is long', async () => {
    const description = JSON.stringify({long: 'x'.repeat(40_000)});
    await share(at.direct, at.here, 'long', {description});
    expect((await at.find('long'))?.description).toBe(description);
    expect(at.proxy.seen.length).toBe(2);
  });

  test('is asked for the list of tags and one manifest for a prefix', async () => {
    await share(at.direct, at.here, 'by-prefix-1');
    await share(at.direct, at.here, 'by-prefix-2');
    expect((await at.find('by-prefix-x', 'by-prefix-'))?.key).toBe('by-prefix-2');
    expect(at.asked(/manifests/)).toBe(2);
    expect(at.asked(/tags.list/)).toBe(1);
    expect(at.proxy.seen.length).toBe(3);
  });

  test('may give its tags page by page', async () => {
    await share(at.direct, at.here, 'paged-1');
    const next = '</v2/team/roots/tags/list?n=999>; rel="next"';
    at.proxy.fail(
      /tags.list/,
      answering(
        200,
        {link: next},
        JSON.stringify({tags: ['other', 7, null, `${scope}__20990101T000000.000Z__paged/../../../x`]}),
      ),
    );
    expect((await at.find('paged-x', 'paged-'))?.key).toBe('paged-1');
    expect(at.asked(/tags.list/)).toBe(2);
  });

  test.each<[string, Fault]>([
    ['drops the connection', dropping],
    ['answers 503', answering(503)],
    [
      'answers 429 with a time',
      answering(429, {'retry-after': '0'}, '{"errors":[{"code":"TOOMANYREQUESTS"}]}'),
    ],
    ['does not answer', () => undefined],
    [
      'announces another digest',
      changing(({headers}) => ({headers: {...headers, 'docker-content-digest': `sha256:${'0'.repeat(64)}`}})),
    ],
    ['cuts the answer', cutting(100)],
  ])('which %s once is asked again', async (_, fault) => {
    await share(at.direct, at.here, 'again');
    at.proxy.fail(/GET .*manifests/, fault);
    expect((await at.find('again'))?.key).toBe('again');
    expect(at.asked(/manifests/)).toBe(2);
  });

  test('is waited for as long as it asks', async () => {
    await share(at.direct, at.here, 'waited');
    at.proxy.fail(/manifests/, answering(429, {'retry-after': '1'}));
    const before = Date.now();
    await at.find('waited');
    expect(Date.now() - before).toBeGreaterThan(950);
    at.proxy.fail(/manifests/, answering(503, {'retry-after': new Date(Date.now() + 2000).toUTCString()}));
    const second = Date.now();
    await at.find('waited');
    expect(Date.now() - second).toBeGreaterThan(900);
  });

  test('which goes on like that is given up, with what it says', async () => {
    at.proxy.fail(
      /manifests/,
      answering(503, {}, '{"errors":[{"code":"UNAVAILABLE","message":"in\\nrepair"}]}'),
      5,
    );
    const {message} = await messageOfFailure(() => at.find('never'));
    expect(message).toBe(
      `finding "never" in oci:${at.proxy.host}/team/roots failed: ${at.proxy.host} answered 503 (UNAVAILABLE: in repair) ` +
        "(tried 5 times). See the registry's own log, and whether its disk is full.",
    );
  });

  test('which refuses is not asked again', async () => {
    at.proxy.fail(
      /manifests/,
      answering(403, {}, '{"errors":[{"code":"DENIED","message":"no https://u:p@x/y?sig=1 z"}]}'),
    );
    const {message} = await messageOfFailure(() => at.find('never'));
    expect(message).toContain('answered 403 (DENIED: no https://x/y z). See that the account');
    expect(at.proxy.seen.length).toBe(1);
  });

  test('a description with a bit flipped is refused', async () => {
    await share(at.direct, at.here, 'long and flipped', {
      description: JSON.stringify({long: 'x'.repeat(40_000)}),
    });
    at.proxy.fail(/GET .*blobs/, flipping);
    const {message} = await messageOfFailure(() => at.find('long and flipped'));
    expect(message).toMatch(/its description is another one\. Delete that tag, and save it again\.$/);
  });

  test.each<[string, RegExp, (manifest: Record<string, unknown>) => unknown]>([
    [
      'of another kind',
      /it is no snapshot but "application\/x"/,
      (manifest) => ({...manifest, artifactType: 'application/x'}),
    ],
    [
      'of a later format',
      /it has another format/,
      (manifest) => ({...manifest, artifactType: 'application/vnd.rootstock.snapshot.v2+json'}),
    ],
    [
      'of another key',
      /it is of "other"/,
      (manifest) => ({
        ...manifest,
        annotations: {...(manifest['annotations'] as object), 'dev.rootstock.key': 'other'},
      }),
    ],
    ['that says nothing', /it is no snapshot/, () => null],
    ['with no description', /lacks what a snapshot needs/, (manifest) => ({...manifest, config: undefined})],
  ])('a manifest %s is refused', async (_, why, change) => {
    await share(at.direct, at.here, 'changed');
    at.proxy.fail(
      /manifests/,
      changing(({headers, body}) => {
        const changed = Buffer.from(
          JSON.stringify(change(JSON.parse(body.toString()) as Record<string, unknown>)),
        );
        const {'docker-content-digest': _digest, ...others} = headers;
        return {body: changed, headers: {...others, 'content-length': `${changed.length}`}};
      }),
    );
    const {message} = await messageOfFailure(() => at.find('changed'));
    expect(message).toMatch(why);
    expect(message).toMatch(/^finding "changed" in oci:/);
  });

  test('a manifest over 4 MiB is not read', async () => {
    at.proxy.fail(/manifests/, answering(200, {}, 'x'.repeat((4 << 20) + 1)));
    expect((await messageOfFailure(() => at.find('big'))).message).toContain(
      'answers with over 4194304 bytes',
    );
  });
});
