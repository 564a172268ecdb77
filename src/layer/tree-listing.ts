import {runCommand} from '../host/command.js';
import {type Enter, type Loss} from './inspect.js';

export interface TreeEntry {
  /** Below the tree, with a leading slash, each character a byte; `/` for the tree itself. */
  readonly path: string;
  /** As find(1) writes it: f, d, l, c, b, p, s. */
  readonly type: string;
  readonly mode: string;
  readonly uid: string;
  readonly gid: string;
  /** Bytes. */
  readonly size: string;
  /** Whole seconds of its modification time, rounded down. */
  readonly seconds: number;
  /** How many names it has, in the tree or elsewhere. */
  readonly links: number;
  /** The same for all names of one file, and for no other; empty where it has but one. */
  readonly inode: string;
  /** Where a symlink leads, each character a byte; empty for anything else. */
  readonly target: string;
}

const fields = ['%P', '%y', '%m', '%U', '%G', '%s', '%T@', '%n', '%D:%i', '%l'];

/** Every entry of a tree, on its own file system only, ordered by path. */
export const listTree = async (tree: string, enter: Enter): Promise<TreeEntry[]> => {
  const format = fields.map((field) => `${field}\\0`).join('');
  const entries: TreeEntry[] = [];
  const known = new Map<string, string>();
  // A tree may have a million entries, and few owners, modes and sizes.
  const once = (value = ''): string => known.get(value) ?? (known.set(value, value), value);
  // Read as it comes: kept whole, what find prints would take more memory than the entries.
  const onOutput = splitRecords(fields.length, ([path = '', ...values]) => {
    const [type = '', mode, uid, gid, size, seconds, links, inode = '', target = ''] = values;
    entries.push({
      path: `/${path}`,
      type: once(type),
      mode: once(mode),
      uid: once(uid),
      gid: once(gid),
      size: once(size),
      seconds: Math.floor(Number(seconds)),
      links: Number(links),
      inode: type === 'd' || links === '1' ? '' : inode,
      target,
    });
  });
  await runCommand(enter(['find', tree, '-xdev', '-printf', format]), {onOutput});
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** Takes bytes as they come, and hands on each record: so many fields, each of which a zero ends, a byte a character. */
export const splitRecords = (
  count: number,
  take: (fields: readonly string[]) => void,
): ((chunk: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let [start, record]: [number, string[]] = [0, []];
    for (let at = 0, end = bytes.indexOf(0); end >= 0; at = end + 1, end = bytes.indexOf(0, at)) {
      record.push(bytes.toString('latin1', at, end));
      if (record.length < count) continue;
      take(record);
      [start, record] = [end + 1, []];
    }
    rest = bytes.subarray(start);
  };
};

/** squashfs keeps times as unsigned 32-bit seconds (squashfs.rst). */
export const timeLosses = (entries: readonly TreeEntry[]): Loss[] =>
  entries
    .filter(({seconds}) => seconds < 0 || seconds > 0xffffffff)
    .map(({path}) => ({path, what: 'time before 1970 or after 2106' as const}));
