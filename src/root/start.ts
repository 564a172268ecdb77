import {type BaseReference, type Base, referenceOf} from '../base/base.js';
import {type Store} from '../snapshot/store.js';
import {type Start} from './find-stack.js';
import {type Match} from './match.js';
import {readRoot, type RootState} from './state.js';

export interface Started {
  readonly state: RootState;
  /** What the key found before anything was made; absent when no key was asked for, or the root had it already. */
  readonly match?: Match;
  readonly base: BaseReference;
}

/**
 * Sees that a root is there, from what its key or snapshot says: makes it where there is none, and for a key that is not
 * in the store runs the setup above the nearest stack and commits it under the key, to be packed by the caller.
 * Throws UsageError, with nothing changed, rather than drop changes that a root holds.
 */
export const startRoot = async (store: Store, start: Start): Promise<Started> => {
  const asked = start.base === undefined ? undefined : await start.parseBase(start.base);
  const existing = readRoot(store, start.name);
  if (existing) return (await import('./go-on.js')).goOn(store, existing, asked, start);
  const {makeRoot} = await import('./make.js');
  // Undefined where another command made it meanwhile.
  return (await makeRoot(store, asked ?? (await start.parseBase('host')), start)) ?? startRoot(store, start);
};

/** What else than the host a root was made of may be gone by now, and is not needed to go on in it. */
export const presentBase = async (
  {base}: RootState,
  own: () => Promise<Base>,
  isAsked: boolean,
): Promise<BaseReference> => (isAsked || base.kind === 'host' ? referenceOf(await own()) : base);

export const sayMoved = ({name, base}: RootState, say: (line: string) => void): void => {
  say(`warning: ${base.name} has changed since root "${name}" was made; \`scrub\` it to start anew`);
};

/** Whether what is asked for is only to go on in a root, where there is one. */
export const asksNothing = ({base, key, snapshot}: Start): boolean =>
  base === undefined && key === undefined && snapshot === undefined;

/** Says so where the base of a root is another one by now: all that `startRoot` does for a root that just goes on. */
export const warnIfMoved = async (existing: RootState, {parseBase, options}: Start): Promise<void> => {
  const {identity} = await presentBase(existing, () => parseBase(existing.base.name), false);
  if (identity !== existing.base.identity) sayMoved(existing, options.say);
};
