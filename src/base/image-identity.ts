import {architecture} from './architecture.js';
import {type BlobDigest, isBlobDigest} from './image.js';

/** The same image is the same base, wherever it comes from. */
export const identityOfImage = (digest: BlobDigest): string => `oci ${digest} ${architecture()}`;

/** The digest of the manifest, or the index, that an identity was made of. */
export const digestInIdentity = (identity: string): BlobDigest => {
  const digest = identity.split(' ')[1];
  if (!isBlobDigest(digest)) throw new Error(`no identity of an image: ${identity}`);
  return digest;
};
