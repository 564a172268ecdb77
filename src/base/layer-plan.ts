import {UsageError} from '../errors.js';
import {ancestorsOf, type Contents, parentOf, readContents, shown} from './layer-contents.js';
import {type LayerMember, type LedThrough} from './layer-members.js';

/** What the layers below show. Paths have a leading slash, the root is empty, and each character is a byte. */
export interface Below {
  /** What is at a path; none where one of its parents is no directory. */
  readonly kindOf: (path: string) => 'directory' | 'link' | 'other' | undefined;
  /** Where a link leads, inside these layers; undefined where that is no directory, and cannot be one. */
  readonly follow: (path: string) => string | undefined;
  /** What is in the root. */
  readonly names: () => readonly string[];
}

/** What there is to do, beside extracting the archive, so that it becomes an upper over the layers below. */
export interface LayerPlan {
  /** Directories that the archive does not mention, and needs: as they are below, parents first. */
  readonly implied: readonly string[];
  /** The same, where there are none below. */
  readonly fresh: readonly string[];
  /** What the archive has hard links to, and is below. */
  readonly linked: readonly string[];
  readonly whiteouts: readonly string[];
  readonly opaque: readonly string[];
}

/**
 * Works out what a layer does to those below it: its whiteouts apply to these alone, wherever in the archive they come
 * (image-spec, layer.md). Throws UsageError, naming the member, for an archive that would write outside of the layer, or cannot
 * be meant.
 * @returns a plan, or the links of the layers below that the archive leads through: it is then to be listed through these
 */
export const planLayer = (
  what: string,
  members: readonly LayerMember[],
  below: Below,
): LayerPlan | {readonly throughLinks: readonly LedThrough[]} => {
  const contents = readContents(what, members, below.names);
  const {entries, links, whiteouts, opaque} = contents;
  const sight = seeBelow(contents, below);
  const implied = new Set<string>();
  const fresh = new Set<string>();
  const through = new Map<string, string>();
  const need = (directory: string): void => {
    if (entries.has(directory) || implied.has(directory) || fresh.has(directory)) return;
    if (directory !== '') need(parentOf(directory));
    const kind = sight.kindOf(directory);
    if (kind === 'directory') implied.add(directory);
    else if (kind !== 'link') fresh.add(directory);
    else through.set(directory, follow(what, directory, below));
  };
  need('');
  for (const path of [...entries.keys(), ...links]) if (path !== '') need(parentOf(path));
  for (const path of [...whiteouts, ...opaque]) {
    const link = ancestorsOf(path).find((parent) => !entries.has(parent) && sight.kindOf(parent) === 'link');
    if (link !== undefined) through.set(link, follow(what, link, below));
  }
  if (through.size > 0)
    return {throughLinks: [...through].map(([from, to]) => ({from: from.slice(1), to: to.slice(1)}))};
  for (const path of links) {
    const kind = sight.kindOf(path);
    if (kind === 'directory' || kind === undefined)
      throw new UsageError(
        what,
        `it has a hard link to ${shown(path)}, which is no file of it or of the layers below`,
      );
  }
  const isDirectoryHere = (path: string): boolean =>
    entries.get(path) === 'directory' || implied.has(path) || fresh.has(path);
  const hidden = [...whiteouts].filter((path) => sight.kindWithout(path) !== undefined);
  const gone = hidden.filter((path) => !entries.has(path) && !isDirectoryHere(path) && !links.has(path));
  const cleared = [...opaque].filter(
    (path) => sight.kindOf(path) === 'directory' && entries.get(path) !== 'other',
  );
  for (const path of gone) need(parentOf(path));
  for (const path of cleared) need(path);
  return {
    ...{implied: [...implied], fresh: [...fresh], linked: [...links], whiteouts: gone},
    opaque: [...new Set([...hidden.filter(isDirectoryHere), ...cleared])],
  };
};

const follow = (what: string, path: string, {follow: lead}: Below): string => {
  const place = lead(path);
  if (place !== undefined) return place;
  throw new UsageError(
    what,
    `it has members below ${shown(path)}, a link of a lower layer that leads nowhere`,
  );
};

/** What is seen of the layers below where this layer hides some of it. */
const seeBelow = (
  {entries, whiteouts, opaque}: Contents,
  below: Below,
): {kindOf: Below['kindOf']; kindWithout: Below['kindOf']} => {
  const areSeen = (parents: readonly string[]): boolean =>
    parents.every((path) => !whiteouts.has(path) && !opaque.has(path) && entries.get(path) !== 'other');
  /** As if the path itself had no whiteout. */
  const kindWithout = (path: string): ReturnType<Below['kindOf']> =>
    areSeen(ancestorsOf(path)) ? below.kindOf(path) : undefined;
  return {kindOf: (path) => (whiteouts.has(path) ? undefined : kindWithout(path)), kindWithout};
};
