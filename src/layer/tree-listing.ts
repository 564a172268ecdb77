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
}

const fieldCount = 7;

/** Every entry of a tree, on its own file system only, ordered by path. */
export const listTree = async (tree: string, enter: Enter): Promise<TreeEntry[]> => {
  const format = ['%P', '%y', '%m', '%U', '%G', '%s', '%T@'].map((field) => `${field}\\0`).join('');
  const {stdout} = await runCommand(enter(['find', tree, '-xdev', '-printf', format]), {bytes: true});
  const fields = stdout.split('\0');
  const entries: TreeEntry[] = [];
  for (let index = 0; index + fieldCount <= fields.length; index += fieldCount) {
    const [path = '', type = '', mode = '', uid = '', gid = '', size = '', time = ''] = fields.slice(
      index,
      index + fieldCount,
    );
    entries.push({path: `/${path}`, type, mode, uid, gid, size, seconds: Math.floor(Number(time))});
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** squashfs keeps times as unsigned 32-bit seconds (squashfs.rst). */
export const timeLosses = (entries: readonly TreeEntry[]): Loss[] =>
  entries
    .filter(({seconds}) => seconds < 0 || seconds > 0xffffffff)
    .map(({path}) => ({path, what: 'time before 1970 or after 2106' as const}));
