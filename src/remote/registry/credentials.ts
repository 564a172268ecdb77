import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Surroundings} from '../http/surroundings.js';
import {Trouble} from '../http/trouble.js';
import {askHelper} from './credential-helper.js';
import {type Repository} from './reference.js';

/** Who a registry takes us for. Never printed, in no message. */
export type Credentials = (
  {readonly username: string; readonly password: string} | {readonly identityToken: string}
) & {
  /** Where they come from, for messages. */
  readonly source: string;
};

/** A name and password that the caller gives for one registry. */
export interface Login {
  readonly host: string;
  readonly username: string;
  readonly password: string;
}

/**
 * The credentials for a repository: those of the first file that has any, in the order in which docker and podman know them,
 * else those that were given for its registry; undefined for none. Throws Trouble for a file that cannot be understood, and for
 * a credential helper that fails.
 */
export const credentialsFor = async (
  repository: Repository,
  surroundings: Surroundings,
  login?: Login,
): Promise<Credentials | undefined> => {
  for (const path of credentialFiles(surroundings)) {
    const file = readFile(path);
    const found =
      file && ((await fromHelper(path, file, repository, surroundings)) ?? fromFile(path, file, repository));
    if (found) return found;
  }
  if (!login || !isSameRegistry(login.host, repository)) return undefined;
  return {username: login.username, password: login.password, source: 'what was given for it'};
};

interface CredentialFile {
  readonly auths?: Readonly<Record<string, unknown>>;
  readonly credHelpers?: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
}

const credentialFiles = ({environment, home}: Surroundings): string[] => {
  const {DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime} = environment;
  return [
    join(docker === undefined || docker === '' ? join(home, '.docker') : docker, 'config.json'),
    ...(named ? [named] : []),
    ...(runtime ? [join(runtime, 'containers/auth.json')] : []),
    join(home, '.config/containers/auth.json'),
  ];
};

const readFile = (path: string): CredentialFile | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const {code = ''} = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR'].includes(code)) return undefined;
    throw new Trouble(`${path} cannot be read (${code})`, 'Mend or remove it');
  }
  try {
    return JSON.parse(text) as CredentialFile;
  } catch {
    // Not the cause, which may quote a password.
    throw new Trouble(`${path} is not JSON`, 'Mend or remove it');
  }
};

/** What docker calls Docker Hub, from the time of its first protocol. */
const dockerHubKey = 'https://index.docker.io/v1/';

const serverName = ({registry}: Repository): string => (registry === 'docker.io' ? dockerHubKey : registry);

/** `ghcr.io/owner/roots`, `ghcr.io/owner`, `ghcr.io`: podman keeps credentials for parts of a registry too. */
const namesOf = ({registry, path}: Repository): string[] => {
  const parts = [registry, ...path.split('/')];
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
};

const isSameRegistry = (name: string, {registry}: Repository): boolean => withoutScheme(name) === registry;

/** A name as a file has it, which may be an address. */
const withoutScheme = (name: string): string => {
  const plain = name.replace(/^https?:\/\//, '').replace(/\/(v[12]\/?)?$/, '');
  return plain === 'index.docker.io' || plain === 'registry-1.docker.io' ? 'docker.io' : plain;
};

/** The entry of a table for a repository: the nearest one. */
const entryFor = (table: Readonly<Record<string, unknown>> | undefined, repository: Repository): unknown => {
  const entries = new Map(Object.entries(table ?? {}).map(([name, entry]) => [withoutScheme(name), entry]));
  return namesOf(repository)
    .map((name) => entries.get(name))
    .find((entry) => entry !== undefined);
};

const fromFile = (path: string, {auths}: CredentialFile, repository: Repository): Credentials | undefined => {
  const entry = (entryFor(auths, repository) ?? {}) as {auth?: unknown; identitytoken?: unknown};
  if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '')
    return {identityToken: entry.identitytoken, source: path};
  if (typeof entry.auth !== 'string' || entry.auth === '') return undefined;
  const text = Buffer.from(entry.auth, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon === -1)
    throw new Trouble(`what ${path} has for ${repository.registry} is no name and password`, 'Log in again');
  return {username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, ''), source: path};
};

const fromHelper = async (
  path: string,
  {credHelpers, credsStore}: CredentialFile,
  repository: Repository,
  {run}: Surroundings,
): Promise<Credentials | undefined> => {
  const name = entryFor(credHelpers, repository) ?? credsStore;
  return typeof name === 'string' && name !== ''
    ? askHelper(name, path, serverName(repository), run)
    : undefined;
};
