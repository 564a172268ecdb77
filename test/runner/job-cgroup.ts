import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {runAsRoot, tryAsRoot} from './privileged.js';

/** A control group that holds every process a job started, whatever these do to their environment or user. */
export interface JobCgroup {
  /** The start of an argv that runs the rest in the group. Adding it once it runs would miss what it starts first. */
  readonly enter: readonly string[];
  members(): number[];
  /** Ends the members and removes the group. */
  remove(): Promise<void>;
}

const script = fileURLToPath(new URL('enter-cgroup.sh', import.meta.url));
const attempts = 40;

/** Makes a group, where this machine has control groups of version 2 and root may make one. */
export const createJobCgroup = async (name: string): Promise<JobCgroup | undefined> => {
  const parent = ownCgroup();
  if (parent === undefined) return undefined;
  const directory = join(parent, name);
  try {
    await runAsRoot('mkdir', directory);
  } catch {
    return undefined;
  }
  const members = () => membersOf(join(directory, 'cgroup.procs'));
  return {
    enter: ['bash', script, directory],
    members,
    remove: async () => {
      for (let attempt = 0; attempt < attempts && members().length > 0; attempt++) {
        await tryAsRoot('kill', '-KILL', ...members().map(String));
        await sleep(25);
      }
      await tryAsRoot('rmdir', directory);
    },
  };
};

/** Nobody is in a group that is gone. */
const membersOf = (file: string): number[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number) : [];

/** The directory of the group that this process is in. */
const ownCgroup = (): string | undefined => {
  const mount = /^(?:\S+ ){4}(\S+) .* - cgroup2 /m.exec(readFileSync('/proc/self/mountinfo', 'utf8'))?.[1];
  const group = /^0::(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
  if (mount === undefined || group === undefined) return undefined;
  const directory = join(mount, group);
  return existsSync(directory) ? directory : undefined;
};
