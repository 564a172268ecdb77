import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';

import {readJson, writeFileAtomically} from '../host/atomic-file.js';
import {type Base, type BaseContext} from './base.js';

/** What says which system this is: its release, the image it was made from, and the databases of package managers. */
const identifyingFiles = [
  '/etc/os-release',
  '/imagegeneration/imagedata.json',
  '/var/lib/dpkg/status',
  '/var/lib/rpm/rpmdb.sqlite',
  '/var/lib/rpm/Packages.db',
  '/var/lib/rpm/Packages',
  '/usr/lib/sysimage/rpm/rpmdb.sqlite',
  '/usr/lib/sysimage/rpm/Packages.db',
  '/lib/apk/db/installed',
];

/** pacman keeps one directory a package, named with its version. */
const identifyingDirectory = '/var/lib/pacman/local';

/** Base `host`: this machine's own `/`, below all layers, read-only. */
export const hostBase = ({environment, identities}: BaseContext): Base => ({
  name: 'host',
  kind: 'host',
  identity: () => {
    const now = hostFingerprint(environment);
    return Promise.resolve(`host ${readAliases(identities)[now] ?? now}`);
  },
});

const hostFingerprint = (environment: BaseContext['environment']): string => {
  const hash = createHash('sha256');
  for (const path of identifyingFiles) {
    const content = readIfThere(path);
    if (content) hash.update(`${path}\0`).update(content);
  }
  hash.update(listIfThere(identifyingDirectory).join('\0'));
  hash.update(`${environment['ImageOS'] ?? ''}\0${environment['ImageVersion'] ?? ''}`);
  return hash.digest('hex');
};

/**
 * Runs an installation of Rootstock's own tools so that it does not change the host's identity: a machine that has just
 * got them must find what was saved before, and a fresh machine what was saved after.
 */
export const keepingIdentity = async (
  {environment, identities}: Pick<BaseContext, 'environment' | 'identities'>,
  install: () => Promise<void>,
): Promise<void> => {
  const before = hostFingerprint(environment);
  await install();
  const after = hostFingerprint(environment);
  if (after === before) return;
  const aliases = readAliases(identities);
  writeFileAtomically(
    identities,
    `${JSON.stringify({...aliases, [after]: aliases[before] ?? before}, null, 2)}\n`,
  );
};

const readAliases = (file: string): Record<string, string> =>
  (readJson(file) as Record<string, string> | undefined) ?? {};

const readIfThere = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const listIfThere = (path: string): string[] => {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
};
