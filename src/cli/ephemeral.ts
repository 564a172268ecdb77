import {bootIdentity, processStartTime} from '../host/processes.js';
import {dropRoot} from '../root/drop.js';
import {packRoot, packWholeStack} from '../root/pack.js';
import {copyRoot} from '../root/copy.js';
import {startRoot} from '../root/start.js';
import {type Owner, readRoot} from '../root/state.js';
import {type Context} from './context.js';
import {sayMatch} from './report.js';
import {type RootOptions, startOf} from './start-options.js';

/**
 * Runs `work` in a root of its own, over the stack of the root that the options name, without that root's upper; over
 * what the options ask for when there is no such root. Drops it, with all that was done in it, when `work` ends.
 */
export const withEphemeralRoot = async (
  context: Context,
  options: RootOptions,
  work: (root: string) => Promise<number>,
): Promise<number> => {
  const {store, say, tools} = context;
  const owner: Owner = {
    kind: 'process',
    pid: process.pid,
    startTime: processStartTime(process.pid) ?? '',
    boot: bootIdentity(),
  };
  const name = `ephemeral-${process.pid}`;
  const start = {...startOf(options, context, owner), name, snapshotsOf: options.root};
  const original =
    options.key === undefined && options.snapshot === undefined ? readRoot(store, options.root) : undefined;
  if (original) {
    // Only images are shared between roots.
    await packWholeStack(store, original.name, {tools, say});
    await copyRoot(store, original.name, start);
  } else {
    const started = await startRoot(store, start);
    sayMatch(started, start.key, say);
    await packRoot(store, name, {tools, say});
  }
  try {
    return await work(name);
  } finally {
    await dropRoot(store, name, 'end');
  }
};
