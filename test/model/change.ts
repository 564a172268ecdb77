import {type Tree} from './tree.js';

/** One change of a tree, to be made to the model and to the real one alike. */
export interface Change {
  /** Changes the model; returns false, and changes nothing, where it cannot be made to this tree. */
  readonly toModel: (tree: Tree) => boolean;
  /** Changes a directory, to which it can be made because it could to the model. */
  readonly toReal: (directory: string) => void;
  readonly toString: () => string;
}

export const change = (text: string, toModel: Change['toModel'], toReal: Change['toReal']): Change => ({
  toModel,
  toReal,
  toString: () => text,
});

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const isBelow = (path: string, directory: string): boolean => path.startsWith(`${directory}/`);

/** Whether something new may be made at the path. */
export const isFree = (tree: Tree, path: string): boolean =>
  !tree.has(path) && tree.get(parentOf(path))?.kind === 'directory';

export const removeFromModel = (tree: Tree, path: string): void => {
  for (const other of [...tree.keys()]) if (other === path || isBelow(other, path)) tree.delete(other);
};

/**
 * Makes the entry at a path the upper's own, as the kernel does before it changes it. A file that only a lower has is
 * copied up, and the copy is none of the hard links that the lower's is (there is no index). A directory stays merged.
 */
export const copyUp = (tree: Tree, path: string): void => {
  const entry = tree.get(path);
  if (!entry || entry.isFresh || entry.kind === 'directory') return;
  tree.set(path, {...entry, isFresh: true});
};
