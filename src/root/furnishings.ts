import {type Argv} from '../host/command.js';
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
  /** The commands that mount it, for the place that the target turned out to be. */
  readonly mount: (place: string) => readonly Argv[];
  /** Then it is made so once it is mounted, with all that is mounted below it. */
  readonly isReadOnly?: boolean;
}

/** Where a furnishing goes once links of the root are followed, as a path inside the root. */
export interface PlacedFurnishing {
  readonly furnishing: Furnishing;
  readonly place: string;
}

const directory = (target: string, mount: Furnishing['mount']): Furnishing => ({
  target,
  kind: 'directory',
  mount,
});

/**
 * What programs expect in /dev; other devices come with `--bind`. Copied as nodes and links into a file system of the
 * root's own, so that nothing in the root can add to the machine's /dev.
 */
const expectedDevices: ReadonlySet<string> = new Set([
  ...['null', 'zero', 'full', 'random', 'urandom', 'tty', 'ptmx', 'console', 'kvm', 'fuse', 'loop-control'],
  ...['fd', 'stdin', 'stdout', 'stderr'],
]);

const isExpectedDevice = (name: string): boolean => expectedDevices.has(name) || /^loop\d+$/.test(name);

export interface MachineFacts {
  /** The names in /dev. */
  readonly devices: readonly string[];
  readonly hasTun: boolean;
  readonly hasCgroups: boolean;
}

/** The kernel's file systems. */
export const kernelFurnishings = ({devices, hasTun, hasCgroups}: MachineFacts): Furnishing[] => [
  directory('/proc', (place) => [['mount', '-t', 'proc', '-o', 'nosuid,nodev,noexec', 'proc', place]]),
  directory('/sys', (place) => [
    ['mount', '-t', 'sysfs', '-o', 'ro,nosuid,nodev,noexec', 'sysfs', place],
    ...(hasCgroups ? [['mount', '--rbind', '/sys/fs/cgroup', `${place}/fs/cgroup`] as const] : []),
  ]),
  directory('/dev', (place) => [
    ['mount', '-t', 'tmpfs', '-o', 'mode=755,nosuid,size=1m', 'rootstock-dev', place],
    ['mkdir', `${place}/pts`, `${place}/shm`, ...(hasTun ? [`${place}/net`] : [])],
    ['cp', '-a', ...devices.filter(isExpectedDevice).map((name) => `/dev/${name}`), place],
    ...(hasTun ? [['cp', '-a', '/dev/net/tun', `${place}/net/tun`] as const] : []),
    ['mount', '--bind', '/dev/pts', `${place}/pts`],
    ['mount', '-t', 'tmpfs', '-o', 'mode=1777,nosuid,nodev', 'rootstock-shm', `${place}/shm`],
  ]),
];

/** A directory or file of the machine, with what is mounted below it. */
export const boundFurnishing = (
  source: string,
  target: string,
  kind: Furnishing['kind'],
  readOnly: boolean,
): Furnishing => ({
  target,
  kind,
  mount: (place) => [['mount', '--rbind', source, place]],
  isReadOnly: readOnly,
});

/** A directory of ours, in which nothing is mounted, to be read only. */
export const shownFurnishing = (source: string, target: string): Furnishing =>
  directory(target, (place) => [['mount', '--bind', '-o', 'ro', source, place]]);

/** Each mount by itself: before util-linux 2.39 mount(8) changes only the topmost. */
export const readOnlyArguments = (mountPoints: readonly string[], place: string): Argv[] =>
  [...new Set(mountPoints)]
    .filter((mountPoint) => isAtOrBelow(mountPoint, place))
    .map((mountPoint) => ['mount', '-o', 'remount,bind,ro', mountPoint]);

/** Where the store lies in base `host`: its images and scratch are no part of the root. */
export const hiddenFurnishing = (target: string): Furnishing =>
  directory(target, (place) => [
    ['mount', '-t', 'tmpfs', '-o', 'mode=700,ro,size=4k', 'rootstock-hidden', place],
  ]);
