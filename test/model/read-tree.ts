import {spawnSync} from 'node:child_process';
import {type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';

import {type Entry, lineOf} from './tree.js';

/**
 * A directory in the words of the model: one line an entry, in the order of their paths.
 * @param without names at the top that are not looked at: the programs of the base, and what is mounted in a root
 * @param isLinked whether a path's hard links are told
 */
export const readTree = (
  directory: string,
  without: ReadonlySet<string>,
  isLinked: (path: string) => boolean,
): string[] => {
  const paths = [...walk(directory, '', without)].sort();
  const attributes = readAttributes(
    directory,
    paths.map((path) => path || '.'),
  );
  const firsts = new Map<string, string>();
  return paths.map((path) => {
    const status = lstatSync(join(directory, path), {bigint: true});
    const kind = kindOf(status);
    const inode = kind === 'directory' || !isLinked(path) ? path : `${status.dev} ${status.ino}`;
    const first = firsts.get(inode) ?? path;
    firsts.set(inode, first);
    const entry = {
      kind,
      // A link has no mode of its own.
      mode: kind === 'link' ? 0 : Number(status.mode) & 0o7777,
      owner: status.uid === status.gid ? Number(status.uid) : NaN,
      text: textOf(join(directory, path), kind),
      time: kind === 'file' ? Number(status.mtimeNs / 1_000_000_000n) : 0,
      attributes: attributes.get(path || '.') ?? {},
    };
    return lineOf(path, entry, first);
  });
};

const walk = function* (directory: string, path: string, without: ReadonlySet<string>): Generator<string> {
  yield path;
  for (const entry of readdirSync(join(directory, path), {withFileTypes: true})) {
    if (path === '' && without.has(entry.name)) continue;
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(directory, below, without);
    else yield below;
  }
};

const kindOf = (status: BigIntStats): Entry['kind'] => {
  if (status.isDirectory()) return 'directory';
  if (status.isSymbolicLink()) return 'link';
  if (status.isFIFO()) return 'fifo';
  if (status.isFile()) return 'file';
  throw new Error(`an entry of mode ${status.mode.toString(8)}, which the model never makes`);
};

const textOf = (path: string, kind: Entry['kind']): string => {
  if (kind === 'link') return readlinkSync(path);
  return kind === 'file' ? readFileSync(path, 'utf8') : '';
};

/**
 * The user's extended attributes at some paths, by path. Node reads none, and getfattr fails beside its answer where a
 * layer is an image without any: squashfs then knows of no such thing (EOPNOTSUPP).
 */
const readAttributes = (directory: string, paths: readonly string[]): Map<string, Record<string, string>> => {
  const {stdout, stderr} = spawnSync('getfattr', ['-h', '-d', '-m', '^user\\.', '--', ...paths], {
    cwd: directory,
    encoding: 'utf8',
  });
  const problems = stderr
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('Operation not supported'));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map(
    stdout
      .split('\n\n')
      .filter(Boolean)
      .map((block) => {
        const [file = '', ...lines] = block.split('\n').filter(Boolean);
        const attributes = lines.map((line) => line.split('=') as [string, string]);
        return [file.replace('# file: ', ''), Object.fromEntries(attributes)] as const;
      }),
  );
};
