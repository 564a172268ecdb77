import {writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';

import {getInput, info, warning} from '@actions/core';

import {type BaseReference} from '../base/base.js';
import {messageOf} from '../errors.js';
import {currentCaller} from '../host/caller.js';
import {runAsCaller} from '../host/run-as-caller.js';
import {findInRemotes} from '../remote/find.js';
import {actionsCache} from '../remote/actions-cache/remote.js';
import {hasService} from '../remote/actions-cache/service.js';
import {parseRemote, type RemoteContext} from '../remote/parse.js';
import {type Remote, type Wanted} from '../remote/remote.js';
import {pullSnapshot} from '../snapshot/pull.js';
import {pushSnapshot} from '../snapshot/push.js';
import {scopeOf, type SharedSnapshot} from '../snapshot/shared.js';
import {askCommand} from './command.js';
import {jobLogin} from './job-login.js';
import {publicVariables} from './private-variables.js';

/** What a job shares, and where it puts files on their way. */
export interface Sharing {
  readonly base: BaseReference;
  readonly architecture: string;
  readonly spool: string;
  /** Where the Actions cache keeps what it sends and gets. */
  readonly archives: string;
  /** Where it is noted what nobody can use of what is in a cache; the spool by default. */
  readonly marks?: string;
  /** Nearest first. */
  readonly remotes: readonly string[];
}

/** The remotes of the job, in their order; the same ones each time, since they keep connections and tokens. */
export const remotesOf = ({
  remotes,
  ...places
}: Pick<Sharing, 'remotes' | 'spool' | 'archives' | 'marks'>): Remote[] =>
  remotes.map((name) => {
    const remote = opened.get(name) ?? parseRemote(name, contextFor(places));
    opened.set(name, remote);
    return remote;
  });

const opened = new Map<string, Remote>();

const contextFor = ({
  spool,
  archives,
  marks,
}: Pick<Sharing, 'spool' | 'archives' | 'marks'>): RemoteContext => {
  const login = jobLogin(process.env, getInput('token'));
  return {
    ...{directory: process.cwd(), environment: process.env, home: homedir()},
    actionsCache: () => actionsCache(spool, archives, marks),
    run: (argv, input) =>
      runAsCaller({...currentCaller(), environment: publicVariables(process.env)}, argv, input),
    ...(login ? {login} : {}),
  };
};

/** Whether anything that is made can be saved anywhere. */
export const canSave = (sharing: Sharing): boolean =>
  remotesOf(sharing).some((remote) => remote.unwritable() === undefined);

/**
 * Whether it can be saved beside the job: GitHub's client, which services of version 1 need, starts programs that could be asked for
 * its token.
 */
export const canSaveBeside = (sharing: Sharing): boolean =>
  canSave(sharing) && (!sharing.remotes.includes('actions-cache') || hasService(process.env));

export interface Pulled {
  readonly key: string;
  /** The remotes that are nearer than the one that had it. */
  readonly nearer: readonly string[];
}

const wantedOf = ({base, architecture}: Sharing, key: string, prefixes: readonly string[] = []): Wanted => ({
  scope: scopeOf(base, architecture),
  key,
  prefixes,
});

/** The key that the remotes have for a key, else for its restore keys. */
export const lookUp = async (
  sharing: Sharing,
  key: string,
  restoreKeys: readonly string[] = [],
): Promise<string | undefined> =>
  (await findInRemotes(remotesOf(sharing), wantedOf(sharing, key, restoreKeys), log))?.key;

/**
 * Fetches the snapshot of the key, else of the nearest restore key, with the layers that this machine lacks, and has the
 * command check it and take it into the store. Undefined, after one line that says why, when there is none that is whole: a
 * bad cache is a miss.
 * @param present the layers that this machine has
 */
export const pull = async (
  sharing: Sharing,
  key: string,
  restoreKeys: readonly string[],
  present: readonly string[],
): Promise<Pulled | undefined> => {
  const {spool} = sharing;
  try {
    const pulled = await pullSnapshot(remotesOf(sharing), wantedOf(sharing, key, restoreKeys), {
      directory: spool,
      isHere: (digest) => present.includes(digest),
      say: log,
    });
    if (!pulled) return undefined;
    const {snapshot, layers, nearer} = pulled;
    const description: SharedSnapshot = {snapshot, layers};
    writeFileSync(join(spool, 'snapshot.json'), JSON.stringify(description));
    await askCommand(['job', 'adopt', '--spool', spool]);
    return {key: pulled.key, nearer: nearer.map(({name}) => name)};
  } catch (error) {
    warning(`rootstock: "${key}" is not used: ${messageOf(error)}`);
    return undefined;
  }
};

export interface Sent {
  readonly bytes: number;
  /** Whether it is in all remotes that can be written to. */
  readonly isEverywhere: boolean;
}

/**
 * Saves the snapshot of a key in every remote that can be written to, with a warning for each where it cannot be done; undefined
 * when it could be saved in none.
 */
export const push = async (sharing: Sharing, key: string): Promise<Sent | undefined> => {
  const {base, spool} = sharing;
  const open = remotesOf(sharing).filter((remote) => isOpen(remote, key));
  if (open.length === 0) return undefined;
  const shared = await askCommand<SharedSnapshot>([
    ...['job', 'lend', '--spool', spool, '--identity', base.identity, '--key', key],
  ]);
  const sent: number[] = [];
  for (const remote of open) {
    try {
      const {outcome, bytes} = await pushSnapshot(remote, shared, {
        ...{key, directory: spool, replace: false, say: log},
      });
      if (outcome !== 'saved') info(`${remote.name} has "${key}" already`);
      sent.push(bytes);
    } catch (error) {
      warning(`rootstock: "${key}" is not saved: ${messageOf(error)}`);
    }
  }
  if (sent.length === 0) return undefined;
  return {bytes: sent.reduce((sum, bytes) => sum + bytes, 0), isEverywhere: sent.length === open.length};
};

const isOpen = (remote: Remote, key: string): boolean => {
  const closed = remote.unwritable();
  if (closed !== undefined) info(`"${key}" is not saved in ${remote.name}: ${closed}`);
  return closed === undefined;
};

const log = (line: string): void => {
  const text = line.replace(/^warning: /, '');
  if (text === line) info(line);
  else warning(`rootstock: ${text}`);
};
