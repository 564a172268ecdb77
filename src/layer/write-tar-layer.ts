import {createHash} from 'node:crypto';
import {createWriteStream, statSync} from 'node:fs';
import {type Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

import {RootstockError} from '../errors.js';
import {type Argv, ended, readable, startProgram} from '../host/command.js';
import {type Enter} from './inspect.js';
import {type Digest} from './layer.js';
import {containerLayer} from './tar-layer.js';

/** A tree that becomes a layer of a container image. */
export interface TarSource {
  readonly tree: string;
  /** What is left out: paths below the tree, and paths with `/*` after them, for what is in a directory. */
  readonly exclude: readonly string[];
  /** Whether programs may change it meanwhile, as they do a machine's own root. */
  readonly isLive: boolean;
}

/** A layer as container images have it. */
export interface TarLayer {
  /** Of the tar. */
  readonly diffId: Digest;
  /** Of the file, and its bytes: the tar, or what gzip made of it. */
  readonly digest: Digest;
  readonly size: number;
  /** Paths that such a layer cannot hold: sockets, and what has a name like a whiteout. */
  readonly lost: readonly string[];
}

/** The tar of a tree, which is the same for the same tree: overlay's marks are in it as they are on disk. */
export const layerTarArguments = ({tree, exclude}: Pick<TarSource, 'tree' | 'exclude'>): Argv => [
  'tar',
  '--create',
  '--file=-',
  `--directory=${tree}`,
  '--format=posix',
  '--sort=name',
  '--numeric-owner',
  '--one-file-system',
  '--xattrs',
  '--xattrs-include=*',
  // The kernel's own, and what a container's layer has no word for.
  '--xattrs-exclude=system.*',
  '--no-acls',
  '--no-selinux',
  // The default names of extended headers hold the process id of tar.
  '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
  // Names, and those of hard links, but not what symlinks say.
  '--transform=flags=rh;s,^\\./,,',
  '--anchored',
  ...exclude.flatMap((path) => [
    path.endsWith('/*') ? '--wildcards' : '--no-wildcards',
    `--exclude=.${path}`,
  ]),
  '.',
];

/** Without the time and the name of a file, so that the same bytes give the same. */
const gzipArguments: Argv = ['gzip', '-n', '-6'];

/**
 * Writes a tree as a layer of a container image, compressed by gzip or as it is.
 * @param file where to: one that is not there
 * @param enter puts a program where it sees the tree
 */
export const writeTarLayer = async (
  source: TarSource,
  {file, compress}: {readonly file: string; readonly compress: boolean},
  enter: Enter,
): Promise<TarLayer> => {
  const tarArgv = enter(layerTarArguments(source));
  const tar = startProgram(tarArgv, ['ignore', 'pipe', 'pipe']);
  const lost: string[] = [];
  const problems = watchErrors(pipeOf(tar.stderr), lost);
  const diffId = createHash('sha256');
  const digest = createHash('sha256');
  const layer = containerLayer(pipeOf(tar.stdout), (name) => lost.push(readable(name)));
  const sink = createWriteStream(file, {flags: 'wx', mode: 0o600});
  const gzip = compress ? startProgram(gzipArguments, ['pipe', 'pipe', 'inherit']) : undefined;
  // Where one of them fails, the others end for want of a reader or a writer.
  const [written, tarEnded, gzipEnded, fed] = await Promise.allSettled([
    gzip ? pipeline(pipeOf(gzip.stdout), hashing(digest), sink) : pipeline(layer, hashing(diffId), sink),
    ended(tar, tarArgv),
    gzip ? ended(gzip, gzipArguments) : 0,
    gzip ? pipeline(layer, hashing(diffId), pipeOf(gzip.stdin)) : undefined,
  ]);
  // A disk that is full, say, is why the others failed.
  if (written.status === 'rejected' && isOfSystem(written.reason)) throw written.reason;
  requireStatus(gzipEnded, [0], 'compressing a layer', []);
  // 1: a file changed, or went, while it was read.
  requireStatus(tarEnded, source.isLive ? [0, 1] : [0], `reading ${source.tree}`, problems);
  for (const outcome of [written, fed]) if (outcome.status === 'rejected') throw outcome.reason;
  const tarDigest = diffId.digest('hex');
  return {
    diffId: tarDigest,
    digest: gzip ? digest.digest('hex') : tarDigest,
    size: statSync(file).size,
    lost,
  };
};

const isOfSystem = (error: unknown): boolean => {
  const {syscall, code} = error as NodeJS.ErrnoException;
  return syscall !== undefined && code !== 'EPIPE';
};

const requireStatus = (
  outcome: PromiseSettledResult<number>,
  expected: readonly number[],
  what: string,
  problems: readonly string[],
): void => {
  if (outcome.status === 'rejected') throw outcome.reason;
  if (expected.includes(outcome.value)) return;
  throw new RootstockError(what, problems.join('; ') || `it ended with status ${outcome.value}`);
};

/** A stream that was asked for. */
const pipeOf = <T>(stream: T | null): T => {
  if (stream === null) throw new Error('a program was started without a pipe');
  return stream;
};

const hashing = (hash: ReturnType<typeof createHash>) =>
  async function* (stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      hash.update(chunk);
      yield chunk;
    }
  };

/** Tells the sockets that tar left out from what went wrong; keeps the last lines of that. */
const watchErrors = (stderr: Readable, sockets: string[]): string[] => {
  const problems: string[] = [];
  let partial = '';
  stderr.on('data', (chunk: Buffer) => {
    const lines = (partial + chunk.toString()).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) {
      const socket = /^tar: \.\/(.*): socket ignored$/.exec(line)?.[1];
      if (socket !== undefined) sockets.push(socket);
      // That there are no xattrs at all, say.
      else if (!line.includes(' Warning: ')) problems.push(line);
    }
    problems.splice(0, problems.length - 3);
  });
  return problems;
};
