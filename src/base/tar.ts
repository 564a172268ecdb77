import {constants} from 'node:fs';
import {access, mkdir, stat} from 'node:fs/promises';
import {isAbsolute, join, resolve} from 'node:path';

import {UsageError} from '../errors.js';
import {type Argv, runCommand} from '../host/command.js';
import {inNamespace, withNamespace} from '../host/namespace.js';
import {requireTools} from '../host/tools.js';
import {digestOf} from '../host/digest.js';
import {type Base, type BaseContext} from './base.js';
import {download} from './download.js';
import {checkArchive, compressionOf} from './tar-check.js';

/** Base `tar:PATH` or `tar:URL#sha256=DIGEST`: an archive of a system; plain, or compressed by gzip, xz or zstd. */
export const tarBase = (place: string, context: BaseContext): Base =>
  /^https?:/.test(place) ? tarFromUrl(place) : tarFromFile(place, context);

const tarFromFile = (place: string, {directory}: BaseContext): Base => {
  const [path, expected] = splitDigest(place);
  const archive = resolve(directory, path);
  return {
    name: `tar:${archive}`,
    kind: 'layer',
    identity: async () => {
      await requireReadable(archive);
      const digest = await digestOf(archive);
      if (expected !== undefined && digest !== expected) throw wrongDigest(place, expected, digest);
      return `tar ${digest}`;
    },
    make: async (staging, {tools}, use) => {
      await requireReadable(archive);
      return use({tree: await extract(archive, staging, tools), owned: true});
    },
  };
};

const tarFromUrl = (place: string): Base => {
  const [url, expected] = splitDigest(place);
  if (expected === undefined) {
    throw new UsageError(
      `base "tar:${place}"`,
      'a URL needs the digest of what it is to bring',
      'Add #sha256=DIGEST',
    );
  }
  return {
    name: `tar:${withoutSecrets(url)}#sha256=${expected}`,
    kind: 'layer',
    identity: () => Promise.resolve(`tar ${expected}`),
    make: async (staging, {tools, say}, use) => {
      const archive = join(staging, 'archive');
      const digest = await download(url, archive, say);
      if (digest !== expected) throw wrongDigest(place, expected, digest);
      return use({tree: await extract(archive, staging, tools), owned: true});
    },
  };
};

/** The name is written down, and shared: passwords and signatures in the address are not. */
const withoutSecrets = (url: string): string => {
  const {protocol, host, pathname} = new URL(url);
  return `${protocol}//${host}${pathname}`;
};

const splitDigest = (place: string): [string, string | undefined] => {
  const [path = '', fragment] = place.split('#', 2);
  if (fragment === undefined) return [path, undefined];
  const digest = /^sha256=([0-9a-fA-F]{64})$/.exec(fragment)?.[1];
  if (digest === undefined) {
    throw new UsageError(`base "tar:${place}"`, 'what follows # is not sha256= and 64 hexadecimal digits');
  }
  return [path, digest.toLowerCase()];
};

const wrongDigest = (place: string, expected: string, digest: string): UsageError =>
  new UsageError(
    `base "tar:${place}"`,
    `its sha256 is ${digest}, not ${expected}`,
    'It is another file than was meant',
  );

const requireReadable = async (archive: string): Promise<void> => {
  try {
    await access(archive, constants.R_OK);
    if (!(await stat(archive)).isFile()) throw new Error('it is not a file');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(`base "tar:${archive}"`, missing ? 'there is no such file' : 'it cannot be read');
  }
};

/** Checks every member first, so that nothing is written for an archive that would write outside. */
const extract = async (
  archive: string,
  staging: string,
  tools: Parameters<typeof requireTools>[1],
): Promise<string> => {
  const compression = await compressionOf(archive);
  if (compression === 'xz' || compression === 'zstd') await requireTools([compression], tools);
  await checkArchive(archive, compression);
  const tree = join(staging, 'tree');
  await mkdir(tree, {mode: 0o755});
  // In a namespace, so that it ends with this process: tar would go on alone.
  await withNamespace('rootstock: extracting an archive', (namespace) =>
    runCommand(inNamespace(namespace, extractArguments(archive, compression, tree))),
  );
  return tree;
};

/** Overlay's own marks of whoever made the archive mean nothing here. */
export const extractArguments = (archive: string, compression: string | undefined, tree: string): Argv => {
  if (!isAbsolute(archive)) throw new Error('an archive is named by its absolute path');
  return [
    'tar',
    '--extract',
    `--file=${archive}`,
    // A colon in a file's name would make tar look for it on another machine.
    '--force-local',
    ...(compression === undefined ? [] : [`--use-compress-program=${compression} -d`]),
    `--directory=${tree}`,
    '--preserve-permissions',
    '--same-owner',
    '--numeric-owner',
    '--delay-directory-restore',
    '--acls',
    '--xattrs',
    '--xattrs-include=*',
    '--xattrs-exclude=trusted.overlay.*',
  ];
};
