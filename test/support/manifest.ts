import {createHash} from 'node:crypto';
import {type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';

import {run} from './run.js';

const kinds: Record<number, string> = {
  0o140000: 'socket',
  0o120000: 'link',
  0o100000: 'file',
  0o060000: 'block',
  0o040000: 'directory',
  0o020000: 'char',
  0o010000: 'fifo',
};

/**
 * All that there is to know of a tree, one line an entry and one block of xattrs an entry: names, types, modes, owners,
 * devices, whole seconds, link groups, targets and content. Shares no code and no program with Rootstock's own comparison,
 * but for getfattr.
 */
export const manifestOf = (tree: string): string[] => {
  const groups = new Map<bigint, string>();
  const lines: string[] = [];
  const visit = (path: Buffer, name: string): void => {
    const status = lstatSync(path, {bigint: true});
    const kind = kinds[Number(status.mode) & 0o170000] ?? '?';
    const first = kind === 'directory' ? '' : (groups.get(status.ino) ?? name);
    groups.set(status.ino, first);
    lines.push(JSON.stringify([name, kind, first, ...fieldsOf(status, kind), contentOf(path, kind)]));
    if (kind !== 'directory') return;
    for (const entry of readdirSync(path, {encoding: 'buffer'}).sort((a, b) => a.compare(b))) {
      const below = Buffer.concat([path, Buffer.from('/'), entry]);
      visit(below, `${name}/${entry.toString('latin1')}`);
    }
  };
  visit(Buffer.from(tree), '');
  return [...lines, ...xattrsOf(tree)];
};

const fieldsOf = (status: BigIntStats, kind: string): string[] => {
  const isDevice = kind === 'char' || kind === 'block';
  return [
    (status.mode & 0o7777n).toString(8),
    `${status.uid}:${status.gid}`,
    isDevice ? String(status.rdev) : '',
    kind === 'file' || kind === 'link' ? String(status.size) : '',
    String(status.mtimeNs / 1_000_000_000n),
  ];
};

const contentOf = (path: Buffer, kind: string): string => {
  if (kind === 'link') return readlinkSync(path, 'latin1');
  return kind === 'file' ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
};

const xattrsOf = (tree: string): string[] =>
  run(['getfattr', '-R', '-P', '-h', '-d', '-m', '-', '-e', 'hex', '--', '.'], {directory: tree})
    .split('\n\n')
    .map((block) => block.split('\n').sort().join('\n'))
    .sort();
