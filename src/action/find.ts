import {endGroup, startGroup} from '@actions/core';

import {type BaseReference} from '../base/base.js';
import {type Inputs} from './inputs.js';
import {lookUp, pull, type Sharing} from './share.js';

/** What `rootstock job begin` prints. */
export interface Begun {
  readonly base: BaseReference;
  readonly architecture: string;
  readonly match: 'exact' | 'prefix' | 'none';
  readonly matchedKey: string | null;
  readonly layers: readonly string[];
  readonly spool: string;
  readonly archives: string;
}

/** What there is for the key, and its own key. */
export interface Found {
  readonly match: Begun['match'];
  readonly key: string | null;
  /** The remotes in which it is to be kept too, since they are nearer than the one that had it. */
  readonly nearer: readonly string[];
}

/** What there is for the key: on this machine, else in the remotes, whose layers are here when this returns. */
export const find = async (inputs: Inputs, begun: Begun, sharing: Sharing): Promise<Found> => {
  const {key, restoreKeys, lookupOnly} = inputs;
  const local: Found = {match: begun.match, key: begun.matchedKey, nearer: []};
  if (key === '' || begun.match === 'exact' || sharing.remotes.length === 0) return local;
  // What is here by a restore key is as good as what is there by one.
  const prefixes = begun.match === 'none' ? restoreKeys : [];
  const found = await grouped('Looking in the cache', async () => {
    if (!lookupOnly) return pull(sharing, key, prefixes, begun.layers);
    const there = await lookUp(sharing, key, prefixes);
    return there === undefined ? undefined : {key: there, nearer: []};
  });
  return found ? {...found, match: found.key === key ? 'exact' : 'prefix'} : local;
};

const grouped = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  startGroup(title);
  try {
    return await work();
  } finally {
    endGroup();
  }
};
