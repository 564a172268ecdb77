import {digestOfText} from '../../host/digest.js';
import {type Scope} from '../remote.js';

/*
 * A snapshot has two tags:
 *
 *   SCOPE__KEY          v1-x64-debian__deps-1                          the key itself
 *   SCOPE__TIME__KEY    v1-x64-debian__20261121T164035.123Z__deps-1    the newest of a prefix
 *
 * SCOPE and KEY are encoded: letters, digits, `.` and `-` stand for themselves, and every other byte is `_` and two
 * hexadecimal digits. So an encoded text never has `__`, no two texts have the same, case is kept, and the encoding of a
 * prefix is a prefix of the encoding. What is too long for a tag (128 characters) is cut, and ends in `_-` and a hash of the
 * whole, which no encoding has.
 */

/** The tag by which one manifest request finds the key, or sees that it is not there. */
export const exactTag = (scope: Scope, key: string): string =>
  `${encodedScope(scope)}__${fitted(encoded(key), key, longestTag - longestScope - 2)}`;

/** The tag by which the newest snapshot of a prefix is found in the list of tags. */
export const datedTag = (scope: Scope, key: string, time: Date): string =>
  `${encodedScope(scope)}__${timeText(time)}__${fitted(encoded(key), key, longestTag - longestScope - 4 - 20)}`;

/**
 * Of all tags those of snapshots whose key may start with the prefix, the newest first. Where a key was cut before the end
 * of the prefix, only its manifest can tell.
 */
export const candidates = (tags: readonly string[], scope: Scope, prefix: string): string[] => {
  const [wantedScope, wanted] = [encodedScope(scope), encoded(prefix)];
  const isCandidate = ([tagScope, time = '', key]: readonly string[]): boolean =>
    tagScope === wantedScope && timePattern.test(time) && key !== undefined && mayStartWith(key, wanted);
  return tags
    .map((tag) => ({tag, parts: tag.split('__')}))
    .filter(({parts}) => parts.length === 3 && isCandidate(parts))
    .sort((one, other) => compare(other.parts[1] ?? '', one.parts[1] ?? ''))
    .map(({tag}) => tag);
};

const longestTag = 128;
const longestScope = 48;

const encodedScope = (scope: Scope): string => fitted(encoded(scope), scope, longestScope);

/** A tag may not begin with `.` or `-`. */
const encoded = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/^[.-]|[^A-Za-z0-9.-]/g, (byte) => `_${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);

const cutMark = '_-';

const fitted = (encodedText: string, text: string, length: number): string => {
  if (encodedText.length <= length) return encodedText;
  const end = `${cutMark}${digestOfText(text).slice(0, 20)}`;
  // Not in the middle of a byte.
  return `${encodedText.slice(0, length - end.length).replace(/_[0-9a-f]?$/, '')}${end}`;
};

const mayStartWith = (key: string, prefix: string): boolean => {
  const cut = key.indexOf(cutMark);
  if (cut === -1) return key.startsWith(prefix);
  const shown = key.slice(0, cut);
  return shown.startsWith(prefix) || prefix.startsWith(shown);
};

/** `20261121T164035.123Z`, which sorts as time does. */
const timeText = (time: Date): string => time.toISOString().replace(/[-:]/g, '');

const timePattern = /^\d{8}T\d{6}\.\d{3}Z$/;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
