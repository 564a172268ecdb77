import {expect} from '@jest/globals';

import {type RealRoot} from './real-root.js';
import {type Step, step} from './step.js';
import {isChanged, type World} from './world.js';

/** What `list --layers --json` says of a layer; more than this is not looked at. */
interface Listed {
  readonly digest: string | null;
  readonly state: string;
  readonly references: readonly {readonly kind: string; readonly name: string}[];
}

/** All references are worked out anew from the model, and none may be missing or too many. */
export const listLayers = (): Step =>
  step(
    'list --layers',
    async (world, real) => {
      const listed = JSON.parse(await real.ok('list', '--layers', '--json')) as Listed[];
      const told = listed.map(({digest, state, references}) => [
        digest ?? state,
        references.map(({kind, name}) => `${kind} ${name}`).sort(),
      ]);
      const known = referencesOf(world, real);
      // What was removed from a name may be there without a reference until it is collected.
      for (const digest of real.layers().keys()) if (!known.has(digest)) known.set(digest, new Set());
      expect(Object.fromEntries(told)).toEqual(
        Object.fromEntries([...known].map(([layer, references]) => [layer, [...references].sort()])),
      );
    },
    // Of a root whose holder is gone nobody sees the upper; and one that was changed back may hold something or not.
    {when: (world) => world.isMounted && (!world.isTouched || isChanged(world))},
  );

/** What refers to each layer, and to the upper where that holds something. */
const referencesOf = (world: World, {name: root, shop}: RealRoot): Map<string, Set<string>> => {
  const references = new Map<string, Set<string>>();
  const refer = (layer: string, reference: string): void => {
    references.set(layer, (references.get(layer) ?? new Set()).add(reference));
  };
  const chain = (stack: readonly string[], nameOf = (layer: string): string => layer): void => {
    for (const [index, layer] of stack.slice(1).entries()) refer(stack[index]!, `layer ${nameOf(layer)}`);
  };
  refer(world.known[0]!.stack[0]!, `base ${shop.base}`);
  for (const [kind, names, prefix] of [
    ['snapshot', world.names, `${root}/`],
    ['key', world.keys, ''],
  ] as const) {
    for (const [name, {stack}] of names) {
      refer(stack.at(-1)!, `${kind} ${prefix}${name}`);
      chain(stack);
    }
  }
  const {stack} = world.current;
  refer(stack.at(-1)!, `root ${root}`);
  const withUpper = isChanged(world) ? [...stack, 'upper'] : stack;
  refer(withUpper.at(-1)!, `upper ${root}`);
  chain(withUpper, (layer) => (layer === 'upper' ? `${root}/upper` : layer));
  return references;
};
