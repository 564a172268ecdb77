import {type Base} from '../base/base.js';
import {UsageError} from '../errors.js';
import {type Store} from '../snapshot/store.js';
import {type Start} from './find-stack.js';
import {restackRoot} from './make.js';
import {resolveReference} from './reference.js';
import {isPendingHere, standsOn} from './stacks.js';
import {presentBase, sayMoved, type Started} from './start.js';
import {type RootState} from './state.js';

/** What `startRoot` does where there is a root: it is as it is where it stands on what is asked for, else is put on that. */
export const goOn = async (
  store: Store,
  existing: RootState,
  asked: Base | undefined,
  start: Start,
): Promise<Started> => {
  const {name, key, snapshot, options} = start;
  if (asked && asked.name !== existing.base.name) {
    throw new UsageError(
      `root "${name}"`,
      `it stands on ${existing.base.name}, not ${asked.name}`,
      `Use another --root, or remove it with \`rootstock scrub --root ${name}\``,
    );
  }
  const own = async (): Promise<Base> => asked ?? start.parseBase(existing.base.name);
  const reference = await presentBase(existing, own, asked !== undefined);
  const moved = existing.base.identity !== reference.identity;
  const isThere =
    (key === undefined || (existing.key === key && !moved && !existing.unfinished)) &&
    (snapshot === undefined ||
      isPendingHere(store, existing, snapshot) ||
      standsOn(store, existing, resolveReference(store, name, snapshot)));
  if (!isThere) return restackRoot(store, own, reference, start);
  if (moved) sayMoved(existing, options.say);
  return {state: existing, base: reference};
};
