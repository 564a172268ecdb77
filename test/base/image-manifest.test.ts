import {describe, expect, test} from '@jest/globals';

import {blobDigestOf, chainIdsOf, type ReadBlob} from '../../src/base/image.js';
import {chooseManifest, parseManifest} from '../../src/base/image-manifest.js';
import {messageOfFailure} from '../support/failure.js';
import {sha256} from '../support/image.js';

/** Blobs by their digests, and how often each was read. */
const blobs = (): {add: (value: unknown) => Descriptor; read: ReadBlob; reads: string[]} => {
  const known = new Map<string, Buffer>();
  const reads: string[] = [];
  return {
    add: (value) => {
      const bytes = Buffer.from(JSON.stringify(value));
      known.set(blobDigestOf(bytes), bytes);
      return {digest: blobDigestOf(bytes), size: bytes.length};
    },
    read: async ({digest}) => {
      reads.push(digest);
      return known.get(digest)!;
    },
    reads,
  };
};

type Descriptor = {readonly digest: ReturnType<typeof blobDigestOf>; readonly size: number};
const manifest = {schemaVersion: 2, config: {digest: sha256('config'), size: 6}, layers: []};
const indexType = 'application/vnd.oci.image.index.v1+json';
const index = (...manifests: readonly unknown[]): unknown => ({schemaVersion: 2, manifests});
const forMachine = (digest: string, architecture: string, variant?: string): unknown => ({
  ...{digest: sha256(digest), size: 1, mediaType: 'application/vnd.oci.image.manifest.v1+json'},
  platform: {os: 'linux', architecture, ...(variant === undefined ? {} : {variant})},
});

describe('The manifest for a machine', () => {
  const choose = (value: unknown, machine = 'arm64'): Promise<string> => {
    const {add, read} = blobs();
    return chooseManifest('image', read, add(value), machine);
  };

  test('is what was named, where that is one', async () => {
    const {add, read} = blobs();
    const named = add(manifest);
    expect(await chooseManifest('image', read, named, 'arm64')).toBe(named.digest);
  });

  test.each([
    ['of its architecture', [forMachine('a', 'amd64'), forMachine('b', 'arm64')]],
    ['of the variant that suits it best', [forMachine('a', 'arm64'), forMachine('b', 'arm64', 'v8')]],
    [
      'of those of Linux',
      [
        {...(forMachine('a', 'arm64') as object), platform: {os: 'windows', architecture: 'arm64'}},
        forMachine('b', 'arm64'),
      ],
    ],
    ['the first of several that suit it alike', [forMachine('b', 'arm64'), forMachine('a', 'arm64')]],
    ['the only one, of which nothing is said', [{digest: sha256('b'), size: 1}]],
  ])('is the one %s', async (_, entries) => {
    expect(await choose(index(...entries))).toBe(sha256('b'));
  });

  test('is found in indexes of indexes', async () => {
    const {add, read} = blobs();
    const inner = {...add(index(forMachine('b', 'arm64'))), mediaType: indexType};
    const middle = {...add(index(forMachine('x', 'amd64'), inner)), mediaType: indexType};
    expect(await chooseManifest('image', read, add(index(middle)), 'arm64')).toBe(sha256('b'));
  });

  test('is not looked for in indexes without an end', async () => {
    const {add} = blobs();
    const named = add(index());
    const again = Buffer.from(JSON.stringify(index({...named, mediaType: indexType})));
    const {exitCode, message} = await messageOfFailure(() =>
      chooseManifest('image', async () => again, named, 'arm64'),
    );
    expect(exitCode).toBe(2);
    expect(message).toContain('nested too deeply');
  });

  test.each<[string, unknown[], string]>([
    ['others', [forMachine('a', 'amd64'), forMachine('b', 'arm', 'v7')], 'It has linux/amd64, linux/arm/v7.'],
    [
      'attestations',
      [{digest: sha256('a'), size: 1, platform: {os: 'unknown', architecture: 'unknown'}}],
      'It has none at all.',
    ],
    ['nothing', [], 'It has none at all.'],
  ])('is missing among %s: all that there is is listed', async (_, entries, listed) => {
    const {exitCode, message} = await messageOfFailure(() => choose(index(...entries)));
    expect(exitCode).toBe(2);
    expect(message).toBe(`image failed: it has no image for linux/arm64. ${listed}`);
  });
});

test.each<[string, unknown]>([
  ['no object', 7],
  ['another version', {...manifest, schemaVersion: 1}],
  ['no version', {manifests: []}],
  ['another thing', {...manifest, mediaType: 'application/json'}],
  ['a manifest without a config', {schemaVersion: 2, layers: []}],
  ['a manifest without layers', {...manifest, layers: undefined}],
  ['a layer without a digest', {...manifest, layers: [{size: 1}]}],
  ['a layer of another digest', {...manifest, layers: [{digest: `sha512:${'a'.repeat(128)}`, size: 1}]}],
  ['a layer without a size', {...manifest, layers: [{digest: sha256('x')}]}],
  ['a digest that leads elsewhere', {...manifest, layers: [{digest: 'sha256:../../x', size: 1}]}],
])('%s is no manifest', async (_, value) => {
  const call = (): unknown => parseManifest('image', Buffer.from(JSON.stringify(value)));
  expect((await messageOfFailure(call)).exitCode).toBe(2);
});

test('A chain ID is that of the image specification', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => blobDigestOf(Buffer.from(name)));
  const second = sha256(`${a!} ${b!}`);
  expect(chainIdsOf([a!, b!, c!])).toEqual([a, second, sha256(`${second} ${c!}`)]);
});
