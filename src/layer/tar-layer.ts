import {
  blockBytes,
  deviceOf,
  emptyFileLike,
  encodeMember,
  nameOf,
  paddedSize,
  parseRecords,
  sizeOf,
  type PaxRecord,
  type TarMember,
  typeOf,
} from './tar-member.js';

const whiteoutPrefix = '.wh.';
const opaqueName = '.wh..wh..opq';
const overlayXattr = 'SCHILY.xattr.trusted.overlay.';

/**
 * Turns the tar of a layer's tree into a layer as container images have it (OCI image specification, "Layer Filesystem
 * Changeset"): what overlay writes as a device 0/0 and as an xattr becomes an empty file with a name of its own. No other
 * xattr of overlay's stays.
 * @param tar as GNU tar writes it, in POSIX format, of a tree's `.`
 * @param lost is told of what cannot be in such a layer, since its name says something else there
 */
export const containerLayer = async function* (
  tar: AsyncIterable<Buffer>,
  lost: (name: string) => void,
): AsyncGenerator<Buffer> {
  const input = new ByteReader(tar);
  try {
    yield* turnAll(input, lost);
  } finally {
    // Where nobody takes it any more, tar would wait for ever.
    await input.close();
  }
};

const turnAll = async function* (input: ByteReader, lost: (name: string) => void): AsyncGenerator<Buffer> {
  const output = new Gathered();
  let records: PaxRecord[] = [];
  for (;;) {
    const header = await input.take(blockBytes);
    if (header.every((byte) => byte === 0)) break;
    if (typeOf(header) === 'x') {
      const size = sizeOf({header, records: []});
      records = parseRecords((await input.take(paddedSize(size))).subarray(0, size));
      continue;
    }
    const member = {header, records};
    records = [];
    const turned = turn(member);
    if (turned.length === 0) lost(nameOf(member));
    for (const each of turned) output.add(encodeMember(each));
    for (let left = paddedSize(sizeOf(member)); left > 0;) {
      const piece = await input.takeSome(left);
      left -= piece.length;
      if (turned.length > 0) output.add(piece);
      if (output.isLarge()) yield output.all();
    }
    if (output.isLarge()) yield output.all();
  }
  output.add(Buffer.alloc(2 * blockBytes));
  yield output.all();
  await input.end();
};

/** What a member of overlay's becomes; nothing, for one that would be taken for a mark. */
const turn = (member: TarMember): TarMember[] => {
  const name = nameOf(member);
  if (hasReservedName(name) || (typeOf(member.header) === '1' && hasReservedName(nameOf(member, 'linkpath'))))
    return [];
  if (isWhiteout(member)) return [emptyFileLike(member, beside(name, whiteoutPrefix))];
  const records = member.records.filter(({key}) => !key.startsWith(overlayXattr));
  const kept = records.length === member.records.length ? member : {...member, records};
  const isOpaque = member.records.some(
    ({key, value}) => key === `${overlayXattr}opaque` && value.toString() === 'y',
  );
  return isOpaque && typeOf(member.header) === '5'
    ? [kept, emptyFileLike(member, `${name.replace(/\/*$/, '/')}${opaqueName}`)]
    : [kept];
};

const isWhiteout = (member: TarMember): boolean =>
  typeOf(member.header) === '3' && deviceOf(member).every((number) => number === 0);

/** Whether a path has a part that means a whiteout in a container's layer. */
const hasReservedName = (name: string): boolean => name.startsWith(whiteoutPrefix) || name.includes('/.wh.');

/** A path with something before its last part. */
const beside = (name: string, prefix: string): string => name.replace(/[^/]*$/, (last) => `${prefix}${last}`);

/** Reads a stream in the lengths that are asked for. */
class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private chunk: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /** Some of the next bytes, as many as are there, and at most so many. */
  async takeSome(most: number): Promise<Buffer> {
    while (this.chunk.length === 0) {
      const next = await this.chunks.next();
      if (next.done) throw new Error('tar ended too early');
      this.chunk = next.value;
    }
    const piece = this.chunk.subarray(0, most);
    this.chunk = this.chunk.subarray(piece.length);
    return piece;
  }

  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0;) {
      const piece = await this.takeSome(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  /** Lets the other side write the rest. */
  async end(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

const largeBytes = 1 << 18;

/** Makes few large pieces of many small ones. */
class Gathered {
  private pieces: Buffer[] = [];
  private length = 0;

  add(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  isLarge(): boolean {
    return this.length >= largeBytes;
  }

  all(): Buffer {
    const all = Buffer.concat(this.pieces);
    this.pieces = [];
    this.length = 0;
    return all;
  }
}
