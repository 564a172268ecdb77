import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createSecureContext, rootCertificates, type SecureContext} from 'node:tls';

import {type Surroundings} from './surroundings.js';
import {Trouble} from './trouble.js';

/**
 * Whom a host is trusted by: the authorities that Node knows, those of this machine, those that NODE_EXTRA_CA_CERTS or
 * SSL_CERT_FILE name, and those that are kept for that host where docker and podman keep them, with the certificates that we
 * show it. Throws Trouble for files that are no certificates.
 */
export const secureContextFor = (host: string, surroundings: Surroundings): SecureContext => {
  const directories = certificateDirectories(host, surroundings).filter((path) => existsSync(path));
  const files = directories.flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  const general = generalFiles(surroundings).filter((path) => existsSync(path));
  const shown = files.filter((path) => path.endsWith('.cert'));
  const read = (path: string): Buffer => readFileSync(path);
  try {
    return createSecureContext({
      ca: [...rootCertificates, ...[...general, ...files.filter((path) => path.endsWith('.crt'))].map(read)],
      cert: shown.map(read),
      key: shown.map((path) => read(path.replace(/\.cert$/, '.key'))),
    });
  } catch (error) {
    const own = files.length > 0 ? directories : general;
    const {code = 'no certificate'} = error as {code?: string};
    throw new Trouble(`a certificate in ${own.join(', ')} cannot be used (${code})`, 'Mend or remove it');
  }
};

const certificateDirectories = (host: string, {home}: Surroundings): string[] =>
  ['/etc/docker/certs.d', '/etc/containers/certs.d', join(home, '.config/containers/certs.d')].map((path) =>
    join(path, host),
  );

const generalFiles = ({environment}: Surroundings): string[] => {
  const {NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: file} = environment;
  const ofMachine = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'];
  return [...(extra ? [extra] : []), ...(file ? [file] : ofMachine)];
};
