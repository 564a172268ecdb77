import {type Digest, isDigest, type LayerDescription, parseLayerDescription} from '../layer/layer.js';
import {parseSnapshot, type Snapshot} from './snapshot.js';

/**
 * What the first member of a Rootstock file says, so that a reader knows at once what follows and what of that it has. The
 * file is an uncompressed tar; the images come after it, in the order of the layers.
 */
export interface ArchiveContent {
  readonly format: 1;
  readonly snapshot: Snapshot;
  /** Those of the snapshot, each once, base first. */
  readonly layers: readonly LayerDescription[];
}

const archiveFormat = 1;

export const contentName = 'rootstock.json';

export const imageName = (digest: Digest): string => `layers/${digest}.image`;

/** The digest in the name of a member, unless that is another's. */
export const digestInName = (name: string): Digest | undefined => {
  const digest = /^layers\/([^/]*)\.image$/.exec(name)?.[1];
  return isDigest(digest) ? digest : undefined;
};

/** @param descriptions of all layers of the snapshot */
export const formatContent = (snapshot: Snapshot, descriptions: readonly LayerDescription[]): string => {
  const content: ArchiveContent = {format: archiveFormat, snapshot, layers: descriptions};
  return `${JSON.stringify(content, null, 2)}\n`;
};

/** Throws unless the text is the content of a Rootstock file of a format that this version knows. */
export const parseContent = (text: string): ArchiveContent => {
  const content = JSON.parse(text) as Partial<ArchiveContent> | null;
  if (content?.format !== archiveFormat)
    throw new Error(`its format is ${String(content?.format)}, and this version knows ${archiveFormat}`);
  const snapshot = parseSnapshot(content.snapshot);
  if (!Array.isArray(content.layers)) throw new Error('it does not describe its layers');
  const layers = content.layers.map(parseLayerDescription);
  const described = layers.map(({digest}) => digest);
  if (new Set(described).size !== described.length) throw new Error('it describes a layer twice');
  const missing = snapshot.layers.find((digest) => !described.includes(digest));
  if (missing !== undefined) throw new Error(`it does not describe its layer ${missing.slice(0, 12)}`);
  const strange = described.find((digest) => !snapshot.layers.includes(digest));
  if (strange !== undefined) throw new Error(`it describes ${strange.slice(0, 12)}, which is no layer of it`);
  return {format: archiveFormat, snapshot, layers};
};
