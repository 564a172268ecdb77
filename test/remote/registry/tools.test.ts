import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {afterAll, beforeAll, expect, test} from '@jest/globals';

import {describeWithRegistry, type Registry, startRegistry} from '../../support/registry.js';
import {run} from '../../support/run.js';
import {useTemporary} from '../../support/temporary.js';
import {remoteAt} from './client.js';
import {scope, share, type Shared} from './sharing.js';

describeWithRegistry('A snapshot in a registry, for standard tools', ['skopeo'], () => {
  let registry: Registry;
  let shared: Shared;
  afterAll(() => registry.stop());
  const temporary = useTemporary();
  const at = (tag: string): string => `docker://${registry.host}/team/roots${tag}`;
  /** With no credentials, whoever runs the tests has any. */
  const skopeo = (...args: string[]): string =>
    run(['skopeo', '--insecure-policy', '--tmpdir', temporary.path, ...args], {
      environment: {...process.env, REGISTRY_AUTH_FILE: temporary.at('auth.json')},
    });
  const find = (key: string, ...prefixes: string[]) => remoteAt(registry.host).find({scope, key, prefixes});
  beforeAll(async () => {
    writeFileSync(temporary.at('auth.json'), '{}');
    registry = await startRegistry(temporary.fresh());
    shared = await share(remoteAt(registry.host), temporary.fresh(), 'Deps/1');
  });
  const exact = `${scope.replace('_', '_5f')}__Deps_2f1`;
  const manifestBytes = (): string => skopeo('inspect', '--tls-verify=false', '--raw', at(`:${exact}`));

  test('has tags that a person can read', () => {
    const {Tags: tags} = JSON.parse(skopeo('list-tags', '--tls-verify=false', at(''))) as {Tags: string[]};
    expect(tags.sort().reverse()).toEqual([
      exact,
      expect.stringMatching(/^v1-x86_5f64-0123456789abcdef__\d{8}T\d{6}\.\d{3}Z__Deps_2f1$/),
    ]);
  });

  test('is an artifact of a kind of its own, that says what it is', () => {
    const {publication, layer} = shared;
    expect(JSON.parse(manifestBytes())).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: 'application/vnd.rootstock.snapshot.v1+json',
      config: {
        mediaType: 'application/vnd.rootstock.description.v1+json',
        digest: `sha256:${createHash('sha256').update(publication.description).digest('hex')}`,
        size: publication.description.length,
        data: Buffer.from(publication.description).toString('base64'),
      },
      layers: [
        {
          mediaType: 'application/vnd.rootstock.layer.v1',
          digest: `sha256:${layer.digest}`,
          size: layer.size,
          annotations: {'org.opencontainers.image.title': `${layer.digest}.image`},
        },
      ],
      annotations: {
        'org.opencontainers.image.title': 'Deps/1',
        'org.opencontainers.image.created': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        'dev.rootstock.scope': scope,
        'dev.rootstock.key': 'Deps/1',
        'dev.rootstock.base': 'tests',
      },
    });
  });

  test('can be copied out, and into another registry, where it is found', async () => {
    const layout = temporary.at('layout');
    skopeo('copy', '--src-tls-verify=false', at(`:${exact}`), `oci:${layout}`);
    const blob = join(layout, 'blobs/sha256', shared.layer.digest);
    expect(createHash('sha256').update(readFileSync(blob)).digest('hex')).toBe(shared.layer.digest);
    expect(readdirSync(join(layout, 'blobs/sha256')).length).toBe(3);
    const other = await startRegistry(temporary.fresh());
    skopeo('copy', '--dest-tls-verify=false', `oci:${layout}`, `docker://${other.host}/team/roots:${exact}`);
    const remote = remoteAt(other.host);
    expect(await remote.find({scope, key: 'Deps/1', prefixes: []})).toEqual({
      key: 'Deps/1',
      description: shared.publication.description,
    });
    await remote.fetch(shared.layer, temporary.fresh());
    await other.stop();
  });

  test('can be deleted, and is a miss then', async () => {
    const before = await share(remoteAt(registry.host), temporary.fresh(), 'kept');
    skopeo('delete', '--tls-verify=false', at(`:${exact}`));
    expect(await find('Deps/1')).toBeUndefined();
    expect(await find('x', 'Deps')).toBeUndefined();
    expect((await find('x', 'kep'))?.description).toBe(before.publication.description);
  });
});
