import {resolve} from 'node:path';

import {UsageError} from '../errors.js';
import {directoryRemote} from './directory/remote.js';
import {registryRemote, type RegistryOptions} from './registry/registry.js';
import {type Remote} from './remote.js';

export interface RemoteContext extends RegistryOptions {
  /** Relative paths are below it. */
  readonly directory: string;
  /**
   * Opens the Actions cache; only in a step of an action can it be used at all. Handed in, so that the command is without
   * its client.
   */
  readonly actionsCache?: () => Remote;
}

/** Reads the name of a remote. Throws UsageError for one that is not known. */
export const parseRemote = (name: string, context: RemoteContext): Remote => {
  const [kind, rest = ''] = splitOnce(name);
  if (name === 'actions-cache' && context.actionsCache) return context.actionsCache();
  if (kind === 'oci' && rest !== '') return registryRemote(name, context);
  if (kind === 'dir' && rest !== '') return directoryRemote(resolve(context.directory, rest));
  const why = name === 'actions-cache' ? 'only the action can use it' : 'it is not known';
  const others = context.actionsCache ? 'actions-cache, ' : '';
  throw new UsageError(`remote ${JSON.stringify(name)}`, why, `Use ${others}oci:HOST/REPOSITORY or dir:PATH`);
};

const splitOnce = (name: string): [string, string?] => {
  const colon = name.indexOf(':');
  return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1)];
};
