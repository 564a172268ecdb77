import {UsageError} from '../errors.js';
import {type LayerMember, type LedThrough} from './layer-members.js';
import {memberCheck} from './tar-check.js';

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

const marker = '.wh.';
const opaqueMarker = '.wh..wh..opq';
/** What AUFS kept for itself; it means nothing in a layer. */
const aufsOwn = '.wh..wh.';

interface Contents {
  readonly entries: ReadonlyMap<string, 'directory' | 'other'>;
  readonly links: ReadonlySet<string>;
  readonly whiteouts: ReadonlySet<string>;
  readonly opaque: ReadonlySet<string>;
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
  const contents = readContents(what, members, below);
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

const readContents = (what: string, members: readonly LayerMember[], below: Below): Contents => {
  const check = memberCheck();
  const entries = new Map<string, 'directory' | 'other'>();
  const [links, whiteouts, opaque] = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  for (const member of members) {
    const {type, linkname = ''} = member;
    // The root itself is written like this by some.
    const name = member.name === '/' ? './' : member.name;
    const kind = type === 'h' ? 'link' : type === 'l' ? 'symlink' : 'file';
    const refusal = check({name, type: kind, linkname});
    if (refusal !== undefined) throw new UsageError(what, readableText(refusal), 'It is not unpacked');
    const path = pathOf(name);
    const marks = path.split('/').filter((part) => part.startsWith(marker));
    if (marks.length > 0) {
      readMark(what, path, marks, {whiteouts, opaque});
      continue;
    }
    if (path === '' && type !== 'd') throw new UsageError(what, 'its root is no directory');
    const file = ancestorsOf(path).find((parent) => entries.get(parent) === 'other');
    if (file !== undefined)
      throw new UsageError(what, `its member ${shown(path)} is below ${shown(file)}, which is no directory`);
    if (type === 'h') {
      const target = pathOf(linkname);
      if (!entries.has(target)) links.add(target);
    }
    if (type !== 'd' && entries.get(path) === 'directory')
      throw new UsageError(what, `its member ${shown(path)} is a directory first, and then none`);
    entries.set(path, type === 'd' ? 'directory' : 'other');
  }
  // The kernel merges the roots of all layers, whatever they are marked as.
  if (opaque.delete('')) for (const name of below.names()) whiteouts.add(`/${name}`);
  return {entries, links, whiteouts, opaque};
};

const readMark = (
  what: string,
  path: string,
  marks: readonly string[],
  {whiteouts, opaque}: {readonly whiteouts: Set<string>; readonly opaque: Set<string>},
): void => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parent = parentOf(path);
  if (marks.length === 1 && name === opaqueMarker) opaque.add(parent);
  else if (marks[0]?.startsWith(aufsOwn)) return;
  else if (marks.length > 1 || marks[0] !== name)
    throw new UsageError(what, `its member ${shown(path)} is below a whiteout`);
  else if (['', '.', '..'].includes(name.slice(marker.length)))
    throw new UsageError(what, `its whiteout ${shown(path)} names nothing`, 'It is not unpacked');
  else whiteouts.add(`${parent}/${name.slice(marker.length)}`);
};

const pathOf = (name: string): string =>
  name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => `/${part}`)
    .join('');

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The directories that a path is in, the root first; none of the root. */
const ancestorsOf = (path: string): string[] => {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
};

const readableText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

const shown = (path: string): string => JSON.stringify(readableText(path.slice(1)));
