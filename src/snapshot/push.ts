import {formatBytes, formatSeconds} from '../host/format.js';
import {warningOf} from '../remote/find.js';
import {bytesOf, type Remote, type Wanted} from '../remote/remote.js';
import {lackingIn, requireRoom, transferLayers} from '../remote/transfer.js';
import {parseShared, publicationOf, type SharedSnapshot} from './shared.js';

export interface PushOptions {
  readonly key: string;
  /** Where the images are, as `DIGEST.image`. */
  readonly directory: string;
  /** Make a key that is there already mean this snapshot. */
  readonly replace: boolean;
  readonly say: (line: string) => void;
}

export interface Pushed {
  /** `same`: it was there already. `other`: another snapshot is there under that key, and was kept. */
  readonly outcome: 'saved' | 'same' | 'other';
  /** Bytes that were sent. */
  readonly bytes: number;
}

/**
 * Saves the layers that the remote lacks, then makes the snapshot visible under its key. One that is there already, but whose
 * layers were evicted, is replaced: it would be a miss for ever. Throws RootstockError where it cannot be saved.
 */
export const pushSnapshot = async (
  remote: Remote,
  shared: SharedSnapshot,
  options: PushOptions,
): Promise<Pushed> => {
  const {key, directory, say} = options;
  const publication = publicationOf(shared, key);
  const present = await findPresent(remote, publication, say);
  const isSame = present.layers?.join() === shared.snapshot.layers.join();
  if (present.isWhole && (isSame || !options.replace)) return {outcome: isSame ? 'same' : 'other', bytes: 0};
  const lacking = await lackingIn(remote, shared.layers);
  const bytes = bytesOf(lacking);
  const what = `saving "${key}" in ${remote.name}`;
  if (remote.archives !== undefined) requireRoom(what, [remote.archives], bytes);
  const started = Date.now();
  await transferLayers(what, lacking, say, (layer, progress) => remote.save(layer, directory, progress));
  const replace = options.replace || (present.isThere && !present.isWhole);
  const outcome = await remote.publish(publication, {replace});
  if (outcome === 'exists') return {outcome: 'other', bytes};
  say(`saved "${key}" in ${remote.name}: ${formatBytes(bytes)} in ${formatSeconds(Date.now() - started)}`);
  return {outcome: 'saved', bytes};
};

interface Present {
  readonly isThere: boolean;
  /** Whether it can be read, and all its layers are there. */
  readonly isWhole: boolean;
  readonly layers?: readonly string[];
}

/** What the key means there now. */
const findPresent = async (
  remote: Remote,
  {scope, key}: Pick<Wanted, 'scope' | 'key'>,
  say: (line: string) => void,
): Promise<Present> => {
  const found = await remote.find({scope, key, prefixes: []});
  if (!found) return {isThere: false, isWhole: false};
  try {
    const {snapshot, layers} = parseShared(found.description, remote.name);
    const isWhole = (await lackingIn(remote, layers)).length === 0;
    return {isThere: true, isWhole, layers: snapshot.layers};
  } catch (error) {
    say(warningOf(error));
    return {isThere: true, isWhole: false};
  }
};
