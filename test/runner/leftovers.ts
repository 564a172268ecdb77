import {readFileSync, readdirSync} from 'node:fs';

import {type ProcessEntry, listProcesses} from './processes.js';
import {type RunnerUser} from './user.js';

/** What a job should not leave on a machine. */
export interface Leftovers {
  readonly mounts: readonly string[];
  readonly loopDevices: readonly string[];
  readonly processes: readonly string[];
}

/** What tells a job's processes from others. */
export interface JobMarks {
  readonly user: RunnerUser;
  readonly trackingId: string;
  /** Members of the job's control group. */
  readonly members: readonly number[];
}

export const isOfJob = (entry: ProcessEntry, {user, trackingId, members}: JobMarks): boolean =>
  members.includes(entry.pid) ||
  entry.environment.includes(`RUNNER_TRACKING_ID=${trackingId}`) ||
  (user.temporary && (entry.uid === user.uid || entry.environment.includes(`SUDO_USER=${user.name}`)));

/** Lists what is left of a job: mounts and loop devices below some directories, and processes. */
export const findLeftovers = (directories: readonly string[], marks: JobMarks): Leftovers => ({
  mounts: mountsBelow(directories),
  loopDevices: loopDevicesBelow(directories),
  processes: listProcesses()
    .filter((entry) => isOfJob(entry, marks))
    .map(({pid, uid, command}) => `${pid} (uid ${uid}) ${command}`),
});

export const isEmpty = ({mounts, loopDevices, processes}: Leftovers): boolean =>
  mounts.length + loopDevices.length + processes.length === 0;

const isBelow = (path: string, directories: readonly string[]): boolean =>
  directories.some((directory) => path === directory || path.startsWith(`${directory}/`));

/** Mount points below some directories, the last mounted first. */
export const mountsBelow = (directories: readonly string[]): string[] =>
  mountPoints(readFileSync('/proc/self/mountinfo', 'utf8'))
    .filter((path) => isBelow(path, directories))
    .reverse();

/** The mount points in the text of a mountinfo file. */
export const mountPoints = (mountinfo: string): string[] =>
  mountinfo
    .split('\n')
    .filter(Boolean)
    .map((line) => unescaped(line.split(' ')[4] ?? ''));

const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 8)));

/** Loop devices whose backing file is, or was, below some directories. */
export const loopDevicesBelow = (directories: readonly string[]): string[] =>
  readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .filter((name) => isBelow(backingFile(name), directories))
    .map((name) => `/dev/${name}`);

const backingFile = (device: string): string => {
  try {
    return readFileSync(`/sys/block/${device}/loop/backing_file`, 'utf8').trim();
  } catch {
    return '';
  }
};
