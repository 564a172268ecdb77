import {digestOfText} from '../host/digest.js';
import {type ImageSettings} from './image-settings.js';
import {type Platform} from './platform.js';

/** `sha256:` and 64 lower-case hexadecimal digits: how images name what they are made of. */
export type BlobDigest = `sha256:${string}`;

export const isBlobDigest = (value: unknown): value is BlobDigest =>
  typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);

export const blobDigestOf = (bytes: Buffer): BlobDigest => `sha256:${digestOfText(bytes)}`;

/** The digits of a digest, as files are named by it. */
export const hexOf = (digest: BlobDigest): string => digest.slice('sha256:'.length);

/** What a document of an image says of another blob (image-spec, descriptor.md). */
export interface Descriptor {
  readonly mediaType?: string | undefined;
  readonly digest: BlobDigest;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One layer of an image: a tar archive of what it changes. */
export interface ImageLayer {
  /** Of the archive as it is, before any compression. */
  readonly diffId: BlobDigest;
  /**
   * Of the layer and all that it lies on, as image-spec defines it (config.md, "Layer ChainID"). What a layer is depends on
   * those below: a directory that its archive does not mention is as it was, a whiteout hides only what is there.
   */
  readonly chainId: BlobDigest;
  /** The archive as it may be compressed, where that is known. */
  readonly blob?: Pick<Descriptor, 'digest' | 'size'>;
}

/** What an image is, without its content. */
export interface ImageDescription {
  /** Of the manifest, or of the config where there is no other. */
  readonly digest: BlobDigest;
  readonly layers: readonly ImageLayer[];
  readonly settings: ImageSettings;
}

/** Brings a small blob, whose bytes are those that its name says. Throws RootstockError. */
export type ReadBlob = (descriptor: Pick<Descriptor, 'digest'> & Partial<Descriptor>) => Promise<Buffer>;

/** The chain IDs of layers, base first. */
export const chainIdsOf = (diffIds: readonly BlobDigest[]): BlobDigest[] => {
  const chain: BlobDigest[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(below === undefined ? diffId : blobDigestOf(Buffer.from(`${below} ${diffId}`)));
  }
  return chain;
};
