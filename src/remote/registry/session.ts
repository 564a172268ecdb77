import {isLoopback} from '../http/loopback.js';
import {type Patience} from '../http/retry.js';
import {type Answer, readAnswer, type Request, type Send} from '../http/send.js';
import {Trouble} from '../http/trouble.js';
import {answerTrouble} from './answer-trouble.js';
import {type Access, type Authorizer} from './authorizer.js';

export interface Call extends Request {
  /** Below the repository (`manifests/TAG`), or where the registry sent us. */
  readonly to: string | URL;
  readonly access: Access;
  /** The statuses that are an answer. All others throw. */
  readonly expected: readonly number[];
}

/** The conversation with one repository. */
export interface Session {
  readonly patience: Patience;
  /**
   * Asks once, by the token that is asked for, and follows where it is sent for reading. The caller reads the body. Throws
   * Trouble, for an unexpected status too.
   */
  readonly ask: (call: Call) => Promise<Answer>;
  /** Asks once, and reads the whole body, which may not be longer than `longest` bytes. */
  readonly read: (call: Call, longest?: number) => Promise<Answer & {readonly content: Buffer}>;
}

const mostRedirects = 5;
const longestRefusal = 64 << 10;

/**
 * @param root resolves to the address below which everything of the repository is
 */
export const startSession = (
  root: () => Promise<URL>,
  send: Send,
  authorizer: Authorizer,
  patience: Patience,
): Session => {
  const isOwn = async (url: URL): Promise<boolean> => url.origin === (await root()).origin;

  /** Only the registry itself may see what it lets us in by. */
  const sendAuthorized = async (url: URL, {access, ...request}: Call): Promise<Answer> => {
    if (!(await isOwn(url))) return send(url, request);
    const sendWith = (authorization: string | undefined): Promise<Answer> =>
      send(url, {...request, headers: {...request.headers, ...(authorization && {authorization})}});
    const known = await authorizer.header(access);
    const answer = await sendWith(known);
    if (answer.status !== 401) return answer;
    await discard(answer);
    const challenge = answer.headers['www-authenticate'] ?? '';
    const again = await sendWith(await authorizer.renew(access, challenge, known));
    if (again.status !== 401) return again;
    await discard(again);
    throw await authorizer.denial();
  };

  const ask: Session['ask'] = async (call) => {
    let url = typeof call.to === 'string' ? new URL(call.to, await root()) : call.to;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await sendAuthorized(url, call);
      if (call.expected.includes(answer.status)) return answer;
      const {location} = answer.headers;
      if (call.method !== 'GET' || !redirectStatuses.includes(answer.status) || location === undefined)
        throw await refusal(answer, !(await isOwn(url)));
      await discard(answer);
      url = addressOf(location, answer);
    }
    throw new Trouble(`${url.host} only sends us on`, 'See its address');
  };

  return {
    patience,
    ask,
    read: async (call, longest = longestRefusal) => {
      const answer = await ask(call);
      return {...answer, content: await readAnswer(answer, longest)};
    },
  };
};

const redirectStatuses = [301, 302, 303, 307, 308];

/** Where a Location leads. Throws Trouble for what is no address, or one that is not safe. */
export const addressOf = (location: string | undefined, {url: from}: Answer): URL => {
  const address =
    location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (!address) throw new Trouble(`${from.host} sends us to no address`, 'See that it is a registry');
  // A registry behind a proxy may not know that it is spoken to by https.
  if (address.hostname === from.hostname && from.protocol === 'https:' && address.protocol === 'http:')
    return new URL(`${from.origin}${address.pathname}${address.search}`);
  if (address.protocol !== 'https:' && !(isLoopback(address.host) && isLoopback(from.host)))
    throw new Trouble(`${from.host} sends us to ${address.host}, which does not speak https`);
  return address;
};

const refusal = async (answer: Answer, isElsewhere: boolean): Promise<Trouble> => {
  const body = await readAnswer(answer, longestRefusal).catch(() => Buffer.of());
  const {status, headers, url} = answer;
  const retryAfter = headers['retry-after'];
  return answerTrouble({host: url.host, status, body: body.toString(), retryAfter, isElsewhere});
};

/** Lets the connection be used again; what breaks here is of no interest. */
const discard = (answer: Answer): Promise<unknown> =>
  readAnswer(answer, longestRefusal).catch(() => undefined);
