import {
  chmodSync,
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

import {beforeEach, describe, expect, test} from '@jest/globals';

import {digestOf} from '../../src/host/digest.js';
import {type LayerDescription, parseLayerDescription} from '../../src/layer/layer.js';
import {
  addLayer,
  describeLayer,
  hasLayer,
  imagePath,
  type Layers,
  listLayers,
  removeLayer,
  verifyLayer,
} from '../../src/layer/layers.js';
import {messageOfFailure} from '../support/failure.js';
import {useTemporary} from '../support/temporary.js';

const common: Omit<LayerDescription, 'digest' | 'size'> = {
  ...{format: 1, compression: 'squashfs/zstd:3', entries: 1, contentSize: 1, overlayOptions: []},
  ...{origin: 'test', created: '2026-01-01T00:00:00.000Z', packMilliseconds: 1, losses: []},
};

describe('The layers of a store', () => {
  const temporary = useTemporary();
  let layers: Layers;
  let description: LayerDescription;
  let image = '';

  beforeEach(async () => {
    layers = {directory: temporary.fresh()};
    const made = `${temporary.fresh()}/image`;
    writeFileSync(made, 'the bytes of an image'.repeat(100));
    description = {...common, digest: await digestOf(made), size: statSync(made).size};
    addLayer(layers, made, description);
    image = imagePath(layers, description.digest);
  });

  const verify = (): Promise<void> => verifyLayer(layers, description.digest);
  const refusal = async (): Promise<string> => (await messageOfFailure(verify)).message;
  const flipByte = (): void => {
    chmodSync(image, 0o644);
    const file = openSync(image, 'r+');
    writeSync(file, 'X', 1000);
    closeSync(file);
  };

  test('are listed and described by their digests', async () => {
    expect(listLayers(layers)).toEqual([description.digest]);
    expect(describeLayer(layers, description.digest)).toEqual(description);
    expect(statSync(image).mode & 0o777).toBe(0o444);
    await verify();
  });

  test.each([
    ['image', (digest: string) => rmSync(`${layers.directory}/${digest}.image`)],
    ['description', (digest: string) => rmSync(`${layers.directory}/${digest}.json`)],
  ])('do not count without their %s', (_, lose) => {
    lose(description.digest);
    expect(hasLayer(layers, description.digest)).toBe(false);
    expect(listLayers(layers)).toEqual([]);
  });

  test('are gone without a trace when removed, also twice', () => {
    removeLayer(layers, description.digest);
    removeLayer(layers, description.digest);
    expect(readdirSync(layers.directory)).toEqual([]);
  });

  test('are refused when a byte was flipped', async () => {
    flipByte();
    expect(await refusal()).toMatch(/^checking layer [0-9a-f]{12} failed: its bytes are not those/);
    expect(await refusal()).toContain('rootstock fsck');
  });

  test('are refused when the image was cut, or is missing', async () => {
    chmodSync(image, 0o644);
    truncateSync(image, 100);
    expect(await refusal()).toContain('its bytes are not those');
    rmSync(image);
    expect(await refusal()).toContain('its image is missing');
  });

  test('are read again when the file was touched, and not while it is the same', async () => {
    utimesSync(image, 1, 1);
    await verify();
    linkSync(image, temporary.at(`lent-${description.digest}`));
    const read = statSync(image, {bigint: true}).atimeNs;
    await verify();
    expect(statSync(image, {bigint: true}).atimeNs).toBe(read);
  });

  test('are read again when what says that they were is not whole', async () => {
    flipByte();
    writeFileSync(`${layers.directory}/${description.digest}.verified`, '{"size": 1');
    expect(await refusal()).toContain('its bytes are not those');
  });

  test('that are not there, or of another format, are an error that names them', async () => {
    const other = '0'.repeat(64);
    expect((await messageOfFailure(() => describeLayer(layers, other))).message).toMatch(
      /0{12}.*not in the store/,
    );
    writeFileSync(`${layers.directory}/${other}.json`, '{"format": 2}');
    expect((await messageOfFailure(() => describeLayer(layers, other))).message).toContain('format is 2');
    writeFileSync(`${layers.directory}/${other}.json`, '{"format": ');
    expect((await messageOfFailure(() => describeLayer(layers, other))).message).toContain('000000000000');
  });
});

test.each<[string, unknown]>([
  ['null', null],
  ['a later format', {...common, format: 2, digest: 'a'.repeat(64), size: 1}],
  ['no digest', {...common, size: 1}],
  ['a digest that leads elsewhere', {...common, digest: '../../../etc/passwd', size: 1}],
  ['no size', {...common, digest: 'a'.repeat(64)}],
])('A description with %s is refused', (_, value) => {
  expect(() => parseLayerDescription(value)).toThrow(/format|whole/);
});
