import {digestOfText} from '../../host/digest.js';

/**
 * Entries never change, so what has to be replaced gets the next number, and is asked for by all that comes before it: the
 * service then gives the newest. The hash ends the user's key, so that `deps-1` does not find `deps-12`; and tells keys
 * apart that only differ in case, which the service does not.
 */
export const snapshotPrefix = (scope: string, key: string): string =>
  `${scopePrefix(scope)}${key}#${digestOfText(key).slice(0, 8)}-`;

/** What every entry of a scope begins with; a restore key follows it. */
export const scopePrefix = (scope: string): string => `rootstock-${scope}-`;

/** A layer is the same for every snapshot, so it has an entry of its own. */
export const layerPrefix = (digest: string): string => `rootstock-v1-layer-${digest}-`;

/** The user's part of the key of an entry that was found; undefined where it is none of ours. */
export const userKey = (scope: string, entry: string): string | undefined => {
  const prefix = scopePrefix(scope);
  const isOfScope = entry.toLowerCase().startsWith(prefix.toLowerCase());
  return isOfScope ? /^(.*)#[0-9a-f]{8}-\d+$/.exec(entry.slice(prefix.length))?.[1] : undefined;
};

/** The key to save under, after the newest that is there. */
export const nextKey = (prefix: string, newest: string | undefined): string =>
  `${prefix}${newest === undefined ? 0 : Number(/\d+$/.exec(newest)?.[0] ?? 0) + 1}`;
