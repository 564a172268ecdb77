import {createWriteStream, statSync} from 'node:fs';
import {join, posix} from 'node:path';
import {pipeline} from 'node:stream/promises';

import {extract, type Header} from 'tar-stream';

import {messageOf, UsageError} from '../errors.js';
import {digestOfText} from '../host/digest.js';
import {compressionOf, decompressed} from './tar-check.js';

/** Reads a whole archive, however it is compressed; what `visit` leaves of a member is skipped. Throws UsageError. */
export const readMembers = async (
  what: string,
  path: string,
  visit: (header: Header, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> => {
  const status = statSync(path, {throwIfNoEntry: false});
  if (!status) throw new UsageError(what, 'there is no such file');
  if (!status.isFile()) throw new UsageError(what, 'it is not a file');
  const reader = extract();
  const visitAll = async (): Promise<void> => {
    for await (const entry of reader) {
      await visit(entry.header, entry as AsyncIterable<Buffer>);
      entry.resume();
    }
  };
  const {bytes, ended} = decompressed(path, await compressionOf(path));
  const [visited, ...read] = await Promise.allSettled([visitAll(), ended, pipeline(bytes, reader)]);
  const failed = read.find((outcome) => outcome.status === 'rejected');
  if (failed) throw new UsageError(what, messageOf(failed.reason), 'Is it a whole archive?');
  if (visited.status === 'rejected') throw visited.reason;
};

/** Writes some members to files of our own naming; returns where each is. */
export const takeMembers = async (
  what: string,
  path: string,
  names: readonly string[],
  staging: string,
): Promise<string[]> => {
  const places = new Map(names.map((name) => [name, join(staging, digestOfText(name))]));
  const taken = new Set<string>();
  await readMembers(what, path, async ({name, type}, content) => {
    const plain = posix.normalize(name);
    const place = places.get(plain);
    if (place === undefined || type !== 'file') return;
    taken.add(plain);
    await pipeline(content, createWriteStream(place));
  });
  const missing = names.find((name) => !taken.has(name));
  if (missing !== undefined)
    throw new UsageError(what, `its layer ${JSON.stringify(missing)} is missing`, 'Is it a whole archive?');
  return names.map((name) => places.get(name) ?? '');
};

/** A member's content, of which it is known that it is small. */
export const readAll = async (content: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};
