import {persist} from '../http/retry.js';
import {type Answer, bytesOf, drop} from '../http/send.js';
import {passing} from '../http/trouble.js';
import {DamagedLayerError, receiveLayer} from '../receive.js';
import {type LayerFile, type Progress} from '../remote.js';
import {type Session} from './session.js';

/** Whether the registry has the layer; asks once. Throws Trouble. */
export const hasLayer = async (session: Session, {digest}: LayerFile): Promise<boolean> => {
  const expected = [200, 404, ...elsewhere];
  const call = {method: 'HEAD', to: blobOf(digest), access: 'pull', expected} as const;
  return (await session.read(call)).status !== 404;
};

const blobOf = (digest: string): string => `blobs/sha256:${digest}`;

/** What is kept elsewhere is there too. */
const elsewhere = [301, 302, 303, 307, 308];

/**
 * Fetches a layer into a directory, where nobody else fetches the same at the time. After a break it goes on where it was;
 * bytes that are not the layer's are asked for once more. Throws RootstockError, Trouble, and what the file system throws.
 */
export const fetchLayer = async (
  session: Session,
  name: string,
  layer: LayerFile,
  directory: string,
  progress: Progress = () => undefined,
): Promise<void> => {
  let [received, wasDamaged] = [0, false];
  const count: Progress = (bytes) => {
    received += bytes;
    progress(bytes);
  };
  const tryOnce = async (): Promise<void> => {
    received = 0;
    let answer: Answer | undefined;
    const source = async (offset: number): Promise<AsyncIterable<Buffer>> => {
      answer = await askFrom(session, layer, offset);
      return restOf(answer, layer, offset);
    };
    try {
      await receiveLayer(name, layer, directory, source, count);
    } catch (error) {
      if (wasDamaged || !(error instanceof DamagedLayerError)) throw error;
      wasDamaged = true;
      throw passing(error.message);
    } finally {
      // Where it was not read, for want of room say.
      if (answer) drop(answer);
    }
  };
  await persist(session.patience, tryOnce, () => received > Math.max(1 << 20, layer.size / 20));
};

const askFrom = (session: Session, {digest}: LayerFile, offset: number): Promise<Answer> =>
  session.ask({
    ...{method: 'GET', to: blobOf(digest), access: 'pull', expected: [200, 206]},
    // What is compressed on the way has other offsets.
    headers: {'accept-encoding': 'identity', ...(offset > 0 ? {range: `bytes=${offset}-`} : {})},
  });

/** What an answer has of a layer from an offset on. Throws Trouble when that breaks off before the layer's end. */
const restOf = async function* (answer: Answer, {size}: LayerFile, offset: number): AsyncGenerator<Buffer> {
  // Not everybody can begin in the middle.
  let position = answer.status === 206 ? offset : 0;
  for await (const chunk of bytesOf(answer)) {
    const known = Math.min(chunk.length, Math.max(0, offset - position));
    position += chunk.length;
    if (known < chunk.length) yield chunk.subarray(known);
  }
  if (position < size) throw passing(`it broke off after ${position} of ${size} bytes`, 'Try again later');
};
