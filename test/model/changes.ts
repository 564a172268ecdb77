import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';

import {type Change, change, copyUp, isBelow, isFree, removeFromModel} from './change.js';
import {newEntry, shortened} from './tree.js';

const octal = (mode: number): string => mode.toString(8);

/** Writes a whole file, which is made where there is none. */
export const write = (path: string, text: string, time: number): Change =>
  change(
    `write ${path} ${shortened(text)} @${time}`,
    (tree) => {
      const isNew = isFree(tree, path);
      if (!isNew && tree.get(path)?.kind !== 'file') return false;
      if (isNew) tree.set(path, newEntry('file', 0o644));
      copyUp(tree, path);
      Object.assign(tree.get(path)!, {text, time});
      return true;
    },
    (directory) => {
      writeTo(join(directory, path), text, constants.O_TRUNC);
      utimesSync(join(directory, path), time, time);
    },
  );

export const append = (path: string, text: string, time: number): Change =>
  change(
    `append ${path} ${shortened(text)} @${time}`,
    (tree) => {
      if (tree.get(path)?.kind !== 'file') return false;
      copyUp(tree, path);
      Object.assign(tree.get(path)!, {text: tree.get(path)!.text + text, time});
      return true;
    },
    (directory) => {
      writeTo(join(directory, path), text, constants.O_APPEND);
      utimesSync(join(directory, path), time, time);
    },
  );

/** Never through a link: were model and root to differ, it would lead out of the root. */
const writeTo = (path: string, text: string, how: number): void => {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | how, 0o644);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
};

/** Removes whatever is there, with all that is below it. */
export const remove = (path: string): Change =>
  change(
    `remove ${path}`,
    (tree) => {
      if (!tree.has(path)) return false;
      removeFromModel(tree, path);
      return true;
    },
    (directory) => rmSync(join(directory, path), {recursive: true}),
  );

export const makeDirectory = (path: string, mode: number): Change =>
  change(
    `mkdir ${path} ${octal(mode)}`,
    (tree) => {
      if (!isFree(tree, path)) return false;
      tree.set(path, newEntry('directory', mode));
      return true;
    },
    (directory) => {
      mkdirSync(join(directory, path));
      chmodSync(join(directory, path), mode);
    },
  );

export const makeLink = (path: string, target: string): Change =>
  change(
    `symlink ${path} -> ${target}`,
    (tree) => {
      if (!isFree(tree, path)) return false;
      tree.set(path, newEntry('link', 0, target));
      return true;
    },
    (directory) => symlinkSync(target, join(directory, path)),
  );

export const makeFifo = (path: string, mode: number): Change =>
  change(
    `mkfifo ${path} ${octal(mode)}`,
    (tree) => {
      if (!isFree(tree, path)) return false;
      tree.set(path, newEntry('fifo', mode));
      return true;
    },
    (directory) => {
      execFileSync('mkfifo', ['--', join(directory, path)]);
      chmodSync(join(directory, path), mode);
    },
  );

/** Puts something else in the place of whatever is there: a file for a directory, a new directory for one of the lowers. */
export const replace = (path: string, by: Change): Change =>
  change(
    `replace: ${by.toString()}`,
    (tree) => {
      if (!tree.has(path)) return false;
      removeFromModel(tree, path);
      return by.toModel(tree);
    },
    (directory) => {
      rmSync(join(directory, path), {recursive: true});
      by.toReal(directory);
    },
  );

export const setMode = (path: string, mode: number): Change =>
  change(
    `chmod ${path} ${octal(mode)}`,
    (tree) => {
      const kind = tree.get(path)?.kind;
      if (kind === undefined || kind === 'link') return false;
      copyUp(tree, path);
      tree.get(path)!.mode = mode;
      return true;
    },
    (directory) => chmodSync(join(directory, path), mode),
  );

/** With its mode, since the kernel takes the setuid bit from a program that is given away. */
export const setOwner = (path: string, owner: number, mode: number): Change =>
  change(
    `chown ${path} ${owner} ${octal(mode)}`,
    (tree) => {
      const kind = tree.get(path)?.kind;
      if (kind === undefined || kind === 'link') return false;
      copyUp(tree, path);
      Object.assign(tree.get(path)!, {owner, mode});
      return true;
    },
    (directory) => {
      chownSync(join(directory, path), owner, owner);
      chmodSync(join(directory, path), mode);
    },
  );

export const hardLink = (from: string, path: string): Change =>
  change(
    `link ${from} ${path}`,
    (tree) => {
      const kind = tree.get(from)?.kind;
      if (kind === undefined || kind === 'directory' || !isFree(tree, path)) return false;
      copyUp(tree, from);
      tree.set(path, tree.get(from)!);
      return true;
    },
    (directory) => linkSync(join(directory, from), join(directory, path)),
  );

/** Of anything but a directory that a lower has: for that the kernel answers EXDEV, and programs copy instead. */
export const rename = (from: string, path: string): Change =>
  change(
    `rename ${from} ${path}`,
    (tree) => {
      const [entry, target] = [tree.get(from), tree.get(path)];
      if (!entry || from === '' || path === from || isBelow(path, from) || isBelow(from, path)) return false;
      if (entry.kind === 'directory' && !entry.isFresh) return false;
      if (!isFree(tree, path) && (!target || path === '')) return false;
      if (target && (target.kind === 'directory') !== (entry.kind === 'directory')) return false;
      if (target && [...tree.keys()].some((other) => isBelow(other, path))) return false;
      // Two names of one inode stay both (rename(2)); of the lower's hard links each is an inode of its own by then.
      if (target === entry && entry.isFresh) return true;
      copyUp(tree, from);
      const moved = [...tree].filter(([other]) => other === from || isBelow(other, from));
      removeFromModel(tree, from);
      for (const [other, node] of moved) tree.set(`${path}${other.slice(from.length)}`, node);
      return true;
    },
    (directory) => renameSync(join(directory, from), join(directory, path)),
  );

export const setAttribute = (path: string, name: string, value: string): Change =>
  change(
    `setfattr ${path} ${name} ${value}`,
    (tree) => {
      const kind = tree.get(path)?.kind;
      // The root's own are not read back; the kernel keeps this kind of attribute for files and directories.
      if (path === '' || (kind !== 'file' && kind !== 'directory')) return false;
      copyUp(tree, path);
      const entry = tree.get(path)!;
      entry.attributes = {...entry.attributes, [name]: `"${value}"`};
      return true;
    },
    (directory) => void execFileSync('setfattr', ['-n', name, '-v', value, '--', join(directory, path)]),
  );

/** So that the same changes make the same layer at any time: the kernel sets it to now. */
export const setRootTime = (time: number): Change =>
  change(
    `touch / @${time}`,
    () => true,
    (directory) => utimesSync(directory, time, time),
  );
