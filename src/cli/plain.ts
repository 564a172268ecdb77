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
export const parsePlain = (words: readonly string[]): Plain | undefined => {
  const [kind, ...others] = words[0] === '--quiet' ? words.slice(1) : words;
  const plain =
    kind === 'run' || kind === 'step'
      ? parseEntry(kind, others)
      : kind === 'clean' || kind === 'rollback-to'
        ? parseDrop(kind, others)
        : undefined;
  return plain && words[0] === '--quiet' ? {...plain, quiet: true} : plain;
};

const parseEntry = (kind: 'run' | 'step', words: readonly string[]): Plain | undefined => {
  const end = words.indexOf('--');
  const [first, ...rest] = end < 0 ? [] : words.slice(end + 1);
  const isRun = kind === 'run';
  const found = parseOptions(
    words.slice(0, Math.max(0, end)),
    isRun
      ? ['root', 'user', 'workdir', 'base', 'key', 'setup', 'snapshot', 'commit', ...many]
      : ['root', 'user'],
    isRun ? ['quiet', 'ephemeral', 'force'] : ['quiet'],
  );
  if (first === undefined || !found || found.others.length > 0) return undefined;
  const {quiet = false, ...flags} = found.flags;
  const {bind = [], 'restore-key': restoreKey = [], ...values} = found.values;
  const options = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));
  const {root, ...others} = options;
  if (!isRun) {
    if (root === undefined || rest.length > 0) return undefined;
    return {kind, quiet, options: {root, ...others}, script: first};
  }
  const usual = {root: root ?? defaultRoot, scratch: 'auto', program: basename(first)};
  return {kind, quiet, options: {...usual, bind, restoreKey, ...others, ...flags}, command: [first, ...rest]};
};

/** What may be given more than once. */
const many = ['bind', 'restore-key'];

const parseDrop = (kind: 'clean' | 'rollback-to', words: readonly string[]): Plain | undefined => {
  const found = parseOptions(words, ['root'], ['quiet', 'kill']);
  const [snapshot, ...more] = found?.others ?? [];
  if (!found || more.length > 0 || (kind === 'clean') !== (snapshot === undefined)) return undefined;
  const {quiet = false, kill = false} = found.flags;
  const options = {root: found.values['root']?.at(-1) ?? defaultRoot, kill};
  return snapshot === undefined
    ? {kind: 'clean', quiet, options}
    : {kind: 'rollback-to', quiet, options, snapshot};
};

interface Options {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly others: readonly string[];
}

/** Undefined where there is any other option, or one without its value. */
const parseOptions = (
  words: readonly string[],
  valued: readonly string[],
  known: readonly string[],
): Options | undefined => {
  const values: Record<string, string[]> = {};
  const flags: Record<string, boolean> = {};
  const others: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const name = word.startsWith('--') ? word.slice(2) : '';
    if (valued.includes(name)) {
      const value = words[++index];
      if (value === undefined || value.startsWith('-')) return undefined;
      (values[name] ??= []).push(value);
    } else if (known.includes(name)) flags[name] = true;
    else if (word.startsWith('-')) return undefined;
    else others.push(word);
  }
  for (const root of values['root'] ?? []) checkName('root', root);
  return {values, flags, others};
};
