import {statSync} from 'node:fs';
import {resolve} from 'node:path';

/** A path, and which of the images there is meant. */
export interface ImagePlace {
  /** Absolute. */
  readonly path: string;
  /** A tag, or `sha256:…`. */
  readonly choice?: string;
}

/**
 * Splits `PATH`, `PATH:TAG` and `PATH@sha256:DIGEST`. A path may have colons itself: it is the longest beginning that there
 * is.
 */
export const splitPlace = (place: string, directory: string): ImagePlace => {
  const isThere = (path: string): boolean =>
    path !== '' && statSync(resolve(directory, path), {throwIfNoEntry: false}) !== undefined;
  if (isThere(place)) return {path: resolve(directory, place)};
  const digest = /^(.+)@(sha256:[0-9a-f]{64})$/.exec(place);
  if (digest) return {path: resolve(directory, digest[1] ?? ''), choice: digest[2] ?? ''};
  for (let colon = place.lastIndexOf(':'); colon > 0; colon = place.lastIndexOf(':', colon - 1)) {
    const path = place.slice(0, colon);
    if (isThere(path)) return {path: resolve(directory, path), choice: place.slice(colon + 1)};
  }
  return {path: resolve(directory, place)};
};

/** The name of a base at such a place. */
export const placeName = ({path, choice}: ImagePlace): string => {
  if (choice === undefined) return path;
  return choice.startsWith('sha256:') ? `${path}@${choice}` : `${path}:${choice}`;
};
