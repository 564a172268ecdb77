// What is left of a run: mounts, loop devices, processes, sessions and containers that are the bench's own.
import {existsSync, readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';

import {configurations} from '../peers/schroot.mjs';
import {home, prefix} from './places.mjs';
import {ownFamily, processes} from './processes.mjs';

/** @returns {string[]} one line for each */
export const findLeftovers = () => [...mounts(), ...loopDevices(), ...leftProcesses(), ...schrootFiles()];

/** Of this namespace: those of others are copies, or belong to processes, which are found themselves. */
const mounts = () =>
  read('/proc/self/mountinfo')
    .split('\n')
    .filter((line) => line.includes(home) || line.includes(`/${prefix}-`))
    .map((line) => `mount ${line.split(' ')[4]}`);

const loopDevices = () =>
  list('/sys/block')
    .map((name) => ({name, file: read(`/sys/block/${name}/loop/backing_file`).trim()}))
    .filter(({file}) => file.startsWith(`${home}/`))
    .map(({name, file}) => `loop device ${name} of ${file}`);

const leftProcesses = () => {
  const family = new Set(ownFamily());
  const isOurs = (/** @type {number} */ pid) =>
    link(`/proc/${pid}/cwd`).startsWith(`${home}/`) ||
    link(`/proc/${pid}/root`).startsWith(`${home}/`) ||
    read(`/proc/${pid}/cmdline`).includes(`${home}/`) ||
    read(`/proc/${pid}/environ`).includes(`ROOTSTOCK_HOME=${home}/`);
  return processes()
    .filter((pid) => !family.has(pid) && isOurs(pid))
    .map((pid) => `process ${pid}: ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 100)}`);
};

const schrootFiles = () =>
  [
    configurations,
    '/var/lib/schroot/session',
    '/run/schroot/mount',
    '/var/lib/schroot/union/overlay',
    '/var/lib/schroot/unpack',
  ]
    .flatMap((directory) => list(directory).map((name) => join(directory, name)))
    .filter((path) => path.includes(`/${prefix}-`))
    .map((path) => `schroot: ${path}`);

/** @param {string} directory @returns {string[]} */
const list = (directory) => (existsSync(directory) ? readdirSync(directory) : []);

/** @param {string} path What is gone meanwhile is empty. */
const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** @param {string} path */
const link = (path) => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};
