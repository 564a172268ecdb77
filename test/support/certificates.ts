import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {run} from './run.js';

/** Paths of a certificate and of its key. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority of its own, which nobody trusts yet. @param directory one that is there */
export const makeAuthority = (directory: string): KeyPair => {
  const pair = {certificate: join(directory, 'authority.crt'), key: join(directory, 'authority.key')};
  run([
    ...([
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
    ] as const),
    ...['-days', '2', '-subj', '/CN=authority of a test', '-keyout', pair.key, '-out', pair.certificate],
  ]);
  return pair;
};

/** Has an authority sign a certificate for this machine's loopback names and for `registry.test`, for servers and clients. */
export const makeCertificate = (directory: string, authority: KeyPair, name = 'server'): KeyPair => {
  const at = (extension: string): string => join(directory, `${name}.${extension}`);
  const pair = {certificate: at('crt'), key: at('key')};
  writeFileSync(at('ext'), 'subjectAltName=DNS:localhost,DNS:registry.test,IP:127.0.0.1\n');
  run([
    ...(['openssl', 'req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const),
    ...['-subj', `/CN=${name}`, '-keyout', pair.key, '-out', at('csr')],
  ]);
  run([
    ...(['openssl', 'x509', '-req', '-in', at('csr'), '-days', '2', '-extfile', at('ext')] as const),
    ...['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial', '-out', pair.certificate],
  ]);
  return pair;
};
