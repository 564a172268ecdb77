import {cleanRoot, rollBackRoot} from '../root/roll-back.js';
import {requireRoot} from '../root/state.js';
import {type Context} from './context.js';
import {givePromisedNames} from './pack-and-say.js';

export interface DropOptions {
  readonly root: string;
  readonly kill?: boolean;
}

const busyOf = ({kill}: DropOptions): 'end' | 'end-daemons' => (kill ? 'end' : 'end-daemons');

/** Drops what was changed in a root; returns the exit status. */
export const dropChanges = async ({store}: Context, options: DropOptions): Promise<number> => {
  requireRoot(store, options.root);
  await cleanRoot(store, options.root, busyOf(options));
  return 0;
};

/** The same, and puts the root on a snapshot, a key or a layer. */
export const rollBackTo = async (context: Context, word: string, options: DropOptions): Promise<number> => {
  const {store, tools, say} = context;
  requireRoot(store, options.root);
  await givePromisedNames(context, options.root);
  await rollBackRoot(store, options.root, word, {busy: busyOf(options), tools, say});
  return 0;
};
