import {rm} from 'node:fs/promises';
import {join} from 'node:path';

import {RootstockError} from '../errors.js';
import {type Argv, readable, runCommand, runPipeline} from '../host/command.js';
import {type Enter, unescapeOctal} from './inspect.js';
import {type TreeEntry} from './tree-listing.js';

/**
 * A tree as one stream that is the same for the same tree: names, types, modes, owners by number, link groups, device
 * numbers, xattrs and content. Times are compared by listing (squashfs has no fractions of a second), and so are
 * sockets, which tar leaves out.
 * @param hasAcls whether POSIX ACLs count, as they do for a format that holds them
 */
export const treeStreamArguments = (tree: string, archive: string, hasAcls = false): Argv => [
  'tar',
  '--create',
  '--no-unquote',
  `--file=${archive}`,
  `--directory=${tree}`,
  '--format=posix',
  '--sort=name',
  '--numeric-owner',
  '--one-file-system',
  '--mtime=@0',
  '--xattrs',
  '--xattrs-include=*',
  '--xattrs-exclude=system.*',
  hasAcls ? '--acls' : '--no-acls',
  '--no-selinux',
  '--warning=no-file-ignored',
  // The default names of extended headers hold the process id of tar.
  '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=mtime,delete=atime,delete=ctime',
  '.',
];

export interface Comparison {
  /** The tree that the image was made of, and the mounted image. */
  readonly source: {readonly path: string; readonly entries: readonly TreeEntry[]};
  readonly image: {readonly path: string; readonly entries: readonly TreeEntry[]};
  /** Whether the image can hold POSIX ACLs. */
  readonly hasAcls: boolean;
  /** Paths whose times the image cannot hold. */
  readonly timesLost: ReadonlySet<string>;
  /** A directory for two pipes, on any file system, that both sides see. */
  readonly staging: string;
  readonly enter: Enter;
}

/** Throws RootstockError, naming the first path that differs, unless the image holds just what its source does. */
export const compareTrees = async (comparison: Comparison): Promise<void> => {
  const difference = firstListedDifference(comparison) ?? (await firstContentDifference(comparison));
  if (difference !== undefined) {
    throw new RootstockError(
      'checking the image of a layer',
      `${readable(difference)} differs from its source`,
      'The image was thrown away: the tree changed meanwhile, or the installed image builder is broken (try another compression)',
    );
  }
};

/** The first path that only one side has, or whose type, mode, owner, size or whole seconds differ. */
export const firstListedDifference = ({
  source,
  image,
  timesLost,
}: Pick<Comparison, 'source' | 'image' | 'timesLost'>): string | undefined => {
  const wanted = new Map(source.entries.map((entry) => [entry.path, entry]));
  for (const entry of image.entries) {
    const original = wanted.get(entry.path);
    if (!original) return entry.path;
    wanted.delete(entry.path);
    const same =
      original.type === entry.type &&
      original.mode === entry.mode &&
      original.uid === entry.uid &&
      original.gid === entry.gid &&
      (original.type !== 'f' || original.size === entry.size) &&
      (original.seconds === entry.seconds || timesLost.has(entry.path));
    if (!same) return entry.path;
  }
  return wanted.keys().next().value;
};

const firstContentDifference = async ({
  source,
  image,
  hasAcls,
  staging,
  enter,
}: Comparison): Promise<string | undefined> => {
  const pipes = [join(staging, 'source.pipe'), join(staging, 'image.pipe')] as const;
  await runCommand(['mkfifo', '-m', '600', ...pipes]);
  const abort = new AbortController();
  try {
    // A tar that cmp has stopped reading from ends by SIGPIPE; then cmp says what differs.
    const tarOptions = {signal: abort.signal, expected: [0, 128 + 13]};
    const tars = Promise.all([
      runCommand(enter(treeStreamArguments(source.path, pipes[0], hasAcls)), tarOptions),
      runCommand(enter(treeStreamArguments(image.path, pipes[1], hasAcls)), tarOptions),
    ]);
    // What ends one of the three early leaves the others waiting at a pipe.
    const failed = tars.then(() => new Promise<never>(() => undefined));
    const compared = runCommand(enter(['cmp', ...pipes]), {expected: [0, 1], signal: abort.signal});
    const {exitCode, stdout, stderr} = await Promise.race([compared, failed]);
    if (exitCode === 0) {
      await tars;
      return undefined;
    }
    tars.catch(() => undefined);
    return await entryAt(source.path, differingByte(`${stdout}${stderr}`), enter);
  } finally {
    abort.abort();
    await Promise.all(pipes.map((pipe) => rm(pipe, {force: true})));
  }
};

/** The offset in what cmp(1) printed; the end of the shorter stream counts as one. */
export const differingByte = (text: string): number =>
  Number(/(?:byte|char) (\d+)/.exec(text)?.[1] ?? Number.MAX_SAFE_INTEGER);

/** The member of the tree's stream that a byte of it belongs to. */
const entryAt = async (tree: string, byte: number, enter: Enter): Promise<string> => {
  const {stdout} = await runPipeline(enter(treeStreamArguments(tree, '-')), [
    'tar',
    '--list',
    '--verbose',
    '--numeric-owner',
    '--block-number',
    '--file=-',
  ]);
  return memberAtBlock(stdout, Math.floor((byte - 1) / 512));
};

/**
 * The member that a block belongs to, in what tar lists verbosely with block numbers. The number is that of the member's
 * header; an extended header, with its xattrs, lies before that and after the content of the member before.
 */
export const memberAtBlock = (listing: string, block: number): string => {
  let name = '/';
  let end = 0;
  for (const line of listing.split('\n')) {
    const match = /^block (\d+): (.)\S+ \S+ +([\d,]+) \S+ \S+ \.(.*)$/.exec(line);
    if (!match) continue;
    const [, header = '', type = '', size = '', path = ''] = match;
    if (block < end) break;
    name = path.replace(type === 'l' ? / -> .*$/ : type === 'h' ? / link to .*$/ : /\/$/, '') || '/';
    end = Number(header) + 1 + (type === '-' ? Math.ceil(Number(size) / 512) : 0);
  }
  return unescapeOctal(name);
};
