import {type Command} from 'commander';

import {formatBytes} from '../host/format.js';
import {checkStore} from '../root/fsck.js';
import {type Context, type WithContext} from './context.js';
import {print, printJson} from './print.js';

interface FsckOptions {
  readonly repair?: boolean;
  readonly quick?: boolean;
  readonly json?: boolean;
}

export const registerFsck = (program: Command, withContext: WithContext): void => {
  program
    .command('fsck')
    .description('check that every layer is what it was, and everything that is referred to is there')
    .option('--repair', 'mend what can be mended: remove leftovers, set what is damaged aside')
    .option('--quick', 'do not read the images')
    .option('--json', 'as JSON')
    .action((options: FsckOptions) => withContext((context) => fsck(context, options)));
};

const fsck = async ({store, say}: Context, options: FsckOptions): Promise<number> => {
  const {repair = false, quick = false, json} = options;
  const report = await checkStore(store, {repair, quick});
  const {checked, findings} = report;
  if (json) printJson(report);
  else {
    for (const {kind, what, why, repaired} of findings)
      print(`${kind}: ${what}: ${why}${repaired === null ? '' : `: ${repaired}`}`);
  }
  const {layers, snapshots, keys, bases, roots, bytes} = checked;
  const left = findings.filter(({kind, repaired}) => kind === 'problem' && repaired === null).length;
  say(
    `checked ${layers} layers (${formatBytes(bytes)} read), ${snapshots} snapshots, ${keys} keys, ${bases} bases, ${roots} roots: ${left === 0 ? 'all is well' : `${left} problem${left === 1 ? '' : 's'}`}`,
  );
  return left === 0 ? 0 : 1;
};
