import {X509Certificate} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createSecureContext, rootCertificates, type SecureContext} from 'node:tls';

import {messageOf} from '../../errors.js';
import {type Surroundings} from './surroundings.js';
import {Trouble} from './trouble.js';

/**
 * Whom a host is trusted by: the authorities that Node knows, those of this machine, those that NODE_EXTRA_CA_CERTS or
 * SSL_CERT_FILE name, and those that are kept for that host where docker and podman keep them (`*.crt`), with the certificates
 * that it is shown (`*.cert` and `*.key`). Throws Trouble for files there that are no certificates.
 */
export const secureContextFor = (
  host: string,
  surroundings: Pick<Surroundings, 'environment' | 'home'>,
): SecureContext => {
  const files = filesFor(host, surroundings);
  const own = files.filter((path) => path.endsWith('.crt')).map(readCertificate);
  const general = generalFiles(surroundings).filter((path) => existsSync(path));
  const shown = files.filter((path) => path.endsWith('.cert'));
  const ca = [...rootCertificates, ...general.map((path) => readFileSync(path)), ...own];
  try {
    return createSecureContext({
      ...{ca, cert: shown.map(readCertificate)},
      key: shown.map((path) => readFileSync(path.replace(/\.cert$/, '.key'))),
    });
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(`${shown.join(', ')} cannot be used (${messageOf(error)})`, 'Mend or remove it');
  }
};

const filesFor = (host: string, {home}: Pick<Surroundings, 'home'>): string[] =>
  ['/etc/docker/certs.d', '/etc/containers/certs.d', join(home, '.config/containers/certs.d')]
    .map((path) => join(path, host))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)));

/** Also sees that it is one: Node takes no notice of what is none. */
const readCertificate = (path: string): Buffer => {
  try {
    const content = readFileSync(path);
    parseCertificate(content);
    return content;
  } catch (error) {
    throw new Trouble(`${path} cannot be used as a certificate (${messageOf(error)})`, 'Mend or remove it');
  }
};

/** The first one of a file, which may have more. */
const parseCertificate = (content: Buffer): X509Certificate => new X509Certificate(content);

const generalFiles = ({environment}: Pick<Surroundings, 'environment'>): string[] => {
  const {NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: file} = environment;
  const ofMachine = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];
  return [...(extra ? [extra] : []), ...(file ? [file] : ofMachine)];
};
