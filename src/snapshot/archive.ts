import {type Digest, isDigest} from '../layer/layer.js';
import {layerFileName} from '../remote/remote.js';
import {parseDescribed, type SharedSnapshot} from './shared.js';

/**
 * What the first member of a Rootstock file says, so that a reader knows at once what follows and what of that it has. The
 * file is an uncompressed tar; the images come after it, in the order of the layers.
 */
export interface ArchiveContent extends SharedSnapshot {
  readonly format: 1;
}

const archiveFormat = 1;

export const contentName = 'rootstock.json';

export const imageName = (digest: Digest): string => `layers/${layerFileName(digest)}`;

/** The digest in the name of a member, unless that is another's. */
export const digestInName = (name: string): Digest | undefined => {
  const digest = /^layers\/([^/]*)\.image$/.exec(name)?.[1];
  return isDigest(digest) ? digest : undefined;
};

export const formatContent = (shared: SharedSnapshot): string => {
  const content: ArchiveContent = {format: archiveFormat, ...shared};
  return `${JSON.stringify(content, null, 2)}\n`;
};

/** Throws unless the text is the content of a Rootstock file of a format that this version knows. */
export const parseContent = (text: string): ArchiveContent => {
  const content = JSON.parse(text) as Partial<ArchiveContent> | null;
  if (content?.format !== archiveFormat)
    throw new Error(`its format is ${String(content?.format)}, and this version knows ${archiveFormat}`);
  return {format: archiveFormat, ...parseDescribed(content)};
};
