import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {dirname} from 'node:path';

import {type MountedFileSystem, parseMountinfo, readMounts} from '../../src/host/mountinfo.js';
import {childrenOf} from '../../src/host/namespace.js';
import {isMounted, type Mounted, readRoots, rootPaths} from '../../src/root/state.js';
import {type Store} from '../../src/snapshot/store.js';
import {loopDevicesOf} from '../support/leftovers.js';

/**
 * What a killed command left running or mounted: all that has to do with the store, but for the holders that the states of
 * its roots name, and what is mounted there.
 */
export const straysOf = (store: Store): string[] => {
  const roots = mountedRoots(store);
  return [
    ...strayProcesses(store, roots).map(({pid, command}) => `process ${pid} ${command}`),
    ...strayDevices(store, roots).map((line) => `loop device ${line}`),
    ...readMounts()
      .filter(({mountPoint}) => mountPoint.startsWith(`${store.directory}/`))
      .map(({mountPoint}) => `mount ${mountPoint}`),
  ];
};

/** Ends what should have ended by itself, so that one failure is not taken for many. */
export const endStrays = (store: Store): void => {
  for (const {pid} of strayProcesses(store, mountedRoots(store))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with another.
    }
  }
};

interface StrayProcess {
  readonly pid: number;
  readonly command: string;
}

const strayProcesses = (store: Store, roots: readonly Mounted[]): StrayProcess[] => {
  const pids = roots.map(({holder}) => holder.pid);
  const namespaces = new Set(pids.map((pid) => readLink(`/proc/${pid}/ns/pid`)));
  return processesOf(store.directory).filter(
    ({pid, command}) =>
      // What waits for a holder, the holder itself, and the `sleep` that it waits for.
      !(command.startsWith('unshare ') && childrenOf(pid).some((child) => pids.includes(child))) &&
      !(namespaces.has(readLink(`/proc/${pid}/ns/pid`)) && /^(sh -c echo;|sleep 2147)/.test(command)),
  );
};

const strayDevices = (store: Store, roots: readonly Mounted[]): string[] => {
  const mounts = roots.map(({name, generation, holder}) => ({
    mounted: mountsOf(holder.pid),
    merged: rootPaths(store, name).merged(generation),
  }));
  // An earlier merged root keeps its images, until the next change of the root takes it away; they may be unmounted by then.
  const hasEarlier = mounts.some(({mounted, merged}) =>
    mounted.some(({mountPoint}) => dirname(mountPoint) === dirname(merged) && mountPoint !== merged),
  );
  const devices = new Set(mounts.flatMap(({mounted}) => mounted.map(({source}) => source)));
  return hasEarlier
    ? []
    : loopDevicesOf(store.directory).filter((line) => !devices.has(`/dev/${line.split(' ')[0] ?? ''}`));
};

/** What is left once everything that is about to end has had the time to. */
export const lastingStraysOf = async (store: Store): Promise<string[]> => {
  for (const deadline = Date.now() + 5000; ;) {
    const left = straysOf(store);
    if (left.length === 0 || Date.now() > deadline) return left;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** What a process sees mounted; nothing when it is gone. */
const mountsOf = (pid: number): MountedFileSystem[] => parseMountinfo(readText(`/proc/${pid}/mountinfo`));

/** Of a root that goes with its command, nothing may stay either. */
const mountedRoots = (store: Store): Mounted[] =>
  readRoots(store)
    .filter(isMounted)
    .filter(({owner}) => owner.kind !== 'process');

/** Those that name the store, were started for it, or see something of it mounted. */
const processesOf = (directory: string): StrayProcess[] => {
  const own = readLink('/proc/self/ns/mnt');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({
      pid: Number(name),
      command: readText(`/proc/${name}/cmdline`).split('\0').join(' ').trim(),
    }))
    .filter(({pid, command}) => {
      // One without a command line has ended, and its starter has not looked yet.
      if (command === '') return false;
      if (`${command} ${readText(`/proc/${pid}/environ`)}`.includes(directory)) return true;
      // What our own namespace has mounted is looked at once.
      return (
        readLink(`/proc/${pid}/ns/mnt`) !== own && readText(`/proc/${pid}/mountinfo`).includes(directory)
      );
    });
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const readLink = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};
