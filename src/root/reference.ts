import {RootstockError} from '../errors.js';
import {type BaseReference} from '../base/base.js';
import {type Digest} from '../layer/layer.js';
import {describeLayer, hasLayer} from '../layer/layers.js';
import {makeSnapshot, type Snapshot} from '../snapshot/snapshot.js';
import {findSnapshot, listKeys, listSnapshots} from '../snapshot/snapshots.js';
import {type Store} from '../snapshot/store.js';
import {digestOfLayer, openPending} from './records.js';
import {readRoot, type RootState} from './state.js';

/**
 * What a word means in a root: a snapshot of that name, else one of that key, else the stack up to the layer whose digest
 * starts so (four digits at least). Throws RootstockError where it means nothing, or several things.
 * @param base of the root, where that is not made yet; a key over the same base is preferred
 */
export const resolveReference = (
  store: Store,
  root: string,
  word: string,
  base?: BaseReference,
): Snapshot => {
  const state = readRoot(store, root);
  const found =
    findSnapshot(store, root, word) ??
    findKey(store, word, base ?? state?.base) ??
    (state && findLayer(store, state, word));
  if (found) return found;
  const known = listSnapshots(store, root, 'leave out').map(({name}) => name);
  throw new RootstockError(
    `snapshot "${word}" of root "${root}"`,
    'there is none of that name, key or digest',
    known.length === 0 ? 'The root has no snapshots yet' : `It has ${known.join(', ')}`,
  );
};

const findKey = (store: Store, key: string, base?: BaseReference): Snapshot | undefined => {
  const found = listKeys(store, 'leave out').filter(({name}) => name === key);
  return found.filter((snapshot) => snapshot.base.identity === base?.identity).pop() ?? found.pop();
};

const findLayer = (store: Store, state: RootState, prefix: string): Snapshot | undefined => {
  if (!/^[0-9a-f]{4,64}$/.test(prefix)) return undefined;
  const stacks = new Map<string, Digest[]>();
  for (const layers of stacksOver(store, state)) {
    for (const [index, digest] of layers.entries()) {
      const stack = layers.slice(0, index + 1);
      if (digest.startsWith(prefix)) stacks.set(stack.join(), stack);
    }
  }
  const [stack, ...others] = stacks.values();
  if (!stack) return undefined;
  if (others.length > 0) {
    const layers = new Set([stack, ...others].map((digests) => digests.at(-1)?.slice(0, 16) ?? ''));
    const why =
      layers.size > 1
        ? `it is the beginning of ${layers.size} layers: ${[...layers].join(', ')}`
        : `the layer is in ${stacks.size} stacks, above different layers`;
    throw new RootstockError(
      `snapshot "${prefix}" of root "${state.name}"`,
      why,
      'Use more digits, or a name',
    );
  }
  const top = stack.at(-1) ?? '';
  const created = hasLayer(store.layers, top) ? {created: describeLayer(store.layers, top).created} : {};
  return {...makeSnapshot(prefix, state, stack), ...created};
};

/** Every stack that is known for the base of a root. */
const stacksOver = (store: Store, state: RootState): (readonly Digest[])[] => {
  const digests = state.stack.map((layer) => digestOfLayer(store, state.name, layer));
  const frozen = digests.indexOf(undefined);
  const own = digests.slice(0, frozen < 0 ? undefined : frozen).filter((digest) => digest !== undefined);
  const named = [...listSnapshots(store, state.name, 'leave out'), ...listKeys(store, 'leave out')];
  return [own, ...named.filter(({base}) => base.identity === state.base.identity).map(({layers}) => layers)];
};

/** Throws RootstockError for a name that a root has, or is about to have. */
export const requireFreeName = (store: Store, state: RootState, name: string): void => {
  const isTaken =
    findSnapshot(store, state.name, name) !== undefined ||
    openPending(store, state).some((pending) => pending.kind === 'snapshot' && pending.name === name);
  if (!isTaken) return;
  throw new RootstockError(
    `snapshot "${name}" of root "${state.name}"`,
    'the name exists',
    'Use another, or --force to move it',
  );
};
