import {createPrivateKey, randomUUID, sign, X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage} from 'node:http';
import {type AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';

import {type KeyPair} from './certificates.js';
import {type Login} from './registry.js';

/** Gives the tokens that a registry asks for, to whoever has the password or the identity token. */
export interface TokenServer {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  /** The path of the certificate that its tokens are signed by. */
  readonly certificate: string;
  /** What was asked for up to now: `GET repository:a/b:pull`. */
  readonly asked: string[];
  /** Seconds that the next tokens are good for, whatever is said of them. */
  lifetime: number;
  /** What it grants at most; everything by default. */
  actions: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface TokenServerOptions {
  readonly user: Login;
  readonly identityToken?: string;
  /** Whether who has no password may pull. */
  readonly isPublic?: boolean;
}

export const startTokenServer = async (pair: KeyPair, options: TokenServerOptions): Promise<TokenServer> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      const form = request.method === 'POST' ? new URLSearchParams(await text(request)) : query;
      const scopes = form.getAll('scope').flatMap((scope) => scope.split(' '));
      asked.push(`${request.method} ${scopes.join(' ')}`);
      const who = whoAsks(request, form, options);
      if (who === undefined) {
        response.writeHead(401, {'content-type': 'application/json'}).end('{"details":"incorrect password"}');
        return;
      }
      const granted = who === '' ? ['pull'] : started.actions;
      const token = signed(pair, claims(started, who, scopes, granted));
      const body = request.method === 'POST' ? {access_token: token} : {token};
      response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(body));
    };
    answer().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const started: TokenServer = {
    realm: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    service: 'registry of a test',
    issuer: 'tokens of a test',
    certificate: pair.certificate,
    asked,
    lifetime: 300,
    actions: ['pull', 'push', 'delete', '*'],
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
};

/** The name of who asks, empty for nobody; undefined when the password is wrong. */
const whoAsks = (
  {headers}: IncomingMessage,
  form: URLSearchParams,
  {user, identityToken, isPublic}: TokenServerOptions,
): string | undefined => {
  const password = Buffer.from(`${user.username}:${user.password}`).toString('base64');
  if (form.get('grant_type') === 'refresh_token') {
    return identityToken !== undefined && form.get('refresh_token') === identityToken
      ? user.username
      : undefined;
  }
  if (headers.authorization === undefined) return isPublic ? '' : undefined;
  return headers.authorization === `Basic ${password}` ? user.username : undefined;
};

const claims = (
  {issuer, service, lifetime}: TokenServer,
  subject: string,
  scopes: readonly string[],
  granted: readonly string[],
): unknown => {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{iss: issuer, sub: subject, aud: service, jti: randomUUID(), iat: now},
    // The registry forgives a minute either way.
    ...{nbf: now - 120, exp: now - 60 + lifetime},
    access: scopes.map((scope) => {
      const [type, name, actions = ''] = scope.split(':');
      return {type, name, actions: actions.split(',').filter((action) => granted.includes(action))};
    }),
  };
};

const signed = ({certificate, key}: KeyPair, payload: unknown): string => {
  const chain = [new X509Certificate(readFileSync(certificate)).raw.toString('base64')];
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({typ: 'JWT', alg: 'ES256', x5c: chain})}.${part(payload)}`;
  const privateKey = createPrivateKey(readFileSync(key));
  const signature = sign('sha256', Buffer.from(content), {key: privateKey, dsaEncoding: 'ieee-p1363'});
  return `${content}.${signature.toString('base64url')}`;
};
