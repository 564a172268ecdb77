import {RootstockError} from '../errors.js';
import {type Argv, asBytes, readable, runCommand} from '../host/command.js';
import {nameOfXattr, readXattrs, type Xattrs} from './xattrs.js';

/** Puts a program where it sees the tree: into a root's namespace, or nowhere else. */
export type Enter = (argv: Argv) => Argv;

/** What an image of a tree cannot hold of it. */
export interface Loss {
  /** Below the tree, with a leading slash, each character a byte. */
  readonly path: string;
  readonly what: 'POSIX ACL' | 'immutable or append-only flag' | 'time before 1970 or after 2106';
}

/** What overlayfs marked in a tree that matters to an image of it. */
export interface Inspection {
  readonly losses: readonly Loss[];
  /** Below the tree: paths that carry marks that are true only on this machine and mount. */
  readonly localMarks: ReadonlyMap<string, readonly string[]>;
}

const overlayPrefix = 'trusted.overlay.';
const aclPrefix = 'system.posix_acl_';
export const lostFlag = 'immutable or append-only flag';

/** True only for the mount that wrote them, and read by the kernel only on an upper: without them images are equal. */
const localMarkNames = ['origin', 'impure', 'uuid', 'nlink', 'upper'];

/** A file with such a mark has its content, or its name, in another layer: an image of it would not stand for itself. */
const refusedMarkNames = ['metacopy', 'redirect'];

/**
 * Finds in the xattrs of a tree what an image of it would lose, and what must be stripped before. Throws RootstockError for a
 * tree that no image can stand for: one with `metacopy` or `redirect` marks.
 */
export const inspectXattrs = (tree: string, xattrs: Xattrs): Inspection => {
  const losses: Loss[] = [];
  const localMarks = new Map<string, readonly string[]>();
  for (const [path, lines] of xattrs) {
    const names = lines.map(nameOfXattr);
    const marks = names.filter((name) => name.startsWith(overlayPrefix));
    const refused = marks.find((name) => isMark(name, refusedMarkNames));
    if (refused !== undefined) {
      throw new RootstockError(
        `making a layer of ${tree}`,
        `${readable(path)} carries ${refused}, so its content is in another layer`,
        'Such a tree was written by an overlay with other options than Rootstock states',
      );
    }
    if (names.some((name) => name.startsWith(aclPrefix))) losses.push({path, what: 'POSIX ACL'});
    if (marks.some((name) => isMark(name, ['protattr']))) losses.push({path, what: lostFlag});
    const local = marks.filter(isLocalMark);
    if (local.length > 0) localMarks.set(path, local);
  }
  return {losses, localMarks};
};

const isMark = (name: string, marks: readonly string[]): boolean =>
  name.startsWith(overlayPrefix) && marks.includes(name.slice(overlayPrefix.length));

export const isLocalMark = (name: string): boolean => isMark(name, localMarkNames);

/** The entries with a flag that no image holds. */
export const findFlags = async (tree: string, enter: Enter): Promise<Loss[]> => {
  // lsattr fails on what has no flags (links, devices) and goes on.
  const {stdout} = await runCommand(enter(['lsattr', '-R', '-a', tree]), {expected: [0, 1], bytes: true});
  return parseLsattr(stdout).map((path) => ({path: below(tree, path), what: lostFlag}));
};

/**
 * Takes the marks off that are true only on this machine and mount. Hard links carry one mark under each of their names:
 * taken off the first, it is gone from all, and `setfattr` fails for the others. So where it failed the tree is read again.
 */
export const stripLocalMarks = async (
  tree: string,
  {localMarks}: Inspection,
  enter: Enter,
): Promise<void> => {
  const byMark = new Map<string, string[]>();
  for (const [path, names] of localMarks) {
    for (const name of names) {
      const paths = byMark.get(name) ?? [];
      byMark.set(name, paths);
      paths.push(path === '/' ? asBytes(tree) : `${asBytes(tree)}${path}`);
    }
  }
  let failed = '';
  for (const [name, paths] of byMark) {
    const {stderr} = await runCommand(enter(['xargs', '-0', 'setfattr', '-h', '-x', name, '--']), {
      input: `${paths.join('\0')}\0`,
      bytes: true,
      // What xargs makes of the status of setfattr.
      expected: [0, 123],
    });
    failed ||= stderr;
  }
  if (failed === '' || inspectXattrs(tree, await readXattrs(tree, enter)).localMarks.size === 0) return;
  throw new RootstockError(`making a layer of ${tree}`, `marks of overlay stay on it: ${failed}`);
};

/** The paths with the immutable or the append-only flag in what `lsattr` printed. */
export const parseLsattr = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => /^([-a-zA-Z]{16,}) (.+)$/.exec(line))
    .filter((match) => match !== null && /[ai]/.test(match[1] ?? ''))
    .map((match) => match?.[2] ?? '')
    .filter((path) => !path.endsWith('/..'))
    // How it lists the tree itself.
    .map((path) => path.replace(/\/\.$/, ''));

const below = (tree: string, path: string): string =>
  path === tree ? '/' : path.slice(Buffer.byteLength(tree));

export const uniqueLosses = (losses: readonly Loss[]): Loss[] => [
  ...new Map(losses.map((loss) => [`${loss.what}\0${loss.path}`, loss])).values(),
];
