import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {parseBase} from '../base/base.js';
import {messageOf, UsageError} from '../errors.js';
import {type Caller} from '../host/caller.js';
import {defaultCompression, parseCompression} from '../layer/compression.js';
import {type Bind, parseBind, usualBinds} from '../root/binds.js';
import {type Start} from '../root/find-stack.js';
import {type Owner, type RootUser} from '../root/state.js';
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
