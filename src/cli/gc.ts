import {type Command, InvalidArgumentError} from 'commander';

import {messageOf} from '../errors.js';
import {formatBytes} from '../host/format.js';
import {collect, type Collected, type CollectOptions} from '../root/collect.js';
import {sweepRoots} from '../root/drop.js';
import {removeLeftovers} from '../root/leftovers.js';
import {type Context, type WithContext} from './context.js';
import {printJson} from './print.js';
import {parseSize} from './root-options.js';

interface GcOptions {
  readonly maxSize?: number;
  readonly maxAge?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const day = 86_400_000;

export const registerGc = (program: Command, withContext: WithContext): void => {
  program
    .command('gc')
    .description('remove what nothing refers to, and what was not used for long')
    .option(
      '--max-size <size>',
      'forget what was used longest ago until the layers have at most that many bytes (K, M, G, T)',
      parseSize,
    )
    .option('--max-age <days>', 'forget what was not used for so many days', parseDays)
    .option('--dry-run', 'only tell what would be removed')
    .option('--json', 'as JSON')
    .action((options: GcOptions) => withContext((context) => gc(context, options)));
};

const parseDays = (text: string): number => {
  const days = Number(text);
  if (text.trim() !== '' && days >= 0) return days;
  throw new InvalidArgumentError('It is a number of days.');
};

const gc = async (context: Context, {maxSize, maxAge, dryRun, json}: GcOptions): Promise<number> => {
  const {store, say} = context;
  if (!dryRun) for (const root of await sweepRoots(store)) say(`dropped root "${root}", whose owner is gone`);
  const collected = await collectAndSay(context, {
    ...{maxBytes: maxSize, dryRun},
    maxAge: maxAge === undefined ? undefined : maxAge * day,
  });
  const leftovers = await removeLeftovers(store, {dryRun});
  for (const what of leftovers) say(`${dryRun ? 'would remove' : 'removed'} what was left: ${what}`);
  if (maxSize !== undefined && collected.remainingBytes > maxSize) {
    const left = formatBytes(collected.remainingBytes);
    say(`warning: ${left} are left, more than ${formatBytes(maxSize)}: roots stand on them; \`scrub\` one`);
  }
  if (json) {
    const {forgotten, ...rest} = collected;
    printJson({snapshots: forgotten, ...rest, leftovers});
  }
  return 0;
};

/** Collects after something else was done: that nothing can be collected is no failure of that. */
export const collectAfter = async (context: Context): Promise<void> => {
  try {
    await collectAndSay(context);
  } catch (error) {
    context.say(`warning: no layers are removed: ${messageOf(error)}`);
  }
};

/** Removes what nothing refers to, and says what went. */
export const collectAndSay = async (
  {store, say}: Context,
  options: CollectOptions = {},
): Promise<Collected> => {
  const collected = await collect(store, options);
  const {forgotten, layers, bytes} = collected;
  const [forgot, removed] = options.dryRun ? ['would forget', 'would remove'] : ['forgot', 'removed'];
  for (const {kind, name} of forgotten) say(`${forgot} ${kind} "${name}"`);
  if (layers > 0) say(`${removed} ${layers} layer${layers === 1 ? '' : 's'}, ${formatBytes(bytes)}`);
  return collected;
};
