import {getBooleanInput, getInput, getMultilineInput} from '@actions/core';

import {UsageError} from '../errors.js';

const commitModes = ['if-missing', 'on-change', 'always', 'never'] as const;

export type CommitMode = (typeof commitModes)[number];

/** What the workflow asks for. Read in main only: in post, inside two composites, they are another action's (runner#3514). */
export interface Inputs {
  readonly base: string;
  readonly key: string;
  readonly restoreKeys: readonly string[];
  readonly setup: string;
  readonly run: string;
  readonly root: string;
  readonly shellName: string;
  readonly user: string;
  readonly bind: readonly string[];
  readonly scratch: string;
  readonly scratchSize: string;
  readonly snapshot: string;
  readonly commit: CommitMode;
  /** Nearest first. */
  readonly remotes: readonly string[];
  readonly compression: string;
  readonly maxLayers: string;
  /** What a machine may keep: bytes, as the command takes them, and days. */
  readonly maxSize: string;
  readonly maxAge: string;
  readonly failOnCacheMiss: boolean;
  readonly lookupOnly: boolean;
  readonly summary: boolean;
}

/** Throws UsageError for values that are not among those an input may have. */
export const readInputs = (): Inputs => {
  const inputs: Inputs = {
    base: getInput('base') || 'host',
    key: getInput('key'),
    restoreKeys: getMultilineInput('restore-keys'),
    setup: getInput('setup', {trimWhitespace: false}),
    run: getInput('run', {trimWhitespace: false}),
    root: getInput('root') || 'default',
    shellName: getInput('shell-name') || 'rootstock',
    user: getInput('user'),
    bind: getMultilineInput('bind'),
    scratch: getInput('scratch') || 'auto',
    scratchSize: getInput('scratch-size'),
    snapshot: getInput('snapshot'),
    commit: oneOf('commit', commitModes),
    remotes: remotes(),
    compression: getInput('compression'),
    maxLayers: getInput('max-layers'),
    maxSize: fitting('max-size', /^\d+(\.\d+)?([KMGT](i?B)?)?$/i, '20G'),
    maxAge: fitting('max-age', /^\d+(\.\d+)?$/, '30'),
    failOnCacheMiss: getBooleanInput('fail-on-cache-miss'),
    lookupOnly: getBooleanInput('lookup-only'),
    summary: getBooleanInput('summary'),
  };
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(inputs.shellName)) {
    throw new UsageError(
      `input shell-name "${inputs.shellName}"`,
      'it is not fit for a command',
      'Use letters, digits, . _ -',
    );
  }
  if (inputs.setup.trim() !== '' && inputs.key === '') {
    throw new UsageError(
      'input setup',
      'it makes the snapshot of a key, and there is no key',
      'Give the input key',
    );
  }
  return inputs;
};

/** An input that only the post step uses: what is wrong with it is said before the job has done its work. */
const fitting = (name: string, pattern: RegExp, example: string): string => {
  const value = getInput(name);
  if (value !== '' && !pattern.test(value))
    throw new UsageError(`input ${name} "${value}"`, 'it is not a number', `Write it like ${example}`);
  return value;
};

const remotes = (): string[] => {
  const names = getMultilineInput('remote');
  if (names.length === 0) return ['actions-cache'];
  return names.join() === 'none' ? [] : names;
};

const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]]): T => {
  const value = getInput(name) || values[0];
  const found = values.find((known) => known === value);
  if (found === undefined)
    throw new UsageError(`input ${name} "${value}"`, 'it is not known', `Use ${values.join(', ')}`);
  return found;
};
