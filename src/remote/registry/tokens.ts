import {isLoopback} from '../http/loopback.js';
import {readAnswer, type Request, type Send} from '../http/send.js';
import {Trouble} from '../http/trouble.js';
import {answerTrouble} from './answer-trouble.js';
import {type Challenge} from './challenge.js';
import {type Credentials} from './credentials.js';

/** What a registry lets us in by, for a while. */
export interface Grant {
  /** The Authorization header. */
  readonly header: string;
  /** In milliseconds of the clock; Infinity where nothing was said. */
  readonly expires: number;
}

/**
 * Asks the token server of a Bearer challenge: GET with a name and password or with nothing, POST with an identity token.
 * Resolves to undefined when it refuses who asks. Throws Trouble.
 * @param scope what to ask for where the challenge does not say
 */
export const askForToken = async (
  send: Send,
  {parameters: {realm = '', service, scope: wanted}}: Challenge,
  scope: string,
  credentials: Credentials | undefined,
): Promise<Grant | undefined> => {
  const address = URL.canParse(realm) ? new URL(realm) : undefined;
  if (!address || !(address.protocol === 'https:' || isLoopback(address.host)))
    throw new Trouble('the registry names a token server that does not speak https', 'Have it speak https');
  const fields = new URLSearchParams({...(service === undefined ? {} : {service}), scope: wanted ?? scope});
  const answer = await send(...tokenRequest(address, fields, credentials));
  const body = (await readAnswer(answer, longestAnswer)).toString();
  const {status, headers} = answer;
  if (status === 200) return grantOf(body, address.host);
  if (status === 401 || status === 403) return undefined;
  const refusal = {host: address.host, status, body, isElsewhere: false};
  throw answerTrouble({...refusal, retryAfter: headers['retry-after']});
};

const longestAnswer = 1 << 20;

export const basicHeader = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const tokenRequest = (
  address: URL,
  fields: URLSearchParams,
  credentials: Credentials | undefined,
): [URL, Request] => {
  if (credentials && 'identityToken' in credentials) {
    const form = new URLSearchParams(fields);
    form.set('grant_type', 'refresh_token');
    form.set('client_id', 'rootstock');
    form.set('refresh_token', credentials.identityToken);
    const headers = {'content-type': 'application/x-www-form-urlencoded'};
    return [address, {method: 'POST', headers, body: () => form.toString()}];
  }
  const url = new URL(address);
  for (const [name, value] of fields) url.searchParams.set(name, value);
  if (!credentials) return [url, {method: 'GET'}];
  const {username, password} = credentials;
  url.searchParams.set('account', username);
  return [url, {method: 'GET', headers: {authorization: basicHeader(username, password)}}];
};

const grantOf = (body: string, host: string): Grant => {
  const {token, access_token: accessToken, expires_in: seconds} = parsed(body);
  const text = token ?? accessToken;
  // Nothing else fits into a header.
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text))
    throw new Trouble(`${host} gave no token`, 'See that it is the token server of the registry');
  // Given up a little early, so that no long request begins with a token that is about to end.
  const lasts = typeof seconds === 'number' && seconds > 0 ? seconds * 900 : Infinity;
  return {header: `Bearer ${text}`, expires: Date.now() + lasts};
};

const parsed = (body: string): {token?: unknown; access_token?: unknown; expires_in?: unknown} => {
  try {
    return (JSON.parse(body) ?? {}) as object;
  } catch {
    return {};
  }
};
