import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe} from '@jest/globals';
import {hashSync} from 'bcryptjs';
import {stringify} from 'yaml';

import {type Argv} from '../../src/host/command.js';
import {type KeyPair} from './certificates.js';
import {type TokenServer} from './token-server.js';

/** A real registry, `docker-registry` of Debian, on a free port of this machine. */
export interface Registry {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The directory that holds what was pushed. */
  readonly storage: string;
  /** What it logged up to now. */
  readonly log: () => string;
  /** Ends it, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

export interface RegistryOptions {
  /** Where it keeps what is pushed; by default below its directory. */
  readonly storage?: string;
  /** The only user there is; without one everybody may do everything. */
  readonly user?: Login;
  /** Whose tokens it asks for, in place of a password. */
  readonly tokens?: TokenServer;
  /** Makes it speak https; with `clients`, an authority, only to whom that knows. */
  readonly tls?: KeyPair & {readonly clients?: string};
  /** A registry that takes nothing. */
  readonly isReadOnly?: boolean;
  /** The port that an earlier one had, to start it again; by default a free one. */
  readonly port?: number;
  /** What it is started through: a mount namespace, say. */
  readonly enter?: (argv: Argv) => Argv;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/**
 * Starts one, and waits until it listens.
 * @param directory one that is there, for its configuration
 */
export const startRegistry = async (directory: string, options: RegistryOptions = {}): Promise<Registry> => {
  const storage = options.storage ?? join(directory, 'registry');
  mkdirSync(storage, {recursive: true});
  const file = join(directory, 'registry.yml');
  writeFileSync(file, stringify(configuration(directory, storage, options)));
  const enter = options.enter ?? ((argv: Argv): Argv => argv);
  const argv = enter(['docker-registry', 'serve', file]);
  // It must not outlive a test that is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...argv], {stdio: ['ignore', 'pipe', 'pipe']});
  let log = '';
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = new Promise<string>((resolve, reject) => {
    const read = (text: string): void => {
      log += text;
      const found = /listening on \S*:(\d+)/.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void gone.then(() => reject(new Error(`the registry ended: ${log}`)));
  });
  return {
    host: `127.0.0.1:${await port}`,
    storage,
    log: () => log,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

const configuration = (directory: string, storage: string, options: RegistryOptions): unknown => ({
  version: '0.1',
  log: {level: 'info', accesslog: {disabled: true}},
  storage: {
    filesystem: {rootdirectory: storage},
    delete: {enabled: true},
    maintenance: {
      uploadpurging: {enabled: false},
      ...(options.isReadOnly ? {readonly: {enabled: true}} : {}),
    },
  },
  http: {
    addr: `127.0.0.1:${options.port ?? 0}`,
    // Upload sessions outlive a restart.
    secret: 'tests',
    ...(options.tls ? {tls: transport(options.tls)} : {}),
  },
  ...access(directory, options),
});

const transport = ({certificate, key, clients}: NonNullable<RegistryOptions['tls']>): unknown => ({
  ...{certificate, key},
  ...(clients === undefined ? {} : {clientcas: [clients]}),
});

const access = (directory: string, {user, tokens}: RegistryOptions): object => {
  if (user) {
    const path = join(directory, 'htpasswd');
    writeFileSync(path, `${user.username}:${hashSync(user.password, 4)}\n`);
    return {auth: {htpasswd: {realm: 'tests', path}}};
  }
  if (!tokens) return {};
  const {realm, service, issuer, certificate} = tokens;
  return {auth: {token: {realm, service, issuer, rootcertbundle: certificate}}};
};

/**
 * `describe` for what needs a real registry; skipped, with the reason printed, where there is none.
 * @param programs more that it needs
 */
export const describeWithRegistry = (name: string, programs: readonly string[], tests: () => void): void => {
  const missing = [...always, ...programs].find((program) => !isInstalled(program));
  if (missing === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name}: ${missing} is not installed\n`);
  describe.skip(name, tests);
};

const always = ['docker-registry', 'openssl', 'setpriv'];

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
