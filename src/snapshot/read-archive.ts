import {type Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {type Extract, extract} from 'tar-stream';

import {messageOf, RootstockError, UsageError} from '../errors.js';
import {type LayerDescription} from '../layer/layer.js';
import {type ArchiveContent, contentName, digestInName, parseContent} from './archive.js';
import {headBytes, refusalOf} from './archive-kind.js';

export interface ArchiveSource {
  /** For messages. */
  readonly name: string;
  readonly bytes: Readable;
}

export interface ArchiveReader {
  /** What the file holds; called first. */
  readonly begin: (content: ArchiveContent) => Promise<void>;
  /** An image of it, with just the bytes that are said of it; called once for each layer. It reads all of them. */
  readonly image: (layer: LayerDescription, bytes: AsyncIterable<Buffer>) => Promise<void>;
}

/**
 * Reads a Rootstock file as a stream. Throws UsageError for one that is not whole, or holds anything else, or is something
 * else; and what the reader throws.
 */
export const readArchive = async ({name, bytes}: ArchiveSource, reader: ArchiveReader): Promise<void> => {
  const what = `import of ${name}`;
  try {
    const {head, rest} = await takeHead(bytes);
    const refusal = refusalOf(head, name);
    if (refusal) throw new UsageError(what, refusal.why, refusal.advice);
    const archive = extract();
    const fed = pipeline(rest, archive);
    fed.catch(() => undefined);
    await readMembers(archive, reader);
    await fed;
  } catch (error) {
    // What the system says keeps its own words.
    if (error instanceof RootstockError || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    const why = messageOf(error).replace('Unexpected end of data', 'it ends too early');
    throw new UsageError(what, why, 'Nothing of it was taken in; get the file again');
  } finally {
    // Whoever writes into a pipe would be waited for.
    bytes.destroy();
  }
};

const readMembers = async (archive: Extract, reader: ArchiveReader): Promise<void> => {
  const awaited = new Map<string, LayerDescription>();
  let begun = false;
  for await (const entry of archive) {
    const {name, type, size} = entry.header;
    const bytes = entry as AsyncIterable<Buffer>;
    const shown = JSON.stringify(name);
    if (type !== 'file' && type !== 'contiguous-file') throw new Error(`its member ${shown} is no file`);
    if (!begun) {
      if (name !== contentName) throw new Error(`it begins with ${shown}, not with ${contentName}`);
      const content = parseContent(await readText(bytes, size));
      for (const layer of content.layers) awaited.set(layer.digest, layer);
      await reader.begin(content);
      begun = true;
      continue;
    }
    const layer = awaited.get(digestInName(name) ?? '');
    if (!layer) throw new Error(`its member ${shown} does not belong there, or comes twice`);
    if (layer.size !== size) throw new Error(`its member ${shown} has ${size} bytes, not ${layer.size}`);
    awaited.delete(layer.digest);
    await reader.image(layer, bytes);
  }
  if (!begun) throw new Error('it has no members');
  const [missing] = awaited.keys();
  if (missing !== undefined) throw new Error(`its layer ${missing.slice(0, 12)} is missing`);
};

/** More than the longest stack takes; what is longer would only fill the memory. */
const longestContent = 16 << 20;

const readText = async (bytes: AsyncIterable<Buffer>, size: number): Promise<string> => {
  if (size > longestContent) throw new Error(`its ${contentName} has ${size} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** The first bytes of a stream, and all of it. */
const takeHead = async (bytes: Readable): Promise<{head: Buffer; rest: AsyncIterable<Buffer>}> => {
  const iterator = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let length = 0;
  for (let next; length < headBytes && !(next = await iterator.next()).done; length += next.value.length)
    chunks.push(next.value);
  const head = Buffer.concat(chunks);
  const rest = async function* (): AsyncGenerator<Buffer> {
    yield head;
    yield* {[Symbol.asyncIterator]: () => iterator};
  };
  return {head, rest: rest()};
};
