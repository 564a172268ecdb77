// Processes, as /proc shows them.
import {readdirSync, readFileSync} from 'node:fs';

/** @returns {number[]} */
export const processes = () => readdirSync('/proc').map(Number).filter(Boolean);

/** This process and those that started it. @returns {number[]} */
export const ownFamily = () => {
  const family = [];
  for (let pid = process.pid; pid > 0; pid = parentOf(pid)) family.push(pid);
  return family;
};

/** A process and all that come from it. @param {number} pid @returns {number[]} */
export const descendants = (pid) => [pid, ...childrenOf(pid).flatMap(descendants)];

/** The most memory that it ever had, and what it is. @param {number} pid @returns {{name: string, megabytes: number} | undefined} */
export const peakMemory = (pid) => {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
  const name = /^Name:\s+(.*)/m.exec(status)?.[1];
  return kilobytes && name ? {name, megabytes: Number(kilobytes) / 1000} : undefined;
};

/** @param {number} pid */
const parentOf = (pid) => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** @param {number} pid @returns {number[]} */
const childrenOf = (pid) => {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const lists = threads.map((thread) => read(`/proc/${pid}/task/${thread}/children`));
    return lists.flatMap((list) => list.split(' ').map(Number).filter(Boolean));
  } catch {
    return [];
  }
};

/** @param {string} path What has ended meanwhile is empty. */
const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
