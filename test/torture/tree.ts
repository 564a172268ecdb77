import {createHash} from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';

/** What Rootstock shows in every root, whatever its layers hold. */
const shownAnyway = new Set(['dev', 'etc', 'proc', 'run', 'sys', 'tmp']);

/** Everything in a tree, one line an entry: kinds, modes, owners, the times of files, content. */
export const treeOf = (directory: string): string => {
  const lines: string[] = [];
  const visit = (name: string): void => {
    const path = join(directory, name);
    const status = lstatSync(path);
    const base = `${name || '/'} ${status.mode.toString(8)} ${status.uid}:${status.gid}`;
    if (status.isDirectory()) {
      lines.push(base);
      for (const entry of readdirSync(path).sort())
        if (name !== '' || !shownAnyway.has(entry)) visit(`${name}/${entry}`);
    } else if (status.isSymbolicLink()) lines.push(`${base} -> ${readlinkSync(path)}`);
    else lines.push(`${base} ${Math.floor(status.mtimeMs / 1000)} ${contentOf(path)}`);
  };
  visit('');
  return lines.join('\n');
};

const contentOf = (path: string): string => {
  const content = readFileSync(path);
  return content.length < 100
    ? content.toString()
    : `sha256 ${createHash('sha256').update(content).digest('hex')}`;
};

/** A base of a few files: what is in it is not run. */
export const makeBase = (directory: string): void => {
  mkdirSync(directory, {recursive: true});
  for (const name of ['replaced', 'kept/deep']) mkdirSync(join(directory, name), {recursive: true});
  for (const number of [0, 1, 2, 3]) write(directory, `file-${number}`, `base ${number}`, number);
  write(directory, 'replaced/old', 'old', 4);
  write(directory, 'kept/deep/file', 'deep', 5);
  symlinkSync('kept/deep', join(directory, 'link'));
};

/**
 * Changes a tree in every way that a layer has a mark of its own for, otherwise in each round: a file of its own, one that is
 * changed, one that is deleted, one that comes back, a directory in place of another, and the tree's own mode.
 */
export const changeTree = (directory: string, round: number): void => {
  write(directory, 'marker', `round ${round}`, round);
  write(directory, 'kept/deep/file', `deep ${round}`, round);
  rmSync(join(directory, `file-${round % 4}`), {force: true});
  write(directory, `file-${(round + 1) % 4}`, `back in round ${round}`, round);
  rmSync(join(directory, 'replaced'), {recursive: true});
  mkdirSync(join(directory, 'replaced'));
  write(directory, `replaced/${round}`, `replaced in round ${round}`, round);
  chmodSync(directory, [0o755, 0o751, 0o711][round % 3] ?? 0);
};

const write = (directory: string, name: string, content: string, seconds: number): void => {
  writeFileSync(join(directory, name), content);
  utimesSync(join(directory, name), 1e9 + seconds, 1e9 + seconds);
};
