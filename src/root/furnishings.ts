import {type Argv} from '../host/command.js';
import {type TableEntry} from '../host/mount-table.js';
import {isAtOrBelow} from '../host/scratch.js';

/**
 * What a root shows beside its stack: the kernel's file systems and devices, names of hosts, the user's directories.
 * None of it is ever in a layer, since each is a mount, or lies in the two plain directories that are stacked below and
 * above the layers only while the root is mounted.
 */
export interface Furnishing {
  /** Inside the root. */
  readonly target: string;
  readonly kind: 'directory' | 'file';
  /** What is mounted, in this order, for the place that the target turned out to be. */
  readonly mounts: (place: string) => readonly TableEntry[];
  /** The commands that fill it when it is mounted. */
  readonly fill?: (place: string) => readonly Argv[];
  /** Then it is made so once it is mounted, with all that is mounted below it. */
  readonly isReadOnly?: boolean;
}

/** Where a furnishing goes once links of the root are followed, as a path inside the root. */
export interface PlacedFurnishing {
  readonly furnishing: Furnishing;
  readonly place: string;
}

const directory = (target: string, mounts: Furnishing['mounts']): Furnishing => ({
  target,
  kind: 'directory',
  mounts,
});

const entry = (type: string, options: string, source: string, target: string): TableEntry => ({
  ...{source, target, type, options},
});

const bindEntry = (source: string, target: string, options = 'bind'): TableEntry =>
  entry('none', options, source, target);

/**
 * What programs expect in /dev; other devices come with `--bind`. Copied as nodes and links into a file system of the
 * root's own, so that nothing in the root can add to the machine's /dev.
 */
const expectedDevices: ReadonlySet<string> = new Set([
  ...['null', 'zero', 'full', 'random', 'urandom', 'tty', 'ptmx', 'console', 'kvm', 'fuse', 'loop-control'],
  ...['fd', 'stdin', 'stdout', 'stderr'],
]);

export interface MachineFacts {
  /** The names in /dev. */
  readonly devices: readonly string[];
  readonly hasTun: boolean;
  readonly hasCgroups: boolean;
}

/** The kernel's file systems. */
export const kernelFurnishings = ({devices, hasTun, hasCgroups}: MachineFacts): Furnishing[] => [
  directory('/proc', (place) => [entry('proc', 'nosuid,nodev,noexec', 'proc', place)]),
  directory('/sys', (place) => [
    entry('sysfs', 'ro,nosuid,nodev,noexec', 'sysfs', place),
    ...(hasCgroups ? [bindEntry('/sys/fs/cgroup', `${place}/fs/cgroup`, 'rbind')] : []),
  ]),
  {
    ...directory('/dev', (place) => [
      entry('tmpfs', 'mode=755,nosuid,size=1m', 'rootstock-dev', place),
      bindEntry('/dev/pts', `${place}/pts`, 'bind,X-mount.mkdir'),
      entry('tmpfs', 'mode=1777,nosuid,nodev,X-mount.mkdir', 'rootstock-shm', `${place}/shm`),
    ]),
    fill: (place) => [
      ['cp', '-a', ...pathsOf(devices.filter((name) => expectedDevices.has(name))), place],
      // At any time one may go that nobody uses (loop(4), LOOP_CTL_REMOVE); then nobody misses it.
      ['sh', '-c', 'cp -a "$@" || :', 'cp', ...pathsOf(devices.filter(isLoopDevice)), place],
      ...(hasTun
        ? ([
            ['mkdir', `${place}/net`],
            ['cp', '-a', '/dev/net/tun', `${place}/net/tun`],
          ] as const)
        : []),
    ],
  },
];

const isLoopDevice = (name: string): boolean => /^loop\d+$/.test(name);

const pathsOf = (devices: readonly string[]): string[] => devices.map((name) => `/dev/${name}`);

/** A directory or file of the machine, with what is mounted below it. */
export const boundFurnishing = (
  source: string,
  target: string,
  kind: Furnishing['kind'],
  readOnly: boolean,
): Furnishing => ({
  target,
  kind,
  mounts: (place) => [bindEntry(source, place, 'rbind')],
  isReadOnly: readOnly,
});

/** A directory of ours, in which nothing is mounted, to be read only. */
export const shownFurnishing = (source: string, target: string): Furnishing =>
  directory(target, (place) => [bindEntry(source, place, 'bind,ro')]);

/** Each mount by itself: before util-linux 2.39 mount(8) changes only the topmost. */
export const readOnlyArguments = (mountPoints: readonly string[], place: string): Argv[] =>
  [...new Set(mountPoints)]
    .filter((mountPoint) => isAtOrBelow(mountPoint, place))
    .map((mountPoint) => ['mount', '-o', 'remount,bind,ro', mountPoint]);

/** Where the store lies in base `host`: its images and scratch are no part of the root. */
export const hiddenFurnishing = (target: string): Furnishing =>
  directory(target, (place) => [entry('tmpfs', 'mode=700,ro,size=4k', 'rootstock-hidden', place)]);
