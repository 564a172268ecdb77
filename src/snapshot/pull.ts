import {RootstockError} from '../errors.js';
import {findInRemotes, type FoundIn, warningOf} from '../remote/find.js';
import {bytesOf, type LayerFile, type Remote, type Wanted} from '../remote/remote.js';
import {requireRoom, transferLayers} from '../remote/transfer.js';
import {formatBytes, formatSeconds} from '../host/format.js';
import {parseShared, scopeOf, type SharedSnapshot} from './shared.js';

/** Where a snapshot is pulled to. */
export interface PullOptions {
  /** Where images are fetched to, as `DIGEST.image`. */
  readonly directory: string;
  /** Whether a layer is here already. */
  readonly isHere: (digest: string) => boolean;
  readonly say: (line: string) => void;
  /** Runs the fetching of one layer; for locks. */
  readonly around?: (layer: LayerFile, fetch: () => Promise<void>) => Promise<void>;
}

export interface Pulled extends SharedSnapshot {
  readonly key: string;
  /** What it came from, and the remotes that are nearer and lack it. */
  readonly from: Remote;
  readonly nearer: readonly Remote[];
}

/**
 * Finds a snapshot and fetches the layers of it that are not here, each from the nearest remote that has it. Every image in
 * the directory is whole when this returns. Undefined for a miss. Throws RootstockError where what was found cannot be had.
 */
export const pullSnapshot = async (
  remotes: readonly Remote[],
  wanted: Wanted,
  options: PullOptions,
): Promise<Pulled | undefined> => {
  const found = await findInRemotes(remotes, wanted, options.say);
  if (!found) return undefined;
  const shared = parseShared(found.description, found.remote.name);
  const {base, architecture, name} = shared.snapshot;
  if (scopeOf(base, architecture) !== wanted.scope || name !== found.key) {
    const what = `reading "${found.key}" of ${found.remote.name}`;
    throw new RootstockError(what, 'it is not the snapshot that its key says', 'Push it again');
  }
  await fetchLayers(remotes, found, shared, options);
  const nearer = remotes.slice(0, remotes.indexOf(found.remote));
  return {...shared, key: found.key, from: found.remote, nearer};
};

const fetchLayers = async (
  remotes: readonly Remote[],
  {remote, key}: FoundIn,
  {layers}: SharedSnapshot,
  {directory, isHere, say, around = (_, fetch) => fetch()}: PullOptions,
): Promise<void> => {
  const missing = layers.filter(({digest}) => !isHere(digest));
  if (missing.length === 0) return;
  const what = `fetching "${key}" from ${remote.name}`;
  const bytes = bytesOf(missing);
  requireRoom(what, [directory, ...(remote.archives === undefined ? [] : [remote.archives])], bytes);
  // Nearest first; what was found in one is taken to be there, and asked for only in others.
  const candidates = remotes.filter((each) => each.unreadable() === undefined);
  const started = Date.now();
  await transferLayers(what, missing, say, (layer, progress) =>
    around(layer, async () => {
      const failures: unknown[] = [];
      for (const candidate of candidates) {
        try {
          if (candidate !== remote && !(await candidate.has(layer))) continue;
          await candidate.fetch(layer, directory, progress);
          failures.forEach((failure) => {
            say(warningOf(failure));
          });
          return;
        } catch (error) {
          failures.push(error);
        }
      }
      throw failures[0];
    }),
  );
  say(
    `fetched ${missing.length} ${missing.length === 1 ? 'layer' : 'layers'} of "${key}" from ${remote.name}: ${formatBytes(bytes)} in ${formatSeconds(Date.now() - started)}`,
  );
};
