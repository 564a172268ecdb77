import {type Command} from 'commander';

import {type Packed, packRoot} from '../root/pack.js';
import {requireRoot} from '../root/state.js';
import {type Context, type WithContext} from './context.js';
import {printJson} from './print.js';
import {sayPacked} from './report.js';
import {rootOption} from './root-options.js';

export const registerPack = (program: Command, withContext: WithContext): void => {
  program
    .command('pack')
    .description('turn what was committed in a root into images, where that is still to be done')
    .addOption(rootOption())
    .option('--json', 'print what was saved as JSON')
    .action(({root, json}: {root: string; json?: boolean}) =>
      withContext(async (context) => {
        requireRoot(context.store, root);
        const packed = await packAndSay(context, root);
        if (json) printJson(packed);
        return 0;
      }),
    );
};

/** Packs what is frozen in a root, and says what came of it. */
export const packAndSay = async (
  {store, tools, say}: Context,
  root: string,
  pack: typeof packRoot = packRoot,
): Promise<Packed> => {
  const packed = await pack(store, root, {tools, say});
  sayPacked(packed, say);
  return packed;
};
