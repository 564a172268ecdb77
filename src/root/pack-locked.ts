import {rmSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {messageOf, RootstockError} from '../errors.js';
import {isAlive} from '../host/namespace.js';
import {bootIdentity} from '../host/processes.js';
import {buildLayer, type BuildOptions, type LayerSource} from '../layer/build.js';
import {parseCompression} from '../layer/compression.js';
import {type LayerDescription} from '../layer/layer.js';
import {makeSnapshot, type Snapshot} from '../snapshot/snapshot.js';
import {writeKey, writeSnapshot} from '../snapshot/snapshots.js';
import {aloneInStore, type Store, sweepStaging, whileNothingIsRemoved} from '../snapshot/store.js';
import {viewStack} from '../snapshot/view.js';
import {statedOptions} from '../layer/overlay.js';
import {closePending, digestOfLayer, openPending, writePacked} from './records.js';
import {squashIfLong} from './squash.js';
import {
  generationPath,
  type PendingName,
  readRoot,
  requireRoot,
  requireSameRoot,
  rootPaths,
  type RootState,
} from './state.js';
import {imagesOf} from './stacks.js';
import {startName} from './start-name.js';
import {removeStrayFiles} from './stray-files.js';
import {undoCommit} from './undo-commit.js';

export type PackOptions = Pick<BuildOptions, 'tools' | 'say'>;

export interface Packed {
  /** What was packed now; nothing when another process had done it. */
  readonly layers: readonly LayerDescription[];
  readonly snapshots: readonly Snapshot[];
}

/** Packs what waits in a root, and gives the names. The caller holds its pack lock. Throws RootstockError. */
export const packLockedRoot = async (store: Store, name: string, options: PackOptions): Promise<Packed> => {
  // What killed packings left takes room that this one may need.
  await sweepStaging(store);
  const state = requireRoot(store, name);
  const layers: LayerDescription[] = [];
  const snapshots: Snapshot[] = [];
  let given: PendingName | undefined;
  for (const pending of openPending(store, state)) {
    if (pending.boot !== bootIdentity()) {
      options.say(
        `warning: "${pending.name}" is not saved: the machine went down before it was; take the snapshot again`,
      );
      closePending(store, name, pending.id, {saved: false, why: 'the machine went down'});
      continue;
    }
    try {
      layers.push(...(await packFrozen(store, state, pending, options)));
      snapshots.push(await nameStack(store, state, pending));
    } catch (error) {
      // What a setup has made is saved once its key is given; the next command gives the root's own name too.
      const isOfSetup = pending.name === startName && given?.kind === 'key' && given.depth === pending.depth;
      if (!isOfSetup) await giveUp(store, state, pending, messageOf(error));
      throw error;
    }
    // Before the record, which may need its room: the name is given.
    rmSync(rootPaths(store, name).reserve, {force: true});
    closePending(store, name, pending.id, {saved: true});
    given = pending;
  }
  await squashIfLong(store, name, options);
  return {layers, snapshots};
};

/** A failed commit is not tried again behind the user's back: its error is what they were told. */
const giveUp = async (store: Store, state: RootState, pending: PendingName, why: string): Promise<void> => {
  rmSync(rootPaths(store, state.name).reserve, {force: true});
  // They take room; where it cannot be done, gc does it.
  await removeStrayFiles(store).catch(() => undefined);
  if (readRoot(store, state.name)?.id !== state.id) return;
  const dropped = openPending(store, state).filter(({depth}) => depth >= pending.depth);
  for (const {id} of dropped) closePending(store, state.name, id, {saved: false, why});
  await undoCommit(store, pending, state);
};

/** Turns the frozen layers of a stack, up to a depth, into images. The caller holds the pack lock. */
export const packFrozen = async (
  store: Store,
  state: RootState,
  {depth, strict, name}: Pick<PendingName, 'depth' | 'strict' | 'name'>,
  options: PackOptions,
): Promise<LayerDescription[]> => {
  const built: LayerDescription[] = [];
  for (const [index, layer] of state.stack.slice(0, depth).entries()) {
    if (!('frozen' in layer) || digestOfLayer(store, state.name, layer) !== undefined) continue;
    if (!state.holder || !isAlive(state.holder)) {
      throw new RootstockError(
        `saving "${name}"`,
        `root "${state.name}" is not mounted`,
        'Run any command in it, and try again',
      );
    }
    const source = {
      tree: join(generationPath(store, state.name, layer.frozen), 'upper'),
      namespace: state.holder,
      owned: true,
      ...layer,
      overlayOptions: statedOptions(release()),
      ...belowOf(store, state, index),
    };
    const compression = parseCompression(state.compression);
    built.push(
      await buildLayer(store.layers, source, {
        ...options,
        ...{compression, strict, staging: store.staging},
        keep: (add, {digest}) =>
          whileNothingIsRemoved(store, () => {
            requireSameRoot(store, state);
            add();
            writePacked(store, state.name, layer.frozen, digest);
          }),
      }).catch((error: unknown) => {
        // With a root goes all that packing runs in it.
        requireSameRoot(store, state);
        throw error;
      }),
    );
  }
  return built;
};

/**
 * The layers below one of a stack, which are images by then. Not what is below all layers of base `host`: that may be another
 * on another machine, and tomorrow on this one.
 */
const belowOf = (store: Store, {name, stack}: RootState, index: number): Pick<LayerSource, 'below'> => {
  const layers = imagesOf(store, {name, stack: stack.slice(0, index)});
  if (layers.length === 0 || layers.length < index) return {};
  return {below: async (place, namespace) => (await viewStack(store, {layers}, place, namespace)).merged};
};

const nameStack = async (
  store: Store,
  state: RootState,
  {kind, name, depth}: PendingName,
): Promise<Snapshot> => {
  const layers = state.stack.slice(0, depth).map((layer) => digestOfLayer(store, state.name, layer));
  const digests = layers.filter((digest) => digest !== undefined);
  if (digests.length < depth) {
    throw new RootstockError(
      `saving "${name}"`,
      'its layers are not in the root any more',
      'Take the snapshot again',
    );
  }
  const snapshot = makeSnapshot(name, state, digests);
  await aloneInStore(store, () => {
    requireSameRoot(store, state);
    if (kind === 'key') writeKey(store, snapshot);
    else writeSnapshot(store, state.name, snapshot);
  });
  return snapshot;
};
