import {resolve} from 'node:path';

import {UsageError} from '../errors.js';
import {actionsCache} from './actions-cache/remote.js';
import {directoryRemote} from './directory/remote.js';
import {registryRemote, type RegistryOptions} from './registry/registry.js';
import {type Remote} from './remote.js';

export interface RemoteContext extends RegistryOptions {
  /** Relative paths are below it. */
  readonly directory: string;
  /** What the Actions cache fetches to and saves from; only in a step of an action can it be used at all. */
  readonly spool?: string;
  /** Where it keeps archives; in the spool by default. */
  readonly archives?: string | undefined;
}

/** Reads the name of a remote. Throws UsageError for one that is not known. */
export const parseRemote = (name: string, context: RemoteContext): Remote => {
  const [kind, rest = ''] = splitOnce(name);
  if (name === 'actions-cache' && context.spool !== undefined)
    return actionsCache(context.spool, context.archives);
  if (kind === 'oci' && rest !== '') return registryRemote(name, context);
  if (kind === 'dir' && rest !== '') return directoryRemote(resolve(context.directory, rest));
  const why = name === 'actions-cache' ? 'only the action can use it' : 'it is not known';
  const others = context.spool === undefined ? '' : 'actions-cache, ';
  throw new UsageError(`remote ${JSON.stringify(name)}`, why, `Use ${others}oci:HOST/REPOSITORY or dir:PATH`);
};

const splitOnce = (name: string): [string, string?] => {
  const colon = name.indexOf(':');
  return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1)];
};
