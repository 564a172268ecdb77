import {isSameStack, type Version, versionsOf, type World} from './world.js';

/** What `rollback-to`, `tag` and `log` are told: a name, a key, or the first digits of a layer's digest. */
export interface Reference {
  readonly text: string;
  readonly resolve: (world: World) => {
    readonly word: string;
    /** Nothing when the word means nothing, or more than one stack. */
    readonly version: Version | undefined;
  };
}

export const byName = (name: string): Reference => ({
  text: name,
  resolve: ({names, keys}) => ({word: name, version: names.get(name) ?? keys.get(name)}),
});

const none = {word: 'none-such', version: undefined};

/** Some layer of what there is. */
export const byDigest = (which: number, digits: number): Reference => ({
  text: `layer ${which} by ${digits} digits`,
  resolve: (world) => {
    const stacks = versionsOf(world).flatMap(({stack}) => stack.map((_, index) => stack.slice(0, index + 1)));
    const word = (stacks[which % stacks.length]?.at(-1) ?? '').slice(0, digits);
    // A layer that is in one stack twice has two stacks up to it, and is meant by no digits.
    if (stacks.some((stack) => stack.indexOf(stack.at(-1)!) < stack.length - 1)) return none;
    const [stack = [], ...others] = stacks.filter((digests) => digests.at(-1)?.startsWith(word));
    if (others.some((other) => !isSameStack(other, stack))) return {word, version: undefined};
    return {word, version: world.known.find((known) => isSameStack(known.stack, stack))};
  },
});
