import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import {type AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';

/** A server in front of a registry that counts what is asked, and goes wrong when it is told to. */
export interface FaultProxy {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** What was asked up to now; a test may empty it. */
  readonly seen: Seen[];
  /** Makes the next requests whose `METHOD PATH?QUERY` matches go wrong. Of several faults the first one that matches is used up. */
  readonly fail: (matching: RegExp, fault: Fault, times?: number) => void;
  /** Faults that nothing was asked for. */
  readonly unused: () => number;
  readonly stop: () => Promise<void>;
}

export interface Seen {
  /** `GET /v2/a/b/tags/list`, without what follows a question mark. */
  readonly what: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Asks the registry, with the request's own path and body or with others, and waits for its whole answer. */
  readonly forward: (changed?: {path?: string; body?: Buffer}) => Promise<Whole>;
}

export interface Whole {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type Fault = (exchange: Exchange) => void | Promise<void>;

/** @param registry its host and port */
export const startFaultProxy = async (registry: string): Promise<FaultProxy> => {
  const rules: {matching: RegExp; fault: Fault; times: number}[] = [];
  const seen: Seen[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const what = `${incoming.method} ${incoming.url}`;
    seen.push({what: what.replace(/\?.*/, ''), headers: incoming.headers});
    const rule = rules.find(({matching, times}) => times > 0 && matching.test(what));
    if (rule) {
      rule.times--;
      const forward: Exchange['forward'] = async ({path, body} = {}) => {
        const upstream = ask(registry, incoming, path);
        upstream.end(body ?? (await buffer(incoming)));
        const answered = await answerOf(upstream);
        const {statusCode: status = 0, headers} = answered;
        return {status, headers, body: await buffer(answered)};
      };
      await rule.fault({request: incoming, response, forward});
      return;
    }
    const upstream = ask(registry, incoming);
    const answering = answerOf(upstream);
    // A registry may refuse before it has read everything.
    pipeline(incoming, upstream).catch(() => undefined);
    const answered = await answering;
    response.writeHead(answered.statusCode ?? 0, answered.headers);
    await pipeline(answered, response);
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    fail: (matching, fault, times = 1) => void rules.push({matching, fault, times}),
    unused: () => rules.reduce((sum, {times}) => sum + times, 0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const ask = (
  registry: string,
  {method, url, headers}: IncomingMessage,
  path = url,
): ReturnType<typeof request> => {
  const [host, port] = registry.split(':');
  const {'content-length': length, ...others} = headers;
  // Where the body is another one, so is its length.
  const own = path === url && length !== undefined ? {'content-length': length} : {};
  return request({host, port, method, path, headers: {...others, ...own}, agent: false});
};

const answerOf = (upstream: ReturnType<typeof request>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    upstream.once('response', resolve);
    upstream.once('error', reject);
  });

/** Breaks the connection in place of an answer. */
export const dropping: Fault = ({request: {socket}}) => void socket.destroy();

/** Answers by itself. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): Fault =>
  ({request: incoming, response}) => {
    incoming.resume();
    response.writeHead(status, headers).end(body);
  };

/** Answers with what the registry answers, changed. */
export const changing =
  (change: (whole: Whole) => Partial<Whole>): Fault =>
  async ({response, forward}) => {
    const whole = await forward();
    const {status, headers, body} = {...whole, ...change(whole)};
    response.writeHead(status, headers).end(body);
  };

/** Announces the whole body, and breaks the connection after a part of it. */
export const cutting =
  (bytes: number): Fault =>
  async ({response, forward}) => {
    const {status, headers, body} = await forward();
    response.writeHead(status, headers);
    response.write(body.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };

/** Sends a part of the body as if that were all. */
export const shortening = (bytes: number): Fault =>
  changing(({headers, body}) => ({
    headers: {...headers, 'content-length': `${bytes}`},
    body: body.subarray(0, bytes),
  }));

/** Sends a part of the body, and then nothing, for ever. */
export const stalling =
  (bytes: number): Fault =>
  async ({response, forward}) => {
    const {status, headers, body} = await forward();
    response.writeHead(status, headers).write(body.subarray(0, bytes));
  };

/** Flips a bit of the body. */
export const flipping: Fault = changing(({body}) => {
  body.writeUInt8(body.readUInt8(body.length >> 1) ^ 16, body.length >> 1);
  return {body};
});

/** Takes a part of what is sent, and breaks the connection. */
export const breakingUpload =
  (bytes: number): Fault =>
  async ({request: incoming}) => {
    let size = 0;
    for await (const chunk of incoming) {
      size += (chunk as Buffer).length;
      if (size >= bytes) break;
    }
    incoming.socket.destroy();
  };
