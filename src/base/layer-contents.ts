import {UsageError} from '../errors.js';
import {readable} from '../host/command.js';
import {type LayerMember} from './layer-members.js';
import {memberCheck} from './tar-check.js';

const marker = '.wh.';
const opaqueMarker = '.wh..wh..opq';
/** What AUFS kept for itself; it means nothing in a layer. */
const aufsOwn = '.wh..wh.';

/** What an archive has, by paths with a leading slash; the root is empty. */
export interface Contents {
  readonly entries: ReadonlyMap<string, 'directory' | 'other'>;
  /** The targets of hard links that are not in the archive itself. */
  readonly links: ReadonlySet<string>;
  readonly whiteouts: ReadonlySet<string>;
  readonly opaque: ReadonlySet<string>;
}

/**
 * Sorts the members of a layer. Throws UsageError, naming the member, for one that would be written outside of the layer, or
 * cannot be meant.
 * @param namesBelow what is in the root of the layers below
 */
export const readContents = (
  what: string,
  members: readonly LayerMember[],
  namesBelow: () => readonly string[],
): Contents => {
  const check = memberCheck();
  const entries = new Map<string, 'directory' | 'other'>();
  const [links, whiteouts, opaque] = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  for (const member of members) {
    const {type, linkname = ''} = member;
    // The root itself is written like this by some.
    const name = member.name === '/' ? './' : member.name;
    const kind = type === 'h' ? 'link' : type === 'l' ? 'symlink' : 'file';
    const refusal = check({name, type: kind, linkname});
    if (refusal !== undefined) throw new UsageError(what, readable(refusal), 'It is not unpacked');
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
  if (opaque.delete('')) for (const name of namesBelow()) whiteouts.add(`/${name}`);
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

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The directories that a path is in, the root first; none of the root. */
export const ancestorsOf = (path: string): string[] => {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** A path as a person reads it. */
export const shown = (path: string): string => JSON.stringify(readable(path.slice(1)));
