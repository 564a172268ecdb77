import {digestOfText} from '../../host/digest.js';
import {connectionsOf} from '../http/connections.js';
import {type Patience, parseRetryAfter, persist} from '../http/retry.js';
import {type Answer, readAnswer, type Send, sender} from '../http/send.js';
import {type Surroundings} from '../http/surroundings.js';
import {Trouble} from '../http/trouble.js';

/** The cache service of a job, version 2: it gives out signed addresses, where files are then sent to and fetched from. */
export interface Service {
  readonly send: Send;
  readonly patience: Patience;
  /** The newest entry that begins with the first of the prefixes that any begins with. Throws Trouble, as all of these do. */
  readonly find: (
    prefixes: readonly string[],
  ) => Promise<{readonly key: string; readonly url: URL} | undefined>;
  /** Where the file of a new entry is to be sent to; undefined where somebody else has that key. */
  readonly create: (key: string) => Promise<URL | undefined>;
  /** Makes the entry visible, once its file is there. @param size bytes */
  readonly finalize: (key: string, size: number) => Promise<void>;
}

/**
 * Whether the service has version 2, as GitHub's client decides it (runner.md, A.4): servers other than GitHub's do not, even
 * where they say so.
 */
export const hasService = (environment: NodeJS.ProcessEnv): boolean => {
  const server = environment['GITHUB_SERVER_URL'] ?? '';
  const host = URL.canParse(server) ? new URL(server).hostname : server === '' ? 'github.com' : '';
  const isGithub = host === 'github.com' || /\.(ghe\.com|localhost)$/.test(host);
  return isGithub && Boolean(environment['ACTIONS_CACHE_SERVICE_V2']);
};

/** What tells our entries from those of GitHub's client, whose files are archives: ours are as they are. */
const version = digestOfText('rootstock: files as they are');

/** The service takes ten keys. */
const mostPrefixes = 9;

type Fields = Readonly<Record<string, unknown>>;

/** @param environment what the runner tells an action; read at each call */
export const cacheService = (
  environment: NodeJS.ProcessEnv,
  surroundings: Pick<Surroundings, 'environment' | 'home'>,
  patience: Patience,
): Service => {
  // Its address comes from the runner, who may have a cache of its own in a closed network.
  const send = sender(connectionsOf(surroundings, {allowsPlain: true}), patience);
  const call = (method: string, fields: Fields, expected: readonly number[] = [200]): Promise<Reply> =>
    persist(patience, async () => {
      const url = new URL(`${path}${method}`, environment['ACTIONS_RESULTS_URL']);
      const answer = await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${environment['ACTIONS_RUNTIME_TOKEN'] ?? ''}`,
        },
        body: () => JSON.stringify({...fields, version}),
      });
      return readReply(answer, expected);
    });
  return {
    ...{send, patience},
    find: async (prefixes) => {
      // Not every service takes the first one, which it has as the key, as a prefix too.
      const {body} = await call('GetCacheEntryDownloadURL', {
        key: prefixes[0] ?? '',
        restore_keys: prefixes.slice(0, mostPrefixes),
      });
      const {ok, signed_download_url: url, matched_key: key} = body;
      return ok === true && typeof key === 'string' ? {key, url: addressOf(url)} : undefined;
    },
    create: async (key) => {
      const {status, body} = await call('CreateCacheEntry', {key}, [200, 409]);
      if (status === 409) return undefined;
      if (body['ok'] !== true) throw denial(body);
      return addressOf(body['signed_upload_url']);
    },
    finalize: async (key, size) => {
      const {body} = await call('FinalizeCacheEntryUpload', {key, size_bytes: String(size)});
      if (body['ok'] !== true) throw denial(body);
    },
  };
};

const path = '/twirp/github.actions.results.api.v1.CacheService/';

interface Reply {
  readonly status: number;
  readonly body: Fields;
}

const longestReply = 1 << 20;

const readReply = async (answer: Answer, expected: readonly number[]): Promise<Reply> => {
  const text = (await readAnswer(answer, longestReply)).toString();
  const body = parseBody(text);
  if (body && expected.includes(answer.status)) return {status: answer.status, body};
  throw refusal(answer, body?.['msg']);
};

const parseBody = (text: string): Fields | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Fields) : undefined;
  } catch {
    return undefined;
  }
};

/** What an answer means that is not what was asked for; `said` is in it. */
export const refusal = ({status, headers, url}: Answer, said: unknown): Trouble => {
  const why = `${url.host} answered ${status}${typeof said === 'string' ? ` (${said.slice(0, 200)})` : ''}`;
  const retryAfter = parseRetryAfter(headers['retry-after'], Date.now());
  const isPassing = status === 408 || status === 429 || status >= 500;
  return new Trouble(why, isPassing ? 'Try again later' : undefined, {isPassing, status, retryAfter});
};

const denial = ({message}: Fields): Trouble =>
  new Trouble(typeof message === 'string' && message !== '' ? message.slice(0, 200) : 'it was refused');

const addressOf = (url: unknown): URL => {
  if (typeof url === 'string' && URL.canParse(url)) return new URL(url);
  throw new Trouble('the cache service gives no address');
};
