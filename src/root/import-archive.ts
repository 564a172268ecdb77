import {createHash} from 'node:crypto';
import {createWriteStream, existsSync, linkSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';

import {architecture, type BaseReference} from '../base/base.js';
import {RootstockError, UsageError} from '../errors.js';
import {freeBytes} from '../host/free-bytes.js';
import {formatBytes} from '../host/format.js';
import {removeTree} from '../host/remove-tree.js';
import {stagingName} from '../host/staging-name.js';
import {type Digest, type LayerDescription} from '../layer/layer.js';
import {hasLayer, imagePath, verifyLayer} from '../layer/layers.js';
import {bytesOf} from '../remote/remote.js';
import {adoptSnapshot} from '../snapshot/adopt.js';
import {type ArchiveContent} from '../snapshot/archive.js';
import {type ArchiveSource, readArchive} from '../snapshot/read-archive.js';
import {type Snapshot} from '../snapshot/snapshot.js';
import {type Store, sweepStaging} from '../snapshot/store.js';
import {type Given, giveName, type NameOptions, requireNamePossible} from './import-name.js';
import {whileNothingCommits} from './names.js';
import {readRoot} from './state.js';

export interface ImportOptions extends NameOptions {
  readonly root: string;
  /** The name it gets; by default the one that it had. */
  readonly name?: string | undefined;
  /** What this machine's own root is, as a base. */
  readonly host: () => Promise<BaseReference>;
  readonly say: (line: string) => void;
}

export interface Imported {
  readonly snapshot: Snapshot;
  readonly given: Given;
  /** The layers that were not there before. */
  readonly added: readonly LayerDescription[];
}

/**
 * Takes the snapshot of a Rootstock file in, as it is read: each layer once its bytes are those that its name says, and the
 * name last. Throws, with no name given, for a file that is not whole, of another machine's architecture, or for a name
 * that is taken.
 */
export const importArchive = async (
  store: Store,
  source: ArchiveSource,
  options: ImportOptions,
): Promise<Imported> => {
  // What killed imports left takes room that this one may need.
  await sweepStaging(store);
  const staging = join(store.staging, stagingName('import'));
  mkdirSync(staging, {mode: 0o700});
  const imageOf = (digest: Digest): string => join(staging, digest);
  const added: LayerDescription[] = [];
  let content: ArchiveContent | undefined;
  try {
    await readArchive(source, {
      begin: async (found) => {
        content = {...found, snapshot: {...found.snapshot, name: options.name ?? found.snapshot.name}};
        await requireUsable(store, source.name, content, options);
      },
      image: async (layer, bytes) => {
        if (await borrow(store, layer.digest, imageOf(layer.digest))) await drain(bytes);
        else {
          await writeChecked(source.name, layer, bytes, imageOf(layer.digest));
          added.push(layer);
        }
      },
    });
    if (!content) throw new Error('an archive was read that did not begin');
    const {snapshot, layers: descriptions} = content;
    const given = await whileNothingCommits(store, options.root, async (state) => {
      let given: Given = 'key';
      await adoptSnapshot(store, {snapshot, descriptions, imageOf}, () => {
        given = giveName(store, state, snapshot, options);
      });
      return given;
    });
    return {snapshot, given, added};
  } finally {
    await removeTree(staging);
  }
};

/** Throws where the file cannot be used, before all of it is read. */
const requireUsable = async (
  store: Store,
  file: string,
  {snapshot, layers}: ArchiveContent,
  options: ImportOptions,
): Promise<void> => {
  const what = `import of ${file}`;
  if (snapshot.architecture !== architecture() && !options.force)
    throw new UsageError(
      what,
      `it is for ${snapshot.architecture}, and this machine is ${architecture()}`,
      'Import it with --force where its programs can run here',
    );
  requireNamePossible(store, readRoot(store, options.root), snapshot, options);
  const needed = bytesOf(layers.filter(({digest}) => !hasLayer(store.layers, digest)));
  const free = freeBytes(store.staging);
  if (needed > free)
    throw new RootstockError(
      what,
      `it takes ${formatBytes(needed)}, and ${store.directory} has room for ${formatBytes(free)}`,
      'Free some: `rootstock gc` removes what nothing needs',
    );
  const {base} = snapshot;
  if (base.kind === 'host' && base.identity !== (await options.host()).identity)
    options.say(
      `warning: "${snapshot.name}" was made over another machine's own root than this one's: ` +
        'what it expects below it may be missing, and only --snapshot finds it here, not --key',
    );
};

/** Keeps a layer that the store has, for as long as this takes, by a hard link. One that is damaged is not there. */
const borrow = async (store: Store, digest: Digest, place: string): Promise<boolean> => {
  if (!hasLayer(store.layers, digest)) return false;
  try {
    await verifyLayer(store.layers, digest);
    linkSync(imagePath(store.layers, digest), place);
    return true;
  } catch {
    return existsSync(place);
  }
};

const drain = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
  const iterator = bytes[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
};

const writeChecked = async (
  file: string,
  {digest}: LayerDescription,
  bytes: AsyncIterable<Buffer>,
  path: string,
): Promise<void> => {
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(hashed, createWriteStream(path, {flags: 'wx', mode: 0o400}));
  if (hash.digest('hex') === digest) return;
  throw new UsageError(
    `import of ${file}`,
    `the bytes of its layer ${digest.slice(0, 12)} are not those that its name says`,
    'Nothing of it was taken in; get the file again',
  );
};
