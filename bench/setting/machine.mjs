// What it was measured on.
import {readFileSync} from 'node:fs';
import {availableParallelism, cpus, loadavg, release, totalmem} from 'node:os';

import {home} from './places.mjs';
import {run} from './program.mjs';

const versions = {
  tar: ['tar', '--version'],
  zstd: ['zstd', '--version'],
  pigz: ['pigz', '--version'],
  mksquashfs: ['mksquashfs', '-version'],
  schroot: ['schroot', '--version'],
  buildah: ['buildah', '--version'],
  podman: ['podman', '--version'],
  'systemd-nspawn': ['systemd-nspawn', '--version'],
  unshare: ['unshare', '--version'],
  cc: ['cc', '--version'],
};

/** @typedef {{[fact: string]: string | number}} Machine */

/** @returns {Promise<Machine>} */
export const describeMachine = async () => ({
  date: new Date().toISOString(),
  system: /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '',
  kernel: release(),
  processors: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
  'memory, GB': Math.round(totalmem() / 1e9),
  'load before': (loadavg()[0] ?? 0).toFixed(2),
  'file system': await fileSystem(),
  node: process.version,
  ...Object.fromEntries(
    await Promise.all(Object.entries(versions).map(async ([name, argv]) => [name, await versionOf(argv)])),
  ),
});

const fileSystem = async () => (await run(['stat', '-f', '-c', '%T', home])).stdout.trim();

/** @param {readonly string[]} argv */
const versionOf = async (argv) => {
  try {
    // mksquashfs and schroot write theirs where others write errors, or end with 1.
    const {stdout} = await run(['sh', '-c', '"$@" 2>&1 | head -n 2', 'sh', ...argv]);
    return /\d+\.\d+[^\s,)]*|(?<=systemd )\d+/.exec(stdout)?.[0] ?? 'absent';
  } catch {
    return 'absent';
  }
};
