import {type Loss} from './inspect.js';

/** The sha256 of an image's bytes: 64 lower-case hexadecimal digits. */
export type Digest = string;

export const isDigest = (text: unknown): text is Digest =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/**
 * The layers of a stack, each once: the topmost of those that are the same, since the kernel takes no layer twice (ELOOP).
 * The stack shows the same without the lower one: whatever that says of a path, the upper one says again.
 */
export const withoutRepeats = <T>(layers: readonly T[]): T[] =>
  layers.filter((layer, index) => layers.lastIndexOf(layer) === index);

/** What made a layer. */
export interface Making {
  /** `base debian:bookworm`, `setup of deps-1`, `run make`, `snapshot deps`. */
  readonly origin: string;
  /** How long that took, in milliseconds, where one step made it all. */
  readonly makeMilliseconds?: number;
  /** The layers, base first, that were made into this one, and that it stands for. */
  readonly squashed?: readonly Digest[];
}

export interface LeftOut {
  readonly files: number;
  /** Of these files. */
  readonly bytes: number;
}

/** What is written beside each image, and travels with it. */
export interface LayerDescription extends Making {
  readonly format: 1;
  readonly digest: Digest;
  /** `squashfs/zstd:3` */
  readonly compression: string;
  /** Bytes of the image. */
  readonly size: number;
  /** Entries in the image, and bytes of its files. */
  readonly entries: number;
  readonly contentSize: number;
  /** The overlay options that the tree was written under: what they are changes what an upper holds. */
  readonly overlayOptions: readonly string[];
  /** ISO 8601. */
  readonly created: string;
  /** Milliseconds that packing and checking took. */
  readonly packMilliseconds: number;
  /** What the image need not have, since the layers below show it just so; absent when that is nothing. */
  readonly leftOut?: LeftOut;
  /** What the image could not hold; at most the first hundred. */
  readonly losses: readonly Loss[];
}

export const layerFormat = 1;

/** Throws unless the value is a layer description of a format that this version knows. */
export const parseLayerDescription = (value: unknown): LayerDescription => {
  const description = value as Partial<LayerDescription> | undefined;
  if (description?.format !== layerFormat) {
    throw new Error(
      `the layer's format is ${String(description?.format)}, and this version knows ${layerFormat}`,
    );
  }
  const {digest, compression, origin, created, size, entries, contentSize, packMilliseconds} = description;
  const {overlayOptions, losses, squashed = [], leftOut = {files: 0, bytes: 0}} = description;
  const isWhole =
    isDigest(digest) &&
    [compression, origin, created].every((text) => typeof text === 'string') &&
    [size, entries, contentSize, packMilliseconds, leftOut.files, leftOut.bytes].every(
      (number) => typeof number === 'number',
    ) &&
    [overlayOptions, losses, squashed].every((list) => Array.isArray(list)) &&
    squashed.every(isDigest);
  if (!isWhole) throw new Error('the description of the layer is not whole');
  return description as LayerDescription;
};
