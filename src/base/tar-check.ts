import {spawn} from 'node:child_process';
import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {type Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {extract, type Header} from 'tar-stream';

import {messageOf, UsageError} from '../errors.js';

export type ArchiveCompression = 'gzip' | 'xz' | 'zstd';

const magics: readonly (readonly [ArchiveCompression, string])[] = [
  ['gzip', '1f8b'],
  ['xz', 'fd377a585a00'],
  ['zstd', '28b52ffd'],
];

/** How an archive is compressed, by its first bytes and not by its name; undefined when it is not. */
export const compressionOf = async (archive: string): Promise<ArchiveCompression | undefined> => {
  const file = await open(archive, 'r');
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(6), 0, 6, 0);
    const start = buffer.subarray(0, bytesRead).toString('hex');
    return magics.find(([, magic]) => start.startsWith(magic))?.[0];
  } finally {
    await file.close();
  }
};

/**
 * Reads a whole archive and throws UsageError when it is not a whole one, or, naming the member, when one would be written
 * outside the directory that it is extracted to: an absolute name, one with `..`, or one that leads through a link of the
 * same archive.
 */
export const checkArchive = async (
  archive: string,
  compression: ArchiveCompression | undefined,
): Promise<void> => {
  const what = `base "tar:${archive}"`;
  const check = memberCheck();
  const reader = extract();
  let members = 0;
  let refusal: UsageError | undefined;
  reader.on('entry', (header, stream, next) => {
    members++;
    const why = check(header);
    if (why !== undefined) refusal ??= new UsageError(what, why, 'It is not extracted');
    // The reader has the same error, and this one would end the process.
    stream.on('error', () => undefined);
    stream.on('end', next);
    stream.resume();
  });
  const {bytes, ended} = decompressed(archive, compression);
  const outcomes = await Promise.allSettled([ended, pipeline(bytes, reader)]);
  if (refusal) throw refusal;
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw new UsageError(what, messageOf(failure.reason), 'Is it a whole tar archive?');
  if (members === 0) throw new UsageError(what, 'it has no members', 'Is it a whole tar archive?');
};

/** The bytes of an archive, and when and how what decompresses them has ended: that is known only after the last byte. */
export const decompressed = (
  archive: string,
  compression: ArchiveCompression | undefined,
): {readonly bytes: Readable; readonly ended: Promise<void>} => {
  if (compression === undefined) {
    return {bytes: createReadStream(archive, {highWaterMark: 1 << 20}), ended: Promise.resolve()};
  }
  const program = spawn(compression, ['-dc', '--', archive], {stdio: ['ignore', 'pipe', 'pipe']});
  let problem = '';
  program.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code, signal) => {
      // By SIGPIPE when the reader gave up, which then says why.
      if (code === 0 || signal === 'SIGPIPE') resolve();
      else reject(new Error(problem.trim() || `${compression} ended with status ${code}`));
    });
  });
  return {bytes: program.stdout, ended};
};

/** A check to be called with each member in order; it returns why one is refused. */
export const memberCheck = (): ((
  header: Pick<Header, 'name' | 'type' | 'linkname'>,
) => string | undefined) => {
  const links = new Set<string>();
  const refuse = (kind: string, name: string): string | undefined => {
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    if (name.startsWith('/')) return `${kind} ${JSON.stringify(name)} is absolute`;
    if (parts.includes('..')) return `${kind} ${JSON.stringify(name)} leads upwards`;
    const through = parts
      .map((_, index) => parts.slice(0, index).join('/'))
      .find((above) => links.has(above));
    return through === undefined
      ? undefined
      : `${kind} ${JSON.stringify(name)} is below the link ${JSON.stringify(through)}`;
  };
  return ({name, type, linkname}) => {
    const why =
      refuse('member', name) ??
      (type === 'link' ? refuse('the target of a hard link,', linkname) : undefined);
    const plain = plainName(name);
    // A hard link to a symlink is one as well.
    const isLink = type === 'symlink' || (type === 'link' && links.has(plainName(linkname)));
    if (isLink) links.add(plain);
    else if (links.has(plain)) return `member ${JSON.stringify(name)} comes twice, once as a link`;
    return why;
  };
};

const plainName = (name: string): string =>
  name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
