import {endGroup, startGroup} from '@actions/core';

import {type BaseReference} from '../base/base.js';
import {descriptionFile, descriptionKey} from './cache-keys.js';
import {type Inputs} from './inputs.js';
import {pull, remoteOf, type Sharing} from './share.js';

/** What `rootstock job begin` prints. */
export interface Begun {
  readonly base: BaseReference;
  readonly architecture: string;
  readonly match: 'exact' | 'prefix' | 'none';
  readonly matchedKey: string | null;
  readonly layers: readonly string[];
  readonly spool: string;
}

/** What there is for the key, and its own key. */
export interface Found {
  readonly match: Begun['match'];
  readonly key: string | null;
}

/** What there is for the key: on this machine, else in the remote, whose layers are here when this returns. */
export const find = async (inputs: Inputs, begun: Begun, sharing: Sharing): Promise<Found> => {
  const {key, restoreKeys, lookupOnly} = inputs;
  const local = {match: begun.match, key: begun.matchedKey};
  if (key === '' || begun.match === 'exact' || lookupOnly)
    return lookupOnly ? lookUp(inputs, begun, sharing) : local;
  const pulled = await grouped('Looking in the cache', () =>
    // What is here by a restore key is as good as what is there by one.
    pull(sharing, {key, restoreKeys: begun.match === 'none' ? restoreKeys : [], layers: begun.layers}),
  );
  return pulled === undefined ? local : {match: pulled === key ? 'exact' : 'prefix', key: pulled};
};

const lookUp = async ({key}: Inputs, begun: Begun, sharing: Sharing): Promise<Found> => {
  const remote = remoteOf(sharing);
  if (begun.match === 'exact' || !remote || remote.unreadable() !== undefined)
    return {match: begun.match, key: begun.matchedKey};
  const isThere = await remote.has(descriptionKey(begun.base, begun.architecture, key), descriptionFile);
  return isThere ? {match: 'exact', key} : {match: begun.match, key: begun.matchedKey};
};

const grouped = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  startGroup(title);
  try {
    return await work();
  } finally {
    endGroup();
  }
};
