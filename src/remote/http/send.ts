import {Readable} from 'node:stream';

import {type Dispatcher, request} from 'undici';

import {connectionTrouble} from './connection-trouble.js';
import {type Patience} from './retry.js';
import {Trouble} from './trouble.js';

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew for every time that the request is sent. What breaks in it is a Trouble, and thrown. */
  readonly body?: () => string | Buffer | Readable;
  /** How many times longer than usual the answer may take. */
  readonly slowness?: number;
}

export interface Answer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** To be read to its end, or destroyed. */
  readonly body: Readable;
  /** Where it came from. */
  readonly url: URL;
}

/** Sends one request, and follows nothing. Throws Trouble when there is no answer. */
export type Send = (url: URL, request: Request) => Promise<Answer>;

export const sender =
  (connections: (url: URL) => Dispatcher, {idle}: Patience): Send =>
  async (url, {method, headers = {}, body, slowness = 1}) => {
    const dispatcher = connections(url);
    const content = body?.() ?? null;
    let ownTrouble: Trouble | undefined;
    if (content instanceof Readable)
      content.once('error', (error) => (ownTrouble = error instanceof Trouble ? error : undefined));
    try {
      const answer = await request(url, {
        ...{dispatcher, method, body: content, bodyTimeout: idle, headersTimeout: idle * slowness},
        headers: {...headers, 'user-agent': 'rootstock'},
      });
      const single = Object.entries(answer.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]);
      return {
        ...{status: answer.statusCode, url, body: answer.body},
        headers: Object.fromEntries(single) as Answer['headers'],
      };
    } catch (error) {
      throw ownTrouble ?? connectionTrouble(error, url.host);
    }
  };

/** The bytes of an answer as they come. Throws Trouble when they break off. */
export const bytesOf = async function* ({body, url}: Answer): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) yield chunk as Buffer;
  } catch (error) {
    throw connectionTrouble(error, url.host);
  }
};

/** Ends an answer that is not wanted any more. */
export const drop = ({body}: Answer): void => {
  // It breaks off then, which is no news.
  body.on('error', () => undefined);
  body.destroy();
};

/** A whole answer, which is short. Throws Trouble when it is longer than it may be. */
export const readAnswer = async (answer: Answer, longest: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(answer)) {
    size += chunk.length;
    if (size > longest) throw new Trouble(`${answer.url.host} answers with over ${longest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
