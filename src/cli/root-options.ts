import {type Command, InvalidArgumentError, Option} from 'commander';

import {baseKinds} from '../base/base.js';
import {mostLayers} from '../layer/overlay.js';
import {checkName} from '../snapshot/names.js';
import {defaultRoot} from './start-options.js';

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
