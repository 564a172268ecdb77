import {createHash} from 'node:crypto';

import {describe, expect, test} from '@jest/globals';

import {
  dockerFiles,
  imageConfig,
  type ImageLayer,
  imageName,
  ociFiles,
  tagOf,
} from '../../src/root/container-image.js';
import {snapshotOf} from '../support/stack.js';

const layer = (digit: string, origin: string): ImageLayer => ({
  ...{diffId: digit.repeat(64), digest: `${digit}f`.repeat(32), size: 7, lost: [], origin},
  created: '2026-01-02T00:00:00.000Z',
});

const snapshot = snapshotOf('Deps/1', []);
const layers = [layer('1', 'base debian:bookworm'), layer('2', 'run make')];

describe('A container image', () => {
  test('says for what machine it is, what to run, and what each layer came from', () => {
    expect(JSON.parse(imageConfig(snapshot, layers))).toEqual({
      created: '2026-01-01T00:00:00.000Z',
      architecture: 'amd64',
      os: 'linux',
      config: {
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
        Cmd: ['/bin/sh'],
      },
      rootfs: {type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`]},
      history: [
        {created: '2026-01-02T00:00:00.000Z', created_by: 'rootstock: base debian:bookworm'},
        {created: '2026-01-02T00:00:00.000Z', created_by: 'rootstock: run make'},
      ],
    });
  });

  test.each([
    ['aarch64', {architecture: 'arm64'}],
    ['armv7l', {architecture: 'arm', variant: 'v7'}],
    ['riscv64', {architecture: 'riscv64'}],
  ])('is for %s', (architecture, platform) => {
    expect(JSON.parse(imageConfig({...snapshot, architecture}, layers))).toMatchObject(platform);
  });

  test('is a layout whose blobs are what they are named by, from the index down', () => {
    const files = new Map(ociFiles(snapshot, layers).map(({name, content}) => [name, content]));
    const read = ({digest, size}: {digest: string; size: number}) => {
      const hex = digest.replace('sha256:', '');
      const content = files.get(`blobs/sha256/${hex}`) ?? '';
      expect([createHash('sha256').update(content).digest('hex'), content.length]).toEqual([hex, size]);
      return JSON.parse(content);
    };
    expect(JSON.parse(files.get('oci-layout') ?? '')).toEqual({imageLayoutVersion: '1.0.0'});
    const index = JSON.parse(files.get('index.json') ?? '');
    expect(index.manifests[0].annotations).toEqual({
      'io.containerd.image.name': 'localhost/deps-1:latest',
      'org.opencontainers.image.ref.name': 'Deps-1',
    });
    const manifest = read(index.manifests[0]);
    expect(manifest.layers).toEqual(
      layers.map(({digest}) => ({
        ...{mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: `sha256:${digest}`, size: 7},
      })),
    );
    expect(read(manifest.config)).toEqual(JSON.parse(imageConfig(snapshot, layers)));
    expect(files.size).toBe(4);
  });

  test('is an archive that docker loads', () => {
    const [manifest, config] = dockerFiles(snapshot, layers);
    expect(config?.content).toBe(imageConfig(snapshot, layers));
    expect(JSON.parse(manifest?.content ?? '')).toEqual([
      {
        Config: config?.name,
        RepoTags: ['localhost/deps-1:latest'],
        Layers: [`${'1'.repeat(64)}.tar`, `${'2'.repeat(64)}.tar`],
      },
    ]);
  });

  test.each([
    ['dev', 'localhost/dev:latest', 'dev'],
    ['deps-1.2_x', 'localhost/deps-1.2_x:latest', 'deps-1.2_x'],
    ['A  B', 'localhost/a-b:latest', 'A-B'],
    ['-x-', 'localhost/x:latest', 'x-'],
    ['ünï', 'localhost/n:latest', 'n-'],
    ['名', 'localhost/rootstock:latest', 'latest'],
  ])('of %s has a name that is allowed', (name, image, tag) => {
    expect([imageName(name), tagOf(name)]).toEqual([image, tag]);
    expect(image).toMatch(/^localhost\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*:latest$/);
    expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/);
  });
});
