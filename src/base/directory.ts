import {createHash} from 'node:crypto';
import {realpathSync, statSync} from 'node:fs';
import {resolve} from 'node:path';

import {UsageError} from '../errors.js';
import {runCommand} from '../host/command.js';
import {type Base, type BaseContext} from './base.js';

/** Base `dir:PATH`: a directory that holds a system. It is read and never written. */
export const directoryBase = (path: string, {directory}: BaseContext): Base => {
  const tree = resolve(directory, path);
  const status = statSync(tree, {throwIfNoEntry: false});
  if (!status?.isDirectory()) {
    throw new UsageError(
      `base "dir:${path}"`,
      status ? 'it is not a directory' : 'there is no such directory',
    );
  }
  const real = realpathSync(tree);
  if (real === '/')
    throw new UsageError(`base "dir:${path}"`, "it is this machine's own root", 'Use the base host');
  return {
    name: `dir:${real}`,
    kind: 'layer',
    identity: async () => `dir ${await fingerprint(real)}`,
    make: (_staging, _options, use) => use({tree: real, owned: false}),
  };
};

/** Changes when anything below the directory is added, removed, renamed or written. */
const fingerprint = async (tree: string): Promise<string> => {
  const format = '%P\\0%y%m %U:%G %s %T@ %C@ %l\\0';
  const {stdout} = await runCommand(['find', tree, '-xdev', '-printf', format], {bytes: true});
  return createHash('sha256').update(stdout.split('\0').sort().join('\0'), 'latin1').digest('hex');
};
