import {UsageError} from '../../errors.js';

/** A repository of a registry, as `oci:HOST/REPOSITORY` names it. */
export interface Repository {
  /** As it is written in messages: `oci:ghcr.io/owner/roots`. */
  readonly name: string;
  /** As people and credentials know it: `ghcr.io`, `localhost:5000`, `docker.io`. */
  readonly registry: string;
  /** The host, with its port, that is talked to. */
  readonly host: string;
  /** The path of the repository there. */
  readonly path: string;
}

/** Throws UsageError for what names no repository. */
export const parseReference = (reference: string): Repository => {
  const text = reference.replace(/^oci:/, '');
  const slash = text.indexOf('/');
  const registry = text.slice(0, Math.max(slash, 0)).toLowerCase();
  // Registries know no capital letters, and workflows no way to change those of an owner's name.
  const path = text.slice(slash + 1).toLowerCase();
  const refuse = (why: string, advice: string): never => {
    throw new UsageError(`remote "${withoutUser(reference)}"`, why, advice);
  };
  if (text.includes('@') && text.indexOf('@') < slash)
    refuse('a name and password have no place in it', 'Use `docker login`');
  if (!isHost(registry))
    refuse('it does not start with a registry', 'Write oci:HOST/REPOSITORY, as in oci:ghcr.io/owner/roots');
  if (/[:@]/.test(path))
    refuse('it has a tag or a digest', `Write oci:${registry}/${path.replace(/[:@].*$/, '')}`);
  if (!isRepository(path))
    refuse(
      `"${path}" is no name of a repository`,
      'Use letters, digits, and `.`, `_` or `-` between them, in parts separated by `/`',
    );
  return dockerNames.includes(registry)
    ? {
        ...{name: `oci:docker.io/${path}`, registry: 'docker.io', host: 'registry-1.docker.io'},
        path: path.includes('/') ? path : `library/${path}`,
      }
    : {name: `oci:${registry}/${path}`, registry, host: registry, path};
};

/** Docker Hub is known by more than one name, and listens at another. */
const dockerNames = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

const isHost = (text: string): boolean =>
  /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(:\d{1,5})?$/.test(text) &&
  (/[.:]/.test(text) || text === 'localhost');

/** The grammar of the distribution specification. */
const isRepository = (text: string): boolean =>
  text.length <= 255 &&
  /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/.test(text);

const withoutUser = (text: string): string => text.replace(/^(oci:)?[^/]*@/, '$1');
