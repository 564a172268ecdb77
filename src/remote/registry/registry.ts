import {connectionsOf, schemeOf} from '../http/connections.js';
import {type Patience, persist, usualPatience} from '../http/retry.js';
import {sender} from '../http/send.js';
import {type Surroundings} from '../http/surroundings.js';
import {doing, Trouble} from '../http/trouble.js';
import {type LayerFile, type Remote} from '../remote.js';
import {authorizerFor} from './authorizer.js';
import {credentialsFor, type Login} from './credentials.js';
import {fetchLayer, hasLayer} from './fetch-layer.js';
import {findSnapshot} from './find.js';
import {publishSnapshot} from './publish.js';
import {parseReference, type Repository} from './reference.js';
import {saveLayer} from './save-layer.js';
import {startSession} from './session.js';

export interface RegistryOptions extends Surroundings {
  /** A name and password for one registry, where the user's files have none for it. */
  readonly login?: Login;
  readonly patience?: Patience;
}

/**
 * A repository of an OCI registry as a remote: `oci:HOST/REPOSITORY`. Each layer is a blob, each snapshot an artifact under
 * two tags (tags.ts). One remote is to be used for all that a process does, since it keeps its connections and tokens; it
 * needs no end. Nothing is asked before the first call. Throws UsageError for a reference that names no repository.
 */
export const registryRemote = (reference: string, options: RegistryOptions): Remote => {
  const repository = parseReference(reference);
  const patience = options.patience ?? usualPatience;
  const send = sender(connectionsOf(options), patience);
  const authorizer = authorizerFor(repository, send, () =>
    credentialsFor(repository, options, options.login),
  );
  const session = startSession(rootOf(repository), send, authorizer, patience);
  const {name} = repository;
  return {
    ...{name, unreadable: () => undefined, unwritable: () => undefined},
    find: (wanted) => doing(`finding "${wanted.key}" in ${name}`, () => findSnapshot(session, wanted)),
    has: (layer) =>
      doing(`looking for layer ${shortOf(layer)} in ${name}`, () =>
        persist(patience, () => hasLayer(session, checked(layer))),
      ),
    fetch: (layer, directory, progress) =>
      doing(`fetching layer ${shortOf(layer)} from ${name}`, () =>
        fetchLayer(session, name, checked(layer), directory, progress),
      ),
    save: (layer, directory, progress) =>
      doing(`saving layer ${shortOf(layer)} in ${name}`, () =>
        saveLayer(session, checked(layer), directory, progress),
      ),
    publish: (publication, how) =>
      doing(`saving "${publication.key}" in ${name}`, () => publishSnapshot(session, publication, how)),
  };
};

/** What everything of a repository is below; how its host is spoken to is found out once. */
const rootOf = ({host, path}: Repository): (() => Promise<URL>) => {
  let known: URL | undefined;
  return async () => (known ??= new URL(`${await schemeOf(host)}//${host}/v2/${path}/`));
};

const shortOf = ({digest}: LayerFile): string => digest.slice(0, 12);

/** A digest names a file, too. */
const checked = (layer: LayerFile): LayerFile => {
  if (!/^[0-9a-f]{64}$/.test(layer.digest)) throw new Trouble('that is no digest of a layer');
  return layer;
};
