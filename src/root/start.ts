import {type Base, type BaseReference, architecture, referenceOf} from '../base/base.js';
import {messageOf, UsageError} from '../errors.js';
import {verifyLayer} from '../layer/layers.js';
import {prepareBase} from '../snapshot/bases.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {findByKey, findByPrefix, isWhole, requireSnapshot} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {type BaseOptions} from '../base/base.js';
import {createRoot, type NewRoot} from './create.js';
import {dropRoot, sweepRoots} from './drop.js';
import {changeRoot, isMounted, type Mounted} from './lock.js';
import {mountRoot} from './mount.js';
import {runSetup, type Setup} from './setup.js';
import {readRoot, type RootState, type StackLayer} from './state.js';
import {commitRoot, resetRoot, stackOf, upperHasChanges} from './transitions.js';

export interface Start extends Omit<NewRoot, 'base' | 'architecture' | 'stack' | 'key' | 'current'> {
  /** What an existing root stands on when none is given. */
  readonly base: Base;
  /** Whether the user named the base; then an existing root over another one is refused. */
  readonly baseIsAsked: boolean;
  readonly key?: string | undefined;
  readonly restoreKeys?: readonly string[];
  /** The snapshot to start from, of the root or by key. */
  readonly snapshot?: string | undefined;
  readonly setup?: Setup | undefined;
  readonly options: BaseOptions;
}

/** What was found for a key. */
export type Match =
  | {readonly kind: 'exact' | 'prefix'; readonly snapshot: Snapshot}
  | {readonly kind: 'none'; readonly snapshot?: undefined};

export interface Started {
  readonly state: RootState;
  /** What the key found before anything was made; absent when no key was asked for, or the root had it already. */
  readonly match?: Match;
  readonly base: BaseReference;
}

/**
 * Sees that a root is there, from what its key or snapshot says: makes it where there is none, and for a key that is not
 * in the store runs the setup above the nearest stack and commits it under the key, to be packed by the caller.
 * Throws UsageError, with nothing changed, rather than drop changes that a root holds.
 */
export const startRoot = async (store: Store, start: Start): Promise<Started> => {
  const {name, base, key} = start;
  const existing = readRoot(store, name);
  if (existing && start.baseIsAsked && existing.base.name !== base.name) {
    throw new UsageError(
      `root "${name}"`,
      `it stands on ${existing.base.name}, not ${base.name}`,
      `Use another --root, or remove it with \`rootstock scrub --root ${name}\``,
    );
  }
  const reference =
    existing && !start.baseIsAsked && existing.base.kind === 'layer'
      ? existing.base
      : await referenceOf(base);
  if (existing) return changeExisting(store, existing, reference, start);

  await sweepRoots(store);
  const match = key === undefined ? undefined : await findMatch(store, reference, start);
  const from = start.snapshot === undefined ? match?.snapshot : requireSnapshot(store, name, start.snapshot);
  const stack = from
    ? from.layers
    : await prepareBase(store, base, reference, {...start.options, compression: start.compression});
  const {compression, scratch, binds, users, owner} = start;
  await createRoot(store, {
    ...{name, compression, scratch, binds, users, owner, base: reference, architecture: architecture()},
    stack: stackOf(stack),
    ...(match?.kind === 'exact' ? {key: match.snapshot.name} : {}),
    ...(start.snapshot === undefined ? {} : {current: start.snapshot}),
  });
  try {
    const state = await changeRoot(store, name, {busy: 'wait'}, async (created) => {
      const mounted = (await mountRoot(store, created)) as Mounted;
      return setUp(store, mounted, match, start);
    });
    return {state, base: reference, ...(match ? {match} : {})};
  } catch (error) {
    // A root that could not be set up is none: the next try begins from the start.
    await dropRoot(store, name, 'end');
    throw error;
  }
};

const changeExisting = async (
  store: Store,
  existing: RootState,
  reference: BaseReference,
  start: Start,
): Promise<Started> => {
  const {name, key} = start;
  const moved = existing.base.identity !== reference.identity;
  const isThere =
    (key === undefined || (existing.key === key && !moved)) &&
    (start.snapshot === undefined || existing.current === start.snapshot);
  if (isThere) {
    if (moved)
      start.options.say(
        `warning: ${reference.name} has changed since root "${name}" was made; \`scrub\` it to start anew`,
      );
    return {state: existing, base: reference};
  }
  const match = key === undefined ? undefined : await findMatch(store, reference, start);
  const from = start.snapshot === undefined ? match?.snapshot : requireSnapshot(store, name, start.snapshot);
  const stack: readonly StackLayer[] = stackOf(
    from
      ? from.layers
      : await prepareBase(store, start.base, reference, {...start.options, compression: start.compression}),
  );
  const what = start.snapshot === undefined ? `key "${key ?? ''}"` : `snapshot "${start.snapshot}"`;
  const state = await changeRoot(
    store,
    name,
    {busy: 'refuse', what: `starting from ${what}`},
    async (current) => {
      const mounted = isMounted(current) ? current : ((await mountRoot(store, current)) as Mounted);
      if (upperHasChanges(store, mounted)) {
        throw new UsageError(
          `starting root "${name}" from ${what}`,
          'it holds changes that no snapshot has',
          'Keep them with `rootstock snapshot NAME`, drop them with `rootstock clean`, or use another --root',
        );
      }
      const to = {stack, current: start.snapshot, key: match?.kind === 'exact' ? key : undefined};
      return setUp(store, await resetRoot(store, {...mounted, base: reference}, to), match, start);
    },
  );
  return {state, base: reference, ...(match ? {match} : {})};
};

/** Runs the setup of a key that was not found, and commits what it did. */
const setUp = async (
  store: Store,
  mounted: Mounted,
  match: Match | undefined,
  {key, setup}: Start,
): Promise<RootState> => {
  if (key === undefined || !setup || match?.kind === 'exact') return mounted;
  await runSetup(store, mounted, setup);
  return commitRoot(store, mounted, {
    name: {kind: 'key', name: key, strict: false},
    origin: `setup of ${key}`,
  });
};

/**
 * The snapshot of the key, else the newest of the first restore key that has one; over the same base and for the same
 * machine. One whose layers are missing or damaged is no match, said in one line: a bad cache is a miss.
 */
export const findMatch = async (
  store: Store,
  reference: BaseReference,
  {key, restoreKeys = [], options}: Pick<Start, 'key' | 'restoreKeys' | 'options'>,
): Promise<Match> => {
  const machine = architecture();
  const exact = key === undefined ? undefined : findByKey(store, reference.identity, machine, key);
  if (exact && (await isUsable(store, exact, options.say))) return {kind: 'exact', snapshot: exact};
  for (const prefix of restoreKeys) {
    const near = findByPrefix(store, reference.identity, machine, prefix);
    if (near && (await isUsable(store, near, options.say))) return {kind: 'prefix', snapshot: near};
  }
  return {kind: 'none'};
};

const isUsable = async (store: Store, snapshot: Snapshot, say: (line: string) => void): Promise<boolean> => {
  if (!isWhole(store, snapshot)) {
    say(`warning: snapshot "${snapshot.name}" is not used: a layer of it is missing`);
    return false;
  }
  try {
    for (const digest of snapshot.layers) await verifyLayer(store.layers, digest);
    return true;
  } catch (error) {
    say(`warning: snapshot "${snapshot.name}" is not used: ${messageOf(error)}`);
    return false;
  }
};
