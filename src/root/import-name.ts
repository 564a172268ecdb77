import {RootstockError, UsageError} from '../errors.js';
import {checkKey, checkName} from '../snapshot/names.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {findByKey, findSnapshot, writeKey, writeSnapshot} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {requireFreeName} from './reference.js';
import {isSameStack} from './stacks.js';
import {type RootState} from './state.js';

export interface NameOptions {
  /** A key although there is a root. */
  readonly asKey: boolean;
  /** Move a name that exists. */
  readonly force: boolean;
}

/** What the name became. Without a root it is a key, which `run --snapshot` finds for any root. */
export type Given = 'snapshot' | 'key';

/** Throws UsageError for a name that cannot be given, or is taken: not by the same stack, which has it already. */
export const requireNamePossible = (
  store: Store,
  state: RootState | undefined,
  snapshot: Snapshot,
  {asKey, force}: NameOptions,
): void => {
  const {name, base, architecture} = snapshot;
  const isSame = (found: Snapshot | undefined): boolean =>
    found?.base.identity === base.identity && isSameStack(store, found.layers, snapshot.layers);
  if (asKey || !state) {
    checkKey(name);
    const found = findByKey(store, base.identity, architecture, name);
    if (found && !force && !isSame(found))
      throw new RootstockError(`key "${name}"`, 'it exists', 'Use another name, or --force to move it');
    return;
  }
  checkName('snapshot', name);
  if (state.base.name !== base.name)
    throw new UsageError(
      `snapshot "${name}" in root "${state.name}"`,
      `it stands on ${base.name}, not on ${state.base.name}`,
      'Name another --root, or import it with --as-key',
    );
  if (!force && !isSame(findSnapshot(store, state.name, name))) requireFreeName(store, state, name);
};

/** Gives the name. Throws like the above. The caller is alone in the store, and the layers are in it. */
export const giveName = (
  store: Store,
  state: RootState | undefined,
  snapshot: Snapshot,
  options: NameOptions,
): Given => {
  requireNamePossible(store, state, snapshot, options);
  if (options.asKey || !state) {
    writeKey(store, snapshot);
    return 'key';
  }
  writeSnapshot(store, state.name, snapshot);
  return 'snapshot';
};
