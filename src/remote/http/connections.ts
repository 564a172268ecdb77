import {connect as connectTls} from 'node:tls';

import {Agent, type Dispatcher, ProxyAgent} from 'undici';

import {secureContextFor} from './authorities.js';
import {connectionTrouble} from './connection-trouble.js';
import {isLoopback} from './loopback.js';
import {proxyFor} from './proxy.js';
import {type Surroundings} from './surroundings.js';
import {Trouble} from './trouble.js';

const connectTimeout = 10_000;

/**
 * Gives the connections to a host, which are kept for the next request and hold no process open. `url` is https; or http, to
 * this machine alone unless others may speak it too. Throws Trouble.
 */
export const connectionsOf = (
  surroundings: Known,
  {allowsPlain = false}: {readonly allowsPlain?: boolean} = {},
): ((url: URL) => Dispatcher) => {
  const opened = new Map<string, Dispatcher>();
  return (url) => {
    const present = opened.get(url.origin);
    if (present) return present;
    const dispatcher = open(url, surroundings, allowsPlain);
    opened.set(url.origin, dispatcher);
    return dispatcher;
  };
};

type Known = Pick<Surroundings, 'environment' | 'home'>;

const open = (url: URL, surroundings: Known, allowsPlain: boolean): Dispatcher => {
  if (url.protocol === 'http:' && (allowsPlain || isLoopback(url.host))) return new Agent({connectTimeout});
  if (url.protocol !== 'https:')
    throw new Trouble(`${url.host} would be asked without encryption`, 'Have it speak https');
  // Made once: reading all authorities takes a while.
  const tls = {secureContext: secureContextFor(url.host, surroundings), timeout: connectTimeout};
  const proxy = proxyFor(url, surroundings.environment);
  if (proxy === undefined) return new Agent({connect: tls});
  try {
    return new ProxyAgent({uri: proxy, requestTls: tls, proxyTls: tls});
  } catch {
    // Not the cause, which may show the password of the proxy.
    throw new Trouble('HTTPS_PROXY is no address of a proxy', 'Write it as http://HOST:PORT');
  }
};

/**
 * How a host is spoken to: https, but for a port of this machine that answers TLS by something else. Throws Trouble when
 * nothing answers there.
 */
export const schemeOf = async (host: string): Promise<'https:' | 'http:'> =>
  isLoopback(host) && !(await speaksTls(new URL(`https://${host}`))) ? 'http:' : 'https:';

const speaksTls = ({hostname, port, host}: URL): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const address = {host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443)};
    // Only whether it speaks TLS is asked; nothing is sent, so nobody needs to be trusted yet.
    const socket = connectTls({...address, rejectUnauthorized: false, timeout: connectTimeout});
    socket.once('secureConnect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('timeout', () => socket.destroy(Object.assign(new Error(), {code: 'ETIMEDOUT'})));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (/SSL|EPROTO|ECONNRESET/.test(error.code ?? '')) resolve(false);
      else reject(connectionTrouble(error, host));
    });
  });
