import {frozenTree, linesOfTree, type Tree} from './tree.js';

/** A stack as the command names its layers, base first, and the tree that it is to show. */
export interface Version {
  readonly stack: readonly string[];
  readonly tree: Tree;
}

/** The plain model of one root: what its names mean, what it stands on, and what its upper makes of that. */
export interface World {
  readonly names: Map<string, Version>;
  readonly keys: Map<string, Version>;
  /** All that the root ever stood on: a layer may be referred to after the name above it is gone. */
  readonly known: Version[];
  /** Which layers a layer was squashed from. */
  readonly squashed: Map<string, readonly string[]>;
  current: Version;
  /** The key that the root was started from, or saved as. */
  key: string | undefined;
  tree: Tree;
  /** Whether anything was done to the upper since it was new; it may be as it was all the same. */
  isTouched: boolean;
  /** Whether the holder runs. */
  isMounted: boolean;
  /** Whether a program that an earlier command left still runs in the root. */
  isBusy: boolean;
  /** In memory, an upper is gone with its holder. */
  readonly keepsUpper: boolean;
  /** A longer stack is squashed by itself. */
  readonly maxLayers: number;
}

/** The snapshot that every root has of itself. */
export const startName = 'postinit';

export const newWorld = (base: Version, setting: Pick<World, 'keepsUpper' | 'maxLayers'>): World => ({
  names: new Map([[startName, base]]),
  keys: new Map(),
  known: [base],
  squashed: new Map(),
  current: base,
  key: undefined,
  tree: frozenTree(base.tree),
  isTouched: false,
  isMounted: true,
  isBusy: false,
  ...setting,
});

/** The root stands on a version, with nothing changed. */
export const standOn = (world: World, version: Version): void => {
  world.current = version;
  world.tree = frozenTree(version.tree);
  world.isTouched = false;
};

/** Whether the root's tree is another than that of its stack. */
export const isChanged = ({tree, current}: World): boolean =>
  linesOfTree(tree).join('\n') !== linesOfTree(current.tree).join('\n');

/**
 * Those of some names whose stack is the root's: all of them are current. A squashed layer is what it was squashed from: a
 * root that is changed stays where it is when its names move.
 */
export const currentOf = (names: ReadonlyMap<string, Version>, world: World): string[] =>
  [...names]
    .filter(([, version]) => isCurrent(world, version))
    .map(([name]) => name)
    .sort();

export const isSameStack = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() === other.join();

export const isCurrent = ({current, squashed}: World, {stack}: Version): boolean =>
  isSameStack(expanded(stack, squashed), expanded(current.stack, squashed));

const expanded = (stack: readonly string[], squashed: World['squashed']): string[] =>
  stack.flatMap((digest) => {
    const layers = squashed.get(digest);
    return layers && !layers.includes(digest) ? expanded(layers, squashed) : [digest];
  });

export const beginsWith = (stack: readonly string[], beginning: readonly string[]): boolean =>
  isSameStack(stack.slice(0, beginning.length), beginning);

/** Everything that refers to layers. */
export const versionsOf = ({names, keys, current}: World): Version[] => [
  ...names.values(),
  ...keys.values(),
  current,
];

/** The layers that some versions need. */
export const layersOf = (versions: readonly Version[]): Set<string> =>
  new Set(versions.flatMap(({stack}) => stack));
