import {mkdirSync, rmSync} from 'node:fs';
import {release} from 'node:os';
import {join} from 'node:path';

import {depthOfBase} from '../base/base.js';
import {messageOf, RootstockError} from '../errors.js';
import {runCommand} from '../host/command.js';
import {inNamespace, outsidePath, withNamespace} from '../host/namespace.js';
import {buildLayer, type BuildOptions} from '../layer/build.js';
import {type Compression, parseCompression} from '../layer/compression.js';
import {type Digest, type LayerDescription} from '../layer/layer.js';
import {describeLayer} from '../layer/layers.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {listKeys, listSnapshots, writeKey, writeSnapshot} from '../snapshot/snapshots.js';
import {aloneInStore, type Store} from '../snapshot/store.js';
import {collect} from './collect.js';
import {diffStacks} from './diff.js';
import {useRoot} from './lock.js';
import {mergeLayers} from './merge-layers.js';
import {statedOptions} from '../layer/overlay.js';
import {restackRoot} from './restack.js';
import {digestsOf} from './stacks.js';
import {listRoots, type Mounted, readRoot, rootPaths} from './state.js';

export type SquashOptions = Pick<BuildOptions, 'tools' | 'say'>;

export interface Squashed {
  readonly layer: LayerDescription;
  /** How many layers it stands for. */
  readonly count: number;
  /** Whether the root stands on it by now. Where it is in use, or was changed, it does after a later squash. */
  readonly isMounted: boolean;
}

/**
 * Makes one layer of those that a stack has above its base; every name of that stack then means the shorter one. The
 * layers stay for as long as anything else refers to them. Returns nothing where there are not two to squash. The caller
 * holds the root's pack lock. Throws RootstockError.
 */
export const squashStack = async (
  store: Store,
  root: string,
  {base, layers}: Pick<Snapshot, 'base' | 'layers'>,
  options: SquashOptions,
): Promise<Squashed | undefined> => {
  const kept = layers.slice(0, depthOfBase(base));
  const squashed = layers.slice(kept.length);
  if (squashed.length < 2) return undefined;
  const {state, lock} = await useRoot(store, root);
  // Its mounts are all that is needed; what runs there, and commits, need not wait.
  await lock.release();
  const layer = await makeMerged(store, state, {base, kept, squashed}, options);
  const mounted = await restackRoot(store, root, layers, [...kept, layer.digest]);
  return {layer, count: squashed.length, isMounted: mounted};
};

interface Parts {
  readonly base: Snapshot['base'];
  readonly kept: readonly Digest[];
  readonly squashed: readonly Digest[];
}

const makeMerged = async (
  store: Store,
  {name, holder, compression}: Mounted,
  {base, kept, squashed}: Parts,
  options: SquashOptions,
): Promise<LayerDescription> => {
  const started = Date.now();
  const work = join(rootPaths(store, name).scratch, 'squash');
  // What a squash that was killed left: the pack lock is ours.
  const clear = (): void => {
    rmSync(outsidePath(holder, work), {recursive: true, force: true});
  };
  clear();
  try {
    return await withNamespace(
      'rootstock: squashing layers',
      async (namespace) => {
        const place = join(work, 'mounted');
        const tree = join(work, 'tree');
        mkdirSync(outsidePath(namespace, place), {recursive: true});
        await runCommand(inNamespace(namespace, ['mount', '-t', 'tmpfs', 'rootstock-squash', place]));
        await mergeLayers(store, squashed, {base, layers: kept}, {tree, place, namespace});
        await requireSame(
          store,
          {base, layers: [...kept, ...squashed]},
          [...kept, {directory: tree}],
          namespace,
        );
        return buildLayer(
          store.layers,
          {
            ...{tree, namespace, owned: true, overlayOptions: statedOptions(release())},
            ...{origin: `squash of ${squashed.length} layers`, squashed},
            makeMilliseconds: Date.now() - started,
          },
          {
            ...options,
            // What is saved already must not lose what its image holds.
            ...{
              compression: compressionFor(store, squashed, compression),
              strict: true,
              staging: store.staging,
            },
            keep: (add, {digest}) =>
              aloneInStore(store, () => {
                add();
                moveNames(store, {base, layers: [...kept, ...squashed]}, [...kept, digest]);
              }),
          },
        );
      },
      holder,
    );
  } finally {
    clear();
  }
};

/** That of the root, but for layers of the format that holds more. */
const compressionFor = (store: Store, squashed: readonly Digest[], own: string): Compression => {
  const used = squashed.map((digest) => parseCompression(describeLayer(store.layers, digest).compression));
  return used.findLast(({format}) => format === 'erofs') ?? parseCompression(own);
};

/** Over the layers that it is to stand on, since there is where its whiteouts do something. */
const requireSame = async (
  store: Store,
  from: Pick<Snapshot, 'base' | 'layers'>,
  to: Parameters<typeof diffStacks>[2]['layers'],
  namespace: Parameters<typeof diffStacks>[3],
): Promise<void> => {
  const [first] = await diffStacks(store, from, {base: from.base, layers: to}, namespace);
  if (first)
    throw new RootstockError('squashing layers', `${first.path} would be another`, 'Nothing was changed');
};

const moveNames = (
  store: Store,
  {base, layers}: Pick<Snapshot, 'base' | 'layers'>,
  to: readonly Digest[],
): void => {
  const isMeant = (snapshot: Snapshot): boolean =>
    snapshot.base.identity === base.identity && snapshot.layers.join() === layers.join();
  for (const key of listKeys(store, 'leave out').filter(isMeant)) writeKey(store, {...key, layers: to});
  for (const root of listRoots(store))
    for (const snapshot of listSnapshots(store, root, 'leave out').filter(isMeant))
      writeSnapshot(store, root, {...snapshot, layers: to});
};

/** How long a stack may grow before it is squashed by itself. */
export const defaultMaxLayers = 64;

/** Squashes a root's stack when it has grown too long. Trouble is a warning: the stack works as it is. */
export const squashIfLong = async (store: Store, root: string, options: SquashOptions): Promise<void> => {
  const state = readRoot(store, root);
  if (!state || state.stack.length <= (state.maxLayers ?? defaultMaxLayers)) return;
  const layers = digestsOf(store, state);
  if (!layers) return;
  try {
    const squashed = await squashStack(store, root, {base: state.base, layers}, options);
    if (squashed) options.say(`squashed ${squashed.count} layers of root "${root}" into one`);
    await collect(store);
  } catch (error) {
    options.say(`warning: the ${layers.length} layers of root "${root}" stay: ${messageOf(error)}`);
  }
};
