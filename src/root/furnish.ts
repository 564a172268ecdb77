import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {runCommand} from '../host/command.js';
import {readMounts} from '../host/mountinfo.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {resolveInRoot} from '../host/safe-path.js';
import {type Store} from '../snapshot/store.js';
import {
  boundFurnishing,
  type Furnishing,
  hiddenFurnishing,
  kernelFurnishings,
  type MachineFacts,
  type PlacedFurnishing,
  readOnlyArguments,
} from './furnishings.js';
import {type Bind} from './binds.js';
import {rootPaths, type RootState} from './state.js';
import {makePlace} from './place.js';

/** All that a root shows beside its stack, in the order in which it is mounted. */
export const furnishingsOf = (store: Store, state: RootState): Furnishing[] => {
  const paths = rootPaths(store, state.name);
  return [
    ...kernelFurnishings(machineFacts()),
    boundFurnishing(paths.shown, '/run/rootstock', 'directory', true),
    ...hostNames(join(paths.directory, 'names'), state),
    ...state.binds.filter(({source}) => existsSync(source)).map(bindFurnishing),
    ...(state.base.kind === 'host' ? [hiddenFurnishing(store.directory)] : []),
  ];
};

const machineFacts = (): MachineFacts => ({
  devices: readdirSync('/dev'),
  hasTun: existsSync('/dev/net/tun'),
  hasCgroups: existsSync('/sys/fs/cgroup'),
});

export const bindFurnishing = ({source, target, readOnly}: Bind): Furnishing =>
  boundFurnishing(source, target, statSync(source).isDirectory() ? 'directory' : 'file', readOnly);

/**
 * Copies of the machine's resolv.conf and hosts, so that names are found inside and changes made to them there reach
 * neither the machine nor a layer. Base `host` has its own already, but for a resolv.conf that links to what runs outside.
 */
const hostNames = (directory: string, state: RootState): Furnishing[] => {
  mkdirSync(directory, {recursive: true, mode: 0o755});
  return ['/etc/resolv.conf', '/etc/hosts']
    .filter((path) => existsSync(path))
    .filter((path) => state.base.kind !== 'host' || resolveInRoot('/', path)?.path !== path)
    .map((path) => {
      const copy = join(directory, path.slice('/etc/'.length));
      writeFileSync(copy, readFileSync(path), {mode: 0o644});
      return boundFurnishing(copy, path, 'file', false);
    });
};

/**
 * Mounts every furnishing at its place.
 * @param outside the merged root as this process reaches it
 * @param merged the same as the namespace sees it
 */
export const furnishRoot = async (
  outside: string,
  merged: string,
  placed: readonly PlacedFurnishing[],
  holder: Namespace,
): Promise<void> => {
  for (const {furnishing, place} of placed) {
    const now = resolveInRoot(outside, place);
    if (now?.path !== place || (now.kind === 'directory') !== (furnishing.kind === 'directory')) {
      throw new RootstockError(
        `mounting ${furnishing.target} in the root`,
        place === ''
          ? 'its links go round, or lead through a file'
          : `${place} there is no ${furnishing.kind}`,
        'Use another base, or another place for the bind',
      );
    }
    const target = `${merged}${place}`;
    for (const argv of furnishing.mount(target)) await runCommand(inNamespace(holder, argv));
    if (furnishing.isReadOnly !== true) continue;
    const mountPoints = readMounts(holder.pid).map(({mountPoint}) => mountPoint);
    for (const argv of readOnlyArguments(mountPoints, target)) await runCommand(inNamespace(holder, argv));
  }
};

/**
 * Shows more binds in a root that is mounted: those that it does not show yet. A place for them that the root lacks is
 * made in its upper. Throws RootstockError for a place that cannot take one.
 */
export const showBinds = async (
  store: Store,
  state: RootState & {holder: Namespace},
  binds: readonly Bind[],
): Promise<void> => {
  const merged = rootPaths(store, state.name).merged(state.generation);
  const outside = outsidePath(state.holder, merged);
  const mounted = readMounts(state.holder.pid)
    .map(({mountPoint}) => mountPoint)
    .filter((mountPoint) => mountPoint.startsWith(`${merged}/`))
    .map((mountPoint) => mountPoint.slice(merged.length));
  const placed = binds
    .map((bind) => ({furnishing: bindFurnishing(bind), found: resolveInRoot(outside, bind.target)}))
    .filter(({found}) => !mounted.includes(found?.path ?? ''));
  for (const {furnishing, found} of placed)
    if (found?.kind === 'missing') makePlace(outside, found.path, furnishing.kind);
  await furnishRoot(
    outside,
    merged,
    placed.map(({furnishing, found}) => ({furnishing, place: found?.path ?? ''})),
    state.holder,
  );
};
