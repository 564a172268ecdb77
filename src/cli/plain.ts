import {basename} from 'node:path';

import {checkName} from '../snapshot/names.js';
import {type DropOptions} from './drop-changes.js';
import {type EntryOptions} from './enter.js';
import {type RunOptions} from './run-program.js';
import {defaultRoot} from './start-options.js';

/** A command line of the kind that jobs are full of. */
export type Plain = {readonly quiet: boolean} & (
  | {readonly kind: 'run'; readonly options: RunOptions; readonly command: readonly [string, ...string[]]}
  | {readonly kind: 'step'; readonly options: Pick<EntryOptions, 'root' | 'user'>; readonly script: string}
  | {readonly kind: 'clean'; readonly options: DropOptions}
  | {readonly kind: 'rollback-to'; readonly options: DropOptions; readonly snapshot: string}
);

/**
 * Reads `run … -- COMMAND…`, `step … -- SCRIPT`, `clean …` and `rollback-to … NAME` with the few options that they usually
 * have. Undefined for every other command line, right or wrong: those are read by a library, which takes Node longer than
 * to start a program. Throws UsageError for a name that no root can have.
 */
export const parsePlain = ([kind, ...words]: readonly string[]): Plain | undefined => {
  switch (kind) {
    case 'run':
    case 'step':
      return parseEntry(kind, words);
    case 'clean':
    case 'rollback-to':
      return parseDrop(kind, words);
    default:
      return undefined;
  }
};

const parseEntry = (kind: 'run' | 'step', words: readonly string[]): Plain | undefined => {
  const end = words.indexOf('--');
  const [first, ...rest] = end < 0 ? [] : words.slice(end + 1);
  const named = kind === 'run' ? ['--root', '--user', '--workdir'] : ['--root', '--user'];
  const found = parseOptions(words.slice(0, Math.max(0, end)), named, ['--quiet']);
  if (first === undefined || !found || found.others.length > 0) return undefined;
  const {'--root': root, '--user': user, '--workdir': workdir} = found.values;
  const quiet = found.flags.has('--quiet');
  const entry = {...(user === undefined ? {} : {user}), ...(workdir === undefined ? {} : {workdir})};
  if (kind === 'step') {
    if (root === undefined || rest.length > 0) return undefined;
    return {kind, quiet, options: {root, ...entry}, script: first};
  }
  const options = {
    ...{root: root ?? defaultRoot, scratch: 'auto', bind: [], restoreKey: [], program: basename(first)},
    ...entry,
  };
  return {kind, quiet, options, command: [first, ...rest]};
};

const parseDrop = (kind: 'clean' | 'rollback-to', words: readonly string[]): Plain | undefined => {
  const found = parseOptions(words, ['--root'], ['--quiet', '--kill']);
  const [snapshot, ...more] = found?.others ?? [];
  if (!found || more.length > 0 || (kind === 'clean') !== (snapshot === undefined)) return undefined;
  const quiet = found.flags.has('--quiet');
  const options = {root: found.values['--root'] ?? defaultRoot, kill: found.flags.has('--kill')};
  return snapshot === undefined
    ? {kind: 'clean', quiet, options}
    : {kind: 'rollback-to', quiet, options, snapshot};
};

interface Options {
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly others: readonly string[];
}

/** Undefined where there is any other option, or one without its value. */
const parseOptions = (
  words: readonly string[],
  named: readonly string[],
  known: readonly string[],
): Options | undefined => {
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const others: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (named.includes(word)) {
      const value = words[++index];
      if (value === undefined || value.startsWith('-')) return undefined;
      values[word] = value;
    } else if (known.includes(word)) flags.add(word);
    else if (word.startsWith('-')) return undefined;
    else others.push(word);
  }
  if (values['--root'] !== undefined) checkName('root', values['--root']);
  return {values, flags, others};
};
