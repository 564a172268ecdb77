import {chmodSync, chownSync, mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Namespace, outsidePath} from '../host/namespace.js';
import {resolveInRoot} from '../host/safe-path.js';
import {type Store} from '../snapshot/store.js';
import {type PlacedFurnishing} from './furnishings.js';
import {furnishingsOf} from './furnish.js';
import {makePlace} from './place.js';
import {generationPath, rootPaths, type RootState} from './state.js';
import {readInRoot, withUsers} from './users.js';

/**
 * Two plain directories that are stacked with the layers while a root is mounted, so that what Rootstock needs in a root
 * is never written into its upper, and so never committed: below all layers the mount points that they lack, and above
 * them a user database that knows the caller.
 */
export interface SideLayers {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

interface Mounting {
  /** Mounts the stack with these beside it. */
  readonly attempt: (side: SideLayers) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

/** Directories that programs count on, with their modes; a base may have left them out. */
const usualDirectories: readonly (readonly [string, number])[] = [
  ['/tmp', 0o1777],
  ['/run/lock', 0o1777],
  ['/run/rootstock', 0o755],
];

/**
 * Mounts the stack, at most three times: with the mount points at the paths they are wanted at; again where a link of the
 * root leads one of them elsewhere, or the user database lacks a user. Returns where everything goes.
 */
export const makeSideLayers = async (
  store: Store,
  state: RootState,
  holder: Namespace,
  {attempt, unmount}: Mounting,
): Promise<PlacedFurnishing[]> => {
  const generation = outsidePath(holder, generationPath(store, state.name, state.generation));
  const merged = outsidePath(holder, rootPaths(store, state.name).merged(state.generation));
  const relative = (name: string): string => join('s', String(state.generation), name);
  const below = join(generation, 'below');
  const above = join(generation, 'above');
  for (const directory of [below, above]) {
    rmSync(directory, {recursive: true, force: true});
    mkdirSync(directory, {recursive: true, mode: 0o755});
  }
  const furnishings = furnishingsOf(store, state);
  for (const {target, kind} of furnishings) makePlace(below, target, kind);
  for (const [path, mode] of usualDirectories) makePlace(below, path, 'directory', mode);
  for (const {home, uid, gid} of state.users) chownSync(makePlace(below, home, 'directory'), uid, gid);

  let side: SideLayers = {above: [], below: [relative('below')]};
  for (let round = 0; ; round++) {
    await attempt(side);
    const placed = furnishings.map((furnishing) => ({
      furnishing,
      found: resolveInRoot(merged, furnishing.target),
    }));
    const missing = placed.filter(({found}) => found?.kind === 'missing');
    const hasUsers = side.above.length > 0 || !writeUsers(merged, above, state);
    if (hasUsers && (missing.length === 0 || round >= 1)) {
      // A whiteout hides what lies below: such a place can only be made in the root itself.
      for (const {furnishing, found} of missing) makePlace(merged, found?.path ?? '', furnishing.kind);
      return placed.map(({furnishing, found}) => ({furnishing, place: found?.path ?? ''}));
    }
    await unmount();
    for (const {furnishing, found} of missing) makePlace(below, found?.path ?? '', furnishing.kind);
    side = {
      above: hasUsers && side.above.length === 0 ? [] : [relative('above')],
      below: [relative('below')],
    };
  }
};

/** Writes the user database with the callers added; false when it knows them already, or the root has none. */
const writeUsers = (merged: string, above: string, state: RootState): boolean => {
  const passwd = readInRoot(merged, '/etc/passwd');
  const place = resolveInRoot(merged, '/etc/passwd')?.path;
  if (passwd === undefined || place !== '/etc/passwd') return false;
  const changed = withUsers(passwd, readInRoot(merged, '/etc/group') ?? '', state.users);
  if (!changed) return false;
  copyMetadata(join(merged, 'etc'), makePlace(above, '/etc', 'directory'));
  copyMetadata(merged, above);
  for (const name of ['passwd', 'group'] as const) {
    const file = makePlace(above, `/etc/${name}`, 'file');
    writeFileSync(file, changed[name]);
  }
  return true;
};

const copyMetadata = (from: string, to: string): void => {
  const {uid, gid, mode} = statSync(from);
  chownSync(to, uid, gid);
  chmodSync(to, mode & 0o7777);
};
