import {readFileSync, readdirSync, statSync} from 'node:fs';

export interface ProcessEntry {
  readonly pid: number;
  readonly uid: number;
  readonly state: string;
  readonly command: string;
  /** Empty where this process may not read it. */
  readonly environment: readonly string[];
}

/** Every process that can be seen here, but kernel threads and those that have ended. */
export const listProcesses = (): ProcessEntry[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
    .filter(({state, command}) => state !== 'Z' && state !== 'X' && command !== '');

/** A process may end at any time, and then has no entry. */
const readProcess = (pid: number): ProcessEntry[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return [
      {
        pid,
        uid: statSync(`/proc/${pid}`).uid,
        state: stat.slice(stat.lastIndexOf(')') + 2).charAt(0),
        command: words(`/proc/${pid}/cmdline`).join(' '),
        environment: environmentOf(pid),
      },
    ];
  } catch {
    return [];
  }
};

const words = (path: string): string[] => readFileSync(path, 'utf8').split('\0').filter(Boolean);

const environmentOf = (pid: number): string[] => {
  try {
    return words(`/proc/${pid}/environ`);
  } catch {
    return [];
  }
};
