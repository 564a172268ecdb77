import {type Packed, packRoot, packRootUnlessPacking} from '../root/pack.js';
import {openPending} from '../root/records.js';
import {type PendingName, readRoot} from '../root/state.js';
import {type Context} from './context.js';
import {sayPacked} from './report.js';

/** Packs what is frozen in a root, and says what came of it. */
export const packAndSay = async (
  {store, tools, say}: Context,
  root: string,
  awaited?: readonly PendingName[],
): Promise<Packed> => {
  const packed = await packRoot(store, root, {tools, say}, awaited);
  sayPacked(packed, say);
  return packed;
};

/** The same, but that nothing is done while another command packs. */
export const packUnlessPackingAndSay = async ({store, tools, say}: Context, root: string): Promise<void> => {
  sayPacked(await packRootUnlessPacking(store, root, {tools, say}), say);
};

/**
 * Gives the names that a root's commits promised: the commands that read or change names see them then.
 * @param name only where this one is among them
 */
export const givePromisedNames = async (context: Context, root: string, name?: string): Promise<void> => {
  const state = readRoot(context.store, root);
  if (!state) return;
  const isWanted =
    name === undefined || openPending(context.store, state).some((pending) => pending.name === name);
  if (isWanted) await packAndSay(context, root);
};
