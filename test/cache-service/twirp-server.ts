import {once} from 'node:events';
import {type IncomingMessage, type Server, type ServerResponse, createServer} from 'node:http';
import {type AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';

import {type Reply} from './protocol.js';

export interface TwirpServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface TwirpOptions {
  readonly token: string;
  /** Whether connections are dropped without an answer. */
  readonly isDown: () => boolean;
  readonly answer: (method: string, fields: Record<string, unknown>) => Promise<Reply>;
}

const prefix = '/twirp/github.actions.results.api.v1.CacheService/';

/** Serves the JSON form of Twirp on a free loopback port. */
export const startTwirpServer = async (options: TwirpOptions): Promise<TwirpServer> => {
  const server = createServer((request, response) => void serve(request, response, options));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {port: (server.address() as AddressInfo).port, stop: () => close(server)};
};

const serve = async (
  request: IncomingMessage,
  response: ServerResponse,
  options: TwirpOptions,
): Promise<void> => {
  if (options.isDown()) {
    request.socket.destroy();
    return;
  }
  const {status, body} = await reply(request, options).catch((error: unknown) => ({
    status: 500,
    body: {code: 'internal', msg: String(error)},
  }));
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
};

const reply = async (request: IncomingMessage, {token, answer}: TwirpOptions): Promise<Reply> => {
  const fields = (await json(request)) as Record<string, unknown>;
  if (request.headers.authorization !== `Bearer ${token}`) {
    return {status: 401, body: {code: 'unauthenticated', msg: 'bad token'}};
  }
  if (request.method !== 'POST' || !request.url?.startsWith(prefix)) {
    return {status: 404, body: {code: 'bad_route', msg: `no route ${String(request.url)}`}};
  }
  return answer(request.url.slice(prefix.length), fields);
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
};
