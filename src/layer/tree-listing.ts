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
  const {stdout} = await runCommand(enter(['find', tree, '-xdev', '-printf', format]), {bytes: true});
  const entries: TreeEntry[] = [];
  const known = new Map<string, string>();
  // A tree may have a million entries, and few owners, modes and sizes.
  const once = (value: string): string => known.get(value) ?? (known.set(value, value), value);
  let at = 0;
  const next = (): string => {
    const end = stdout.indexOf('\0', at);
    const value = stdout.slice(at, end);
    at = end + 1;
    return value;
  };
  while (at < stdout.length) {
    const path = `/${next()}`;
    const [type, mode, uid, gid, size] = [
      once(next()),
      once(next()),
      once(next()),
      once(next()),
      once(next()),
    ];
    const seconds = Math.floor(Number(next()));
    const links = Number(next());
    const inode = next();
    const hasOneName = type === 'd' || links === 1;
    entries.push({
      path,
      type,
      mode,
      uid,
      gid,
      size,
      seconds,
      links,
      inode: hasOneName ? '' : inode,
      target: next(),
    });
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** squashfs keeps times as unsigned 32-bit seconds (squashfs.rst). */
export const timeLosses = (entries: readonly TreeEntry[]): Loss[] =>
  entries
    .filter(({seconds}) => seconds < 0 || seconds > 0xffffffff)
    .map(({path}) => ({path, what: 'time before 1970 or after 2106' as const}));
