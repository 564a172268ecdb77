import {type Base, type BaseOptions, type BaseReference, architecture, referenceOf} from '../base/base.js';
import {UsageError} from '../errors.js';
import {withLock} from '../host/lock.js';
import {prepareBase} from '../snapshot/bases.js';
import {requireSnapshot} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {createRoot, type NewRoot} from './create.js';
import {dropLockedRoot, sweepRoots} from './drop.js';
import {changeRoot} from './lock.js';
import {findMatch, type Match, type Wanted} from './match.js';
import {ensureMounted, mountRoot} from './mount.js';
import {runSetup, type Setup} from './setup.js';
import {readRoot, rootPaths, type Mounted, type RootState, type StackLayer} from './state.js';
import {commitRoot, resetRoot, stackOf, upperHasChanges} from './transitions.js';

export interface Start extends Wanted, Omit<NewRoot, 'base' | 'architecture' | 'stack' | 'key' | 'current'> {
  /** The base that was asked for; without one, a new root stands on the host, and one that exists stays on its own. */
  readonly base?: string | undefined;
  /** Reads a base's name. Throws UsageError. */
  readonly parseBase: (name: string) => Base;
  /** The snapshot to start from, of the root or by key. */
  readonly snapshot?: string | undefined;
  readonly setup?: Setup | undefined;
  readonly options: BaseOptions;
}

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
  const {name} = start;
  const asked = start.base === undefined ? undefined : start.parseBase(start.base);
  const existing = readRoot(store, name);
  if (existing) return changeExisting(store, existing, asked, start);

  await sweepRoots(store);
  const made = await withLock(rootPaths(store, name).lock, 'exclusive', () =>
    readRoot(store, name)
      ? Promise.resolve(undefined)
      : makeRoot(store, asked ?? start.parseBase('host'), start),
  );
  // Another command made it meanwhile.
  return made ?? startRoot(store, start);
};

/** Makes the root and sets it up. The caller holds its exclusive lock. */
const makeRoot = async (store: Store, base: Base, start: Start): Promise<Started> => {
  const {name} = start;
  const reference = await referenceOf(base);
  const {match, stack} = await findStack(store, () => base, reference, start);
  const {compression, scratch, binds, users, owner} = start;
  const created = await createRoot(store, {
    ...{name, compression, scratch, binds, users, owner, base: reference, architecture: architecture()},
    stack,
    ...(match?.kind === 'exact' ? {key: match.snapshot.name} : {}),
    ...(start.snapshot === undefined ? {} : {current: start.snapshot}),
  });
  try {
    const mounted = await mountRoot(store, created);
    const state = await setUp(store, mounted, match, start);
    return {state, base: reference, ...(match ? {match} : {})};
  } catch (error) {
    // A root that could not be set up is none: the next try begins from the start.
    await dropLockedRoot(store, readRoot(store, name) ?? created);
    throw error;
  }
};

const changeExisting = async (
  store: Store,
  existing: RootState,
  asked: Base | undefined,
  start: Start,
): Promise<Started> => {
  const {name, key, snapshot, options} = start;
  if (asked && asked.name !== existing.base.name) {
    throw new UsageError(
      `root "${name}"`,
      `it stands on ${existing.base.name}, not ${asked.name}`,
      `Use another --root, or remove it with \`rootstock scrub --root ${name}\``,
    );
  }
  const own = (): Base => asked ?? start.parseBase(existing.base.name);
  // What else a root was made of may be gone by now, and is not needed to go on in it.
  const reference = asked || existing.base.kind === 'host' ? await referenceOf(own()) : existing.base;
  const moved = existing.base.identity !== reference.identity;
  const isThere =
    (key === undefined || (existing.key === key && !moved)) &&
    (snapshot === undefined || existing.current === snapshot);
  if (isThere) {
    if (moved) {
      options.say(
        `warning: ${reference.name} has changed since root "${name}" was made; \`scrub\` it to start anew`,
      );
    }
    return {state: existing, base: reference};
  }
  const {match, stack} = await findStack(store, own, reference, start);
  const what = `starting from ${snapshot === undefined ? `key "${key ?? ''}"` : `snapshot "${snapshot}"`}`;
  const state = await changeRoot(store, name, {busy: 'refuse', what}, async (current) => {
    const mounted = await ensureMounted(store, current);
    if (upperHasChanges(store, mounted)) {
      throw new UsageError(
        `${what} in root "${name}"`,
        'it holds changes that no snapshot has',
        'Keep them with `rootstock snapshot NAME`, drop them with `rootstock clean`, or use another --root',
      );
    }
    const to = {stack, current: snapshot, key: match?.kind === 'exact' ? key : undefined};
    const started = await resetRoot(store, {...mounted, base: reference}, to);
    try {
      return await setUp(store, started, match, start);
    } catch (error) {
      await resetRoot(store, started);
      throw error;
    }
  });
  return {state, base: reference, ...(match ? {match} : {})};
};

/** The stack to start from: the snapshot's, that of the key or the one nearest to it, else the base's alone. */
const findStack = async (
  store: Store,
  base: () => Base,
  reference: BaseReference,
  start: Start,
): Promise<{match?: Match; stack: StackLayer[]}> => {
  const {name, key, snapshot, options, compression} = start;
  const match = key === undefined ? undefined : await findMatch(store, reference, start, options.say);
  const from = snapshot === undefined ? match?.snapshot : requireSnapshot(store, name, snapshot);
  const layers = from?.layers ?? (await prepareBase(store, base(), reference, {...options, compression}));
  return {stack: stackOf(layers), ...(match ? {match} : {})};
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
