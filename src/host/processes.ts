import {readdirSync, readFileSync, readlinkSync} from 'node:fs';

import {type Namespace} from './namespace.js';

export interface RunningProcess {
  readonly pid: number;
  /** Its command line, cut to one readable length. */
  readonly command: string;
}

/** Changes at every boot. */
export const bootIdentity = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** Clock ticks since boot at which a process started (field 22 of proc_pid_stat(5)); undefined when it has ended. */
export const processStartTime = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and parentheses; the fields after it may not. A zombie has ended but for its entry.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
};

/** Whether a process was killed and is not gone yet: it exits (PF_EXITING), or SIGKILL is on its way to it. */
export const isEnding = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const flags = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[6]);
    const pending = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(
      /^(?:SigPnd|ShdPnd):\s*([0-9a-f]+)$/gm,
    );
    const killed = [...pending].some(([, mask = '']) => (BigInt(`0x${mask}`) & 0x100n) !== 0n);
    return (flags & 4) !== 0 || killed;
  } catch {
    return false;
  }
};

/**
 * What runs in the root of a namespace, in the order of process ids: its processes are chrooted, and those that are not
 * (the holder, a packing) are ours.
 */
export const processesIn = (namespace: Namespace): RunningProcess[] => {
  const wanted = linkOf(namespace.pid, 'ns/pid');
  if (wanted === undefined) return [];
  return (
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== namespace.pid && linkOf(pid, 'ns/pid') === wanted)
      // One that has just ended has neither; it writes nothing any more.
      .filter((pid) => (linkOf(pid, 'root') ?? '/') !== '/' && processStartTime(pid) !== undefined)
      .map((pid) => ({pid, command: commandLine(pid)}))
  );
};

/** Ends by SIGKILL everything in the namespace but its holder, and waits until it is gone. */
export const endProcessesIn = async (namespace: Namespace): Promise<RunningProcess[]> => {
  const first = processesIn(namespace);
  const deadline = Date.now() + 10_000;
  for (let left = first; left.length > 0 && Date.now() < deadline; left = processesIn(namespace)) {
    for (const {pid} of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return first;
};

const linkOf = (pid: number, name: string): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return undefined;
  }
};

const commandLine = (pid: number): string => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
    return (words || `[${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()}]`).slice(0, 120);
  } catch {
    return '(ended)';
  }
};
