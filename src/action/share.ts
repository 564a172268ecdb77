import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {info, warning} from '@actions/core';

import {type BaseReference} from '../base/base.js';
import {messageOf} from '../errors.js';
import {actionsCache} from '../remote/actions-cache.js';
import {type Remote} from '../remote/remote.js';
import {parseSnapshot} from '../snapshot/snapshot.js';
import {descriptionFile, descriptionKey, layerFile, layerKey, userKey} from './cache-keys.js';
import {askCommand} from './command.js';
import {type RemoteName} from './inputs.js';

/** What a job shares, and where it puts files on their way. */
export interface Sharing {
  readonly base: BaseReference;
  readonly architecture: string;
  readonly spool: string;
  readonly remote: RemoteName;
}

export const remoteOf = ({remote}: Pick<Sharing, 'remote'>): Remote | undefined =>
  remote === 'actions-cache' ? actionsCache() : undefined;

export interface Wanted {
  readonly key: string;
  readonly restoreKeys: readonly string[];
  /** The layers that this machine has. */
  readonly layers: readonly string[];
}

/**
 * Fetches the snapshot of the key, else of the nearest restore key, with the layers that this machine lacks, and has the
 * command check it and take it into the store. Returns its key; undefined, after one line that says why, when there is
 * none that is whole: a bad cache is a miss.
 */
export const pull = async (sharing: Sharing, wanted: Wanted): Promise<string | undefined> => {
  const {base, architecture, spool} = sharing;
  const remote = remoteOf(sharing);
  const closed = remote?.unreadable();
  if (!remote || closed !== undefined) {
    if (remote) info(`${remote.name} is not asked: ${closed ?? ''}`);
    return undefined;
  }
  const asKey = (key: string): string => descriptionKey(base, architecture, key);
  const described = await remote.fetch(
    asKey(wanted.key),
    wanted.restoreKeys.map(asKey),
    descriptionFile,
    spool,
  );
  if (described.outcome !== 'hit') {
    if (described.outcome === 'failed')
      warning(`"${wanted.key}" is in ${remote.name} but could not be downloaded`);
    return undefined;
  }
  const key = userKey(base, architecture, described.key);
  try {
    for (const digest of neededLayers(spool, wanted.layers)) {
      const {outcome} = await remote.fetch(layerKey(digest), [], layerFile(digest), spool);
      if (outcome !== 'hit')
        throw new Error(
          `layer ${digest.slice(0, 12)} is ${outcome === 'miss' ? 'not there any more' : 'broken'}`,
        );
    }
    await askCommand(['job', 'adopt', '--spool', spool]);
    return key;
  } catch (error) {
    warning(`"${key}" of ${remote.name} is not used: ${messageOf(error)}`);
    return undefined;
  }
};

const neededLayers = (spool: string, present: readonly string[]): string[] => {
  const spooled = JSON.parse(readFileSync(join(spool, descriptionFile), 'utf8')) as {snapshot: unknown};
  return parseSnapshot(spooled.snapshot).layers.filter((digest) => !present.includes(digest));
};

/**
 * Saves the snapshot of a key: first each layer that the remote lacks, then the description, so that what can be found is
 * whole. Returns the bytes that were sent; undefined, after a warning, when it could not be saved.
 */
export const push = async (sharing: Sharing, key: string): Promise<number | undefined> => {
  const {base, architecture, spool} = sharing;
  const remote = remoteOf(sharing);
  const closed = remote?.unwritable();
  if (!remote || closed !== undefined) {
    if (remote) info(`"${key}" is not saved in ${remote.name}: ${closed ?? ''}`);
    return undefined;
  }
  const {layers} = await askCommand<{layers: {digest: string; size: number}[]}>([
    ...['job', 'lend', '--spool', spool, '--identity', base.identity, '--key', key],
  ]);
  let bytes = 0;
  for (const {digest, size} of layers) {
    const outcome = await remote.save(layerKey(digest), layerFile(digest), spool);
    if (outcome === 'failed') {
      warning(`"${key}" is not saved: its layer ${digest.slice(0, 12)} could not be put into ${remote.name}`);
      return undefined;
    }
    if (outcome === 'saved') bytes += size;
  }
  const outcome = await remote.save(descriptionKey(base, architecture, key), descriptionFile, spool);
  if (outcome === 'failed') {
    warning(`"${key}" could not be put into ${remote.name}`);
    return undefined;
  }
  if (outcome === 'exists') info(`${remote.name} has "${key}" already, and its entries never change`);
  return bytes;
};
