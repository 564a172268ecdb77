// A file that is fetched in chunks, when they are asked for and in the background, each checked by its own digest, into a sparse
// file beside it.
import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {Agent, get} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';

/** @typedef {{url: string, size: number, chunkBytes: number, digests: readonly string[]}} Manifest */

const tries = 4;

/** @param {Manifest} manifest @param {string} path where the chunks are kept */
export const openChunks = async ({url, size, chunkBytes, digests}, path) => {
  const agent = new Agent({keepAlive: true, maxSockets: 16});
  const file = await open(path, 'w+');
  await file.truncate(size);
  /** @type {Map<number, Promise<void>>} */
  const chunks = new Map();
  /** In the order in which they were first asked for. @type {Set<number>} */
  const asked = new Set();
  let waiting = 0;

  /** @param {number} index */
  const fetchChunk = async (index) => {
    const start = index * chunkBytes;
    const length = Math.min(chunkBytes, size - start);
    for (let left = tries; ; left--) {
      try {
        const bytes = await fetchRange(url, agent, start, length);
        if (createHash('sha256').update(bytes).digest('hex') !== digests[index])
          throw new Error(`chunk ${index} is not what it should be`);
        await file.write(bytes, 0, length, start);
        return;
      } catch (error) {
        if (left <= 1) throw error;
        await sleep(500);
      }
    }
  };
  /** @param {number} index */
  const ensure = (index) => {
    const known = chunks.get(index);
    if (known) return known;
    const coming = fetchChunk(index);
    chunks.set(index, coming);
    coming.catch(() => chunks.delete(index));
    return coming;
  };
  return {
    asked: () => [...asked],
    /** @param {number} offset @param {number} length */
    read: async (offset, length) => {
      const [first, last] = [Math.floor(offset / chunkBytes), Math.floor((offset + length - 1) / chunkBytes)];
      waiting++;
      try {
        await Promise.all(
          Array.from({length: last - first + 1}, (_, index) => {
            asked.add(first + index);
            return ensure(first + index);
          }),
        );
      } finally {
        waiting--;
      }
      const {buffer} = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
      return buffer;
    },
    /** All of it, what is named first; what somebody waits for goes before. @param {readonly number[]} first @param {number} connections */
    fetchAll: async (first, connections) => {
      const order = [...new Set([...first, ...digests.keys()])];
      const work = async () => {
        for (let index = order.shift(); index !== undefined; index = order.shift()) {
          while (waiting > 0) await sleep(1);
          await ensure(index);
        }
      };
      await Promise.all(Array.from({length: connections}, work));
    },
  };
};

/** @param {string} url @param {Agent} agent @param {number} start @param {number} length @returns {Promise<Buffer>} */
const fetchRange = (url, agent, start, length) =>
  new Promise((resolve, reject) => {
    const headers = {Range: `bytes=${start}-${start + length - 1}`};
    get(url, {agent, headers, timeout: 5000}, (response) => {
      /** @type {Buffer[]} */
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => {
        const bytes = Buffer.concat(pieces);
        if (response.statusCode === 206 && bytes.length === length) resolve(bytes);
        else
          reject(new Error(`${length} bytes were asked for, ${bytes.length} came (${response.statusCode})`));
      });
      response.on('error', reject);
    })
      .on('timeout', function () {
        this.destroy(new Error('nothing came for 5 s'));
      })
      .on('error', reject);
  });
