import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What a test left on the machine: mounts and loop devices of its own directory, and processes that it started or that
 * have to do with the directory. Other tests run on the same machine meanwhile, and are none of its business.
 */
export const leftoversOf = (directory: string): string[] => [
  ...mountsBelow(directory).map((mount) => `mount ${mount}`),
  ...loopDevicesOf(directory).map((device) => `loop device ${device}`),
  ...processesOf(directory).map((name) => `process ${name}`),
];

/** The kernel frees loop devices a moment after their mounts: gives it that moment. */
export const lastingLeftoversOf = async (directory: string): Promise<string[]> => {
  const deadline = Date.now() + 3000;
  for (let left = leftoversOf(directory); ; left = leftoversOf(directory)) {
    if (left.length === 0 || Date.now() > deadline) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const mountsBelow = (directory: string): string[] =>
  readOrEmpty('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((mountPoint) => mountPoint.startsWith(directory));

export const loopDevicesOf = (directory: string): string[] =>
  readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .map((name) => `${name} ${readOrEmpty(join('/sys/block', name, 'loop/backing_file')).trim()}`)
    .filter((line) => line.includes(` ${directory}`));

const processesOf = (directory: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({pid, command: readOrEmpty(`/proc/${pid}/cmdline`).split('\0').join(' ').trim()}))
    .filter(({pid, command}) => {
      const isOurs = command.includes(directory) || readOrEmpty(`/proc/${pid}/mountinfo`).includes(directory);
      return isOurs || (command.includes('rootstock: ') && isDescendant(Number(pid)));
    })
    .map(({pid, command}) => `${pid} ${command}`);

const isDescendant = (pid: number): boolean => {
  for (let here = pid; here > 1;) {
    if (here === process.pid) return true;
    here = Number(/^PPid:\s+(\d+)/m.exec(readOrEmpty(`/proc/${here}/status`))?.[1] ?? 0);
  }
  return false;
};

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
