import {readFileSync} from 'node:fs';

/** One line of /proc/PID/mountinfo (proc_pid_mountinfo(5)). */
export interface MountedFileSystem {
  readonly mountPoint: string;
  readonly type: string;
  readonly source: string;
  /** The device number as `major:minor`. */
  readonly device: string;
  /** The directory of the file system that is mounted here; not `/` for a bind mount of a part. */
  readonly root: string;
  readonly options: readonly string[];
  readonly superOptions: readonly string[];
}

/** What is mounted in the mount namespace of a process, in mount order. */
export const readMounts = (pid: number | 'self' = 'self'): MountedFileSystem[] =>
  parseMountinfo(readFileSync(`/proc/${pid}/mountinfo`, 'utf8'));

export const parseMountinfo = (text: string): MountedFileSystem[] =>
  text.split('\n').filter(Boolean).map(parseLine);

const parseLine = (line: string): MountedFileSystem => {
  const [before = '', after = ''] = line.split(' - ', 2);
  const [, , device = '', root = '', mountPoint = '', options = ''] = before.split(' ');
  const [type = '', source = '', superOptions = ''] = after.split(' ');
  return {
    mountPoint: unescapeOctal(mountPoint),
    type,
    source: unescapeOctal(source),
    device,
    root: unescapeOctal(root),
    options: options.split(','),
    superOptions: superOptions.split(','),
  };
};

/** Space, tab, newline and backslash are written as three octal digits in mountinfo. */
const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
