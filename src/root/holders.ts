import {readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';

import {endNamespace} from '../host/namespace.js';
import {bootIdentity, isEnding, processStartTime} from '../host/processes.js';
import {type Store} from '../snapshot/store.js';

const title = 'rootstock: root ';

/** What ps shows of the holder of a root. */
export const holderTitle = (root: string): string => `${title}${root}`;

export interface Holder {
  readonly pid: number;
  /** A process id alone may be another's by the time it is used. */
  readonly startTime: string;
  readonly root: string;
}

/** PID 1 of every namespace that was started for a root of this store, whether its root knows of it or not. */
export const findHolders = (store: Store): Holder[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const words = readOrEmpty(join('/proc', name, 'cmdline')).split('\0');
      const root = words.find((word) => word.startsWith(title))?.slice(title.length);
      const isFirst = /^NSpid:.*\s1$/m.test(readOrEmpty(join('/proc', name, 'status')));
      if (root === undefined || !isFirst || basename(root) !== root) return [];
      const mounts = readOrEmpty(join('/proc', name, 'mountinfo'));
      const startTime = processStartTime(Number(name));
      const isOurs = mounts.includes(` ${join(store.roots, root)}/`);
      return isOurs && startTime !== undefined ? [{pid: Number(name), startTime, root}] : [];
    });

/** Whether it still runs, and was not told to end. */
export const isStaying = ({pid, startTime}: Holder): boolean =>
  processStartTime(pid) === startTime && !isEnding(pid);

/** Ends a holder, and with it every process and every mount of its namespace. */
export const endHolder = ({pid, startTime}: Holder): Promise<void> =>
  endNamespace({pid, startTime, boot: bootIdentity()});

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
