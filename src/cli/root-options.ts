import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {type Command, InvalidArgumentError, Option} from 'commander';

import {baseKinds, parseBase} from '../base/base.js';
import {messageOf, UsageError} from '../errors.js';
import {defaultCompression, parseCompression} from '../layer/compression.js';
import {type Bind, parseBind, usualBinds} from '../root/binds.js';
import {mostLayers} from '../layer/overlay.js';
import {type Start} from '../root/find-stack.js';
import {type Owner, type RootUser} from '../root/state.js';
import {type Caller} from '../host/caller.js';
import {checkKey, checkName} from '../snapshot/names.js';
import {type Context} from './context.js';
import {originOf} from './origin.js';

export const defaultRoot = 'default';

/** The options of every command that may make a root. */
export interface RootOptions {
  readonly root: string;
  readonly base?: string;
  readonly key?: string;
  readonly restoreKey: readonly string[];
  readonly setup?: string;
  readonly snapshot?: string;
  readonly compression?: string;
  readonly maxLayers?: number;
  readonly scratch: string;
  readonly scratchSize?: number;
  readonly bind: readonly string[];
}

const collectValues = (value: string, earlier: readonly string[]): string[] => [...earlier, value];

/** `--root R`, for every command that works on one. */
export const rootOption = (): Option =>
  new Option('--root <name>', 'the root to work on')
    .default(defaultRoot)
    .argParser((name) => checkName('root', name));

export const addRootOptions = (command: Command): Command =>
  command
    .addOption(rootOption())
    .option('--base <base>', `what it stands on: ${baseKinds.join(', ')} (default: host)`)
    .option('--key <key>', 'start from the snapshot of this key')
    .option(
      '--restore-key <prefix>',
      'else from the newest whose key starts so (may be repeated)',
      collectValues,
      [],
    )
    .option(
      '--setup <file>',
      'a script that makes the snapshot of the key, once, as root (- reads standard input)',
    )
    .option(
      '--compression <compression>',
      'how layers are packed: [squashfs|erofs/]ALGORITHM[:LEVEL] (default: zstd:3)',
    )
    .option('--max-layers <number>', 'squash a stack that grows longer (default: 64)', parseLayers)
    .option('--scratch <place>', 'where uppers are kept: auto, loop, tmpfs or a directory', 'auto')
    .option('--scratch-size <size>', 'bytes, or with K, M, G: how much a scratch may hold', parseSize)
    .option(
      '--bind <src[:dst][:ro]>',
      'show a directory or file of this machine (may be repeated)',
      collectValues,
      [],
    );

const parseLayers = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 2 && number <= mostLayers) return number;
  throw new InvalidArgumentError(`It is a number from 2 to ${mostLayers}.`);
};

export const parseSize = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i.exec(text);
  if (!match) throw new InvalidArgumentError('It is a number of bytes, with K, M, G or T after it.');
  const power = ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase());
  return Math.floor(Number(match[1]) * 1024 ** power);
};

/** What the options ask for, all of it checked, with nothing done yet. Throws UsageError. */
export const startOf = (options: RootOptions, context: Context, owner: Owner = {kind: 'user'}): Start => {
  const {caller, directory, say, tools} = context;
  const key = options.key === undefined ? undefined : checkKey(options.key);
  if (options.setup !== undefined && key === undefined) {
    throw new UsageError('--setup', 'it makes the snapshot of a key, and none is given', 'Add --key KEY');
  }
  if (key !== undefined && options.snapshot !== undefined) {
    throw new UsageError('--key with --snapshot', 'a root starts from one of them', 'Give one of the two');
  }
  return {
    name: checkName('root', options.root),
    base: options.base,
    parseBase: (name) => parseBase(name, context.base),
    key,
    restoreKeys: options.restoreKey.map(checkKey),
    snapshot: options.snapshot,
    setup:
      options.setup === undefined
        ? undefined
        : {
            script: readScript(options.setup, directory),
            caller,
            directory,
            say,
            origin: originOf('setup of', context, key),
          },
    compression:
      options.compression === undefined ? defaultCompression : parseCompression(options.compression),
    maxLayers: options.maxLayers,
    scratch: {
      kind: options.scratch,
      ...(options.scratchSize === undefined ? {} : {bytes: options.scratchSize}),
      ...(caller.environment['RUNNER_TEMP'] === undefined
        ? {}
        : {runnerTemp: caller.environment['RUNNER_TEMP']}),
    },
    binds: bindsOf(options, context),
    users: rootUsers(caller),
    owner,
    options: {tools, say},
  };
};

/** What the directory and the environment call for, and what was asked for. */
export const bindsOf = ({bind}: Pick<RootOptions, 'bind'>, {caller, directory}: Context): Bind[] => [
  ...usualBinds(caller.environment, directory),
  ...bind.map((text) => parseBind(text, directory)),
];

const readScript = (file: string, directory: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : resolve(directory, file), 'utf8');
  } catch (error) {
    throw new UsageError(`setup "${file}"`, messageOf(error), 'Name a script that can be read');
  }
};

/** The caller, unless every system knows them already. */
const rootUsers = ({uid, gid, name, environment}: Caller): RootUser[] =>
  uid === 0 ? [] : [{uid, gid, name, home: environment['HOME'] ?? `/home/${name}`}];
