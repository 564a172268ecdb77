import {RootstockError} from '../errors.js';
import {asBytes, runCommand} from '../host/command.js';
import {type Enter} from './inspect.js';

/** What getfattr prints of each entry that has any, `NAME=0xVALUE` in order, by its path below the tree as in a listing. */
export type Xattrs = ReadonlyMap<string, readonly string[]>;

/**
 * All xattrs of a tree, POSIX ACLs among them. Throws RootstockError where they cannot be read.
 * @param paths of these entries alone, and none of what is below them
 */
export const readXattrs = async (tree: string, enter: Enter, paths?: readonly string[]): Promise<Xattrs> => {
  const options = ['-P', '-h', '-d', '-e', 'hex', '--absolute-names', '-m', '-'] as const;
  let problem: string | undefined;
  const onLine = (line: string): void => {
    // So says an image of a tree without any xattrs, of each entry.
    if (!line.endsWith(': Operation not supported')) problem ??= line;
  };
  const {stdout} = await (paths === undefined
    ? runCommand(enter(['getfattr', '-R', ...options, '--', tree]), {bytes: true, onLine, expected: [0, 1]})
    : runCommand(enter(['xargs', '-0', '-r', 'getfattr', ...options, '--']), {
        input: paths.map((path) => `${asBytes(tree)}${path}\0`).join(''),
        ...{bytes: true, onLine},
        // What xargs makes of a status of 1.
        expected: [0, 123],
      }));
  if (problem !== undefined) throw new RootstockError(`reading the xattrs of ${tree}`, problem);
  return parseXattrs(stdout, tree);
};

export const nameOfXattr = (line: string): string => line.split('=', 1)[0] ?? line;

/** What `getfattr -d` printed; it writes control characters and backslashes in octal. */
export const parseXattrs = (text: string, tree: string): Xattrs => {
  const length = Buffer.byteLength(tree);
  const found = new Map<string, string[]>();
  for (const block of text.split('\n\n')) {
    const [first = '', ...lines] = block.split('\n').filter((line) => line !== '');
    if (!first.startsWith('# file: ')) continue;
    const path = unescapeOctal(first.slice('# file: '.length)).slice(length);
    found.set(path === '' ? '/' : path, lines.sort());
  }
  return found;
};

/** Without those that an image cannot hold, or need not. */
export const withoutXattrs = (xattrs: Xattrs, isLeftOut: (name: string) => boolean): Xattrs =>
  new Map(
    [...xattrs].map(
      ([path, lines]) => [path, lines.filter((line) => !isLeftOut(nameOfXattr(line)))] as const,
    ),
  );

/** The first path whose xattrs are not the same in both trees. */
export const differingXattrs = (one: Xattrs, other: Xattrs): string | undefined =>
  [...new Set([...one.keys(), ...other.keys()])].find(
    (path) => !hasSameXattrs(one.get(path), other.get(path)),
  );

/** Lines are in order, so that they can be compared as they are. */
export const hasSameXattrs = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((line, index) => line === other[index]);

/** The paths and names in what `getfattr` printed; it writes control characters and backslashes in octal. */
export const parseGetfattr = (text: string): {path: string; name: string}[] => {
  const found: {path: string; name: string}[] = [];
  let path = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('# file: ')) path = unescapeOctal(line.slice('# file: '.length));
    else if (line !== '') found.push({path, name: nameOfXattr(line)});
  }
  return found;
};

/** Bytes that are written as a backslash and three octal digits. */
export const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
