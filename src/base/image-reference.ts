import {UsageError} from '../errors.js';
import {type BlobDigest} from './image.js';

/** Where an image is in a registry. */
export interface ImageReference {
  /** `docker.io`, `localhost:5000` */
  readonly registry: string;
  /** `docker.io/library/debian` */
  readonly repository: string;
  readonly tag: string;
  /** Then the tag means nothing. */
  readonly digest?: BlobDigest;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:\\[[0-9a-fA-F:]+\\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\\d+)?';
const pattern = new RegExp(
  `^(?:(${host})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
);

/** Reads a reference as docker does: without a registry it is Docker Hub's. Throws UsageError for what is none. */
export const parseImageReference = (text: string): ImageReference => {
  const match = text.length > 512 ? null : pattern.exec(text);
  if (!match) {
    throw new UsageError(
      `base "oci:${text}"`,
      'it is not a reference of an image',
      'Write it as REGISTRY/NAME:TAG or REGISTRY/NAME@sha256:DIGEST, in small letters',
    );
  }
  const [, first, rest = '', tag = 'latest', digest] = match;
  // What comes first is a registry only when it looks like one: `library/debian` is Docker Hub's.
  const isRegistry = first !== undefined && /[.:A-Z]|^localhost$/.test(first);
  const registry = isRegistry ? first : 'docker.io';
  const path = isRegistry || first === undefined ? rest : `${first}/${rest}`;
  const name = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return {
    ...{registry, repository: `${registry}/${name}`, tag},
    ...(digest === undefined ? {} : {digest: digest as BlobDigest}),
  };
};

/** Registries of this machine speak plain HTTP, as docker takes it for granted. */
export const isLoopback = (registry: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(registry);
