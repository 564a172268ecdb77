import {UsageError} from '../errors.js';
import {type Argv} from '../host/command.js';

/** A member of the archive of a layer, by names in which each character is a byte. */
export interface LayerMember {
  readonly name: string;
  /** As tar(1) lists it: d, l, h for a hard link, and -, c, b, p. */
  readonly type: string;
  readonly linkname?: string;
}

/** A directory that is a link in the layers below, and where it leads: both below the root, without a leading slash. */
export interface LedThrough {
  readonly from: string;
  readonly to: string;
}

/**
 * Lists a layer as the tar that extracts it reads it: no other reader, that might see other names, comes in between.
 */
export const listMembersArguments = (archive: string, links: readonly LedThrough[]): Argv => [
  'tar',
  '--list',
  '--verbose',
  `--file=${archive}`,
  '--force-local',
  '--absolute-names',
  '--numeric-owner',
  '--quoting-style=c',
  ...(links.length === 0 ? [] : ['--show-transformed-names', ...transformArguments(links)]),
];

/** What is below such a link goes where it leads; hard links as well, and symlinks are what they are. */
export const transformArguments = (links: readonly LedThrough[]): string[] =>
  links.map(
    ({from, to}) => `--transform=s,^\\(\\./\\+\\)*${escapePattern(from)}/\\+,${escapeReplacement(to)}/,S`,
  );

const escapePattern = (path: string): string =>
  path
    .split('/')
    .map((name) => name.replace(/[\\.[\]*^$,]/g, '\\$&'))
    .join('/\\+');

/** The root itself is `.`: an empty name would make an absolute one. */
const escapeReplacement = (path: string): string => (path || '.').replace(/[\\&,]/g, '\\$&');

const line =
  /^([-dlhcbpC])[-rwxsStT]{9} \d+\/\d+ +(?:\d+|\d+,\d+) +[-\d:. ]+ ("(?:[^"\\]|\\.)*")\/?(?: (?:->|link to) ("(?:[^"\\]|\\.)*"))?$/;

/** Reads what tar listed. Throws UsageError for a member of a kind that no file system has. */
export const parseMembers = (what: string, text: string): LayerMember[] =>
  text
    .split('\n')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const match = line.exec(entry);
      if (!match) throw new UsageError(what, `its archive has a member that is not known: ${entry.trim()}`);
      const [, type = '', name = '', linkname] = match;
      return {
        ...{name: unquote(name), type: type === 'C' ? '-' : type},
        ...(linkname === undefined ? {} : {linkname: unquote(linkname)}),
      };
    });

const escapes: Readonly<Record<string, string>> = {
  ...{a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v'},
};

/** A name as C writes it; all but printable ASCII is in octal. */
const unquote = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
    );
