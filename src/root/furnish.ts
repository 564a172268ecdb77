import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {type Argv} from '../host/command.js';
import {runInTurn} from '../host/in-turn.js';
import {mountTable, mountTableArguments, type TableEntry} from '../host/mount-table.js';
import {readMounts} from '../host/mountinfo.js';
import {type Namespace, outsidePath} from '../host/namespace.js';
import {resolveInRoot} from '../host/safe-path.js';
import {isAtOrBelow} from '../host/scratch.js';
import {type Store} from '../snapshot/store.js';
import {
  boundFurnishing,
  type Furnishing,
  hiddenFurnishing,
  kernelFurnishings,
  type MachineFacts,
  type PlacedFurnishing,
  readOnlyArguments,
  shownFurnishing,
} from './furnishings.js';
import {type Bind} from './binds.js';
import {rootPaths, type RootState} from './state.js';
import {makePlace} from './place.js';

/** All that a root shows beside its stack, in the order in which it is mounted. */
export const furnishingsOf = (store: Store, state: RootState): Furnishing[] => {
  const paths = rootPaths(store, state.name);
  return [
    ...kernelFurnishings(machineFacts()),
    shownFurnishing(paths.shown, '/run/rootstock'),
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
 * @param directory the root's own
 */
export const furnishRoot = async (
  outside: string,
  merged: string,
  placed: readonly PlacedFurnishing[],
  {holder, directory}: {readonly holder: Namespace; readonly directory: string},
): Promise<void> => {
  let waiting: Waiting[] = [];
  const mountWaiting = async (): Promise<void> => {
    await mountTogether(waiting, holder, directory);
    waiting = [];
  };
  for (const {furnishing, place} of placed) {
    // What a place is shows when that is mounted which it lies in.
    if (waiting.some((earlier) => isAtOrBelow(place, earlier.place))) await mountWaiting();
    requirePlace(outside, {furnishing, place});
    const target = `${merged}${place}`;
    waiting.push({place, mounts: furnishing.mounts(target), programs: furnishing.fill?.(target) ?? []});
    if (furnishing.isReadOnly !== true) continue;
    await mountWaiting();
    const mountPoints = readMounts(holder.pid).map(({mountPoint}) => mountPoint);
    waiting.push({place, mounts: [], programs: readOnlyArguments(mountPoints, target)});
  }
  await mountWaiting();
};

/** What is still to be mounted at a place, and run then. */
interface Waiting {
  readonly place: string;
  readonly mounts: readonly TableEntry[];
  readonly programs: readonly Argv[];
}

const mountTogether = async (
  waiting: readonly Waiting[],
  holder: Namespace,
  directory: string,
): Promise<void> => {
  const mounts = waiting.flatMap((one) => one.mounts);
  const programs = waiting.flatMap((one) => one.programs);
  if (mounts.length === 0) return runInTurn(holder, programs);
  // Several commands may show binds in a root at once.
  const table = join(directory, `mounts.${process.pid}`);
  writeFileSync(table, mountTable(mounts), {mode: 0o600});
  try {
    await runInTurn(holder, [mountTableArguments(table), ...programs]);
  } finally {
    rmSync(table, {force: true});
  }
};

/** Throws RootstockError unless what is there is of the furnishing's kind, and no link. */
const requirePlace = (outside: string, {furnishing, place}: PlacedFurnishing): void => {
  const now = resolveInRoot(outside, place);
  if (now?.path !== place || (now.kind === 'directory') !== (furnishing.kind === 'directory')) {
    throw new RootstockError(
      `mounting ${furnishing.target} in the root`,
      place === '' ? 'its links go round, or lead through a file' : `${place} there is no ${furnishing.kind}`,
      'Use another base, or another place for the bind',
    );
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
  const {merged: mergedOf, directory} = rootPaths(store, state.name);
  const merged = mergedOf(state.generation);
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
    {holder: state.holder, directory},
  );
};
