import {RootstockError} from '../errors.js';
import {type Argv, readable, runCommand} from '../host/command.js';

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
  /** Paths that carry marks that are true only on this machine and mount. */
  readonly localMarks: ReadonlyMap<string, readonly string[]>;
}

const overlayPrefix = 'trusted.overlay.';

/** True only for the mount that wrote them, and read by the kernel only on an upper: without them images are equal. */
const localMarkNames = ['origin', 'impure', 'uuid', 'nlink', 'upper'];

/** A file with such a mark has its content, or its name, in another layer: an image of it would not stand for itself. */
const refusedMarkNames = ['metacopy', 'redirect'];

/**
 * Finds what an image of the tree would lose, and what must be stripped before.
 * Throws RootstockError for a tree that no image can stand for: one with `metacopy` or `redirect` marks.
 */
export const inspectTree = async (tree: string, enter: Enter): Promise<Inspection> => {
  const names = `^(trusted\\.overlay\\.(${[...localMarkNames, ...refusedMarkNames, 'protattr'].join('|')})|system\\.posix_acl_(access|default))$`;
  const [{stdout: xattrs}, {stdout: flags}] = await Promise.all([
    runCommand(enter(['getfattr', '-R', '-P', '-h', '--absolute-names', '-m', names, '--', tree]), {
      bytes: true,
    }),
    // lsattr fails on what has no flags (links, devices) and goes on.
    runCommand(enter(['lsattr', '-R', '-a', tree]), {expected: [0, 1], bytes: true}),
  ]);
  const losses: Loss[] = [];
  const localMarks = new Map<string, string[]>();
  for (const {path, name} of parseGetfattr(xattrs)) {
    const mark = name.startsWith(overlayPrefix) ? name.slice(overlayPrefix.length) : undefined;
    if (mark === undefined) losses.push({path: below(tree, path), what: 'POSIX ACL'});
    else if (mark === 'protattr')
      losses.push({path: below(tree, path), what: 'immutable or append-only flag'});
    else if (refusedMarkNames.includes(mark)) {
      throw new RootstockError(
        `making a layer of ${tree}`,
        `${readable(below(tree, path))} carries ${name}, so its content is in another layer`,
        'Such a tree was written by an overlay with other options than Rootstock states',
      );
    } else localMarks.set(path, [...(localMarks.get(path) ?? []), name]);
  }
  for (const path of parseLsattr(flags))
    losses.push({path: below(tree, path), what: 'immutable or append-only flag'});
  return {losses: uniqueLosses(losses), localMarks};
};

/**
 * Takes the marks off that are true only on this machine and mount. Hard links carry one mark under each of their names:
 * taken off the first, it is gone from all, and `setfattr` fails for the others. So where it failed the tree is read again.
 */
export const stripLocalMarks = async (tree: string, inspection: Inspection, enter: Enter): Promise<void> => {
  const byMark = new Map<string, string[]>();
  for (const [path, names] of inspection.localMarks) {
    for (const name of names) byMark.set(name, [...(byMark.get(name) ?? []), path]);
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
  if (failed === '' || (await inspectTree(tree, enter)).localMarks.size === 0) return;
  throw new RootstockError(`making a layer of ${tree}`, `marks of overlay stay on it: ${failed}`);
};

/** The paths and names in what `getfattr` printed; it writes control characters and backslashes in octal. */
export const parseGetfattr = (text: string): {path: string; name: string}[] => {
  const found: {path: string; name: string}[] = [];
  let path = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('# file: ')) path = unescapeOctal(line.slice('# file: '.length));
    else if (line !== '') found.push({path, name: line.split('=', 1)[0] ?? line});
  }
  return found;
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

/** Bytes that are written as a backslash and three octal digits. */
export const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

const below = (tree: string, path: string): string =>
  path === tree ? '/' : path.slice(Buffer.byteLength(tree));

const uniqueLosses = (losses: readonly Loss[]): Loss[] => [
  ...new Map(losses.map((loss) => [`${loss.what}\0${loss.path}`, loss])).values(),
];
