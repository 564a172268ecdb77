import {type Namespace, outsidePath, inNamespace} from '../host/namespace.js';
import {type Tree} from './compare.js';
import {differingContent} from './compare-content.js';
import {type LeftOut} from './layer.js';
import {likeBelow, parentOf, unchangedOf} from './unchanged.js';
import {readXattrs} from './xattrs.js';

export interface Packed {
  /** What the image is to have. */
  readonly tree: Tree;
  /** What it is not to have; a directory stands for all that is in it. */
  readonly exclude: readonly string[];
  readonly leftOut?: LeftOut;
}

/**
 * Leaves out of a tree what the layers below show just so: copied up and not changed, or installed again. The tree itself is
 * not touched.
 * @param below the layers below, merged, as the namespace sees them
 */
export const leaveOutUnchanged = async (tree: Tree, below: string, namespace: Namespace): Promise<Packed> => {
  const [source, lower] = [tree.path, below].map((path) => outsidePath(namespace, path)) as [string, string];
  const candidates = likeBelow(tree, lower);
  if (candidates.length === 0) return {tree, exclude: []};
  const paths = candidates.map(({path}) => path);
  const [xattrsBelow, differing] = await Promise.all([
    readXattrs(below, (argv) => inNamespace(namespace, argv), paths),
    differingContent(
      [source, lower],
      candidates.filter(({type}) => type === 'f'),
    ),
  ]);
  return without(tree, unchangedOf(tree, candidates, {xattrsBelow, differing: new Set(differing)}));
};

/** A tree without some of its paths. */
const without = (tree: Tree, paths: ReadonlySet<string>): Packed => {
  const left = tree.entries.filter(({path}) => paths.has(path));
  if (left.length === 0) return {tree, exclude: []};
  const files = left.filter(({type}) => type !== 'd');
  return {
    tree: {
      ...tree,
      entries: tree.entries.filter(({path}) => !paths.has(path)),
      xattrs: new Map([...tree.xattrs].filter(([path]) => !paths.has(path))),
    },
    exclude: left.map(({path}) => path).filter((path) => !paths.has(parentOf(path))),
    leftOut: {
      files: files.length,
      bytes: files.reduce((sum, {type, size}) => sum + (type === 'f' ? Number(size) : 0), 0),
    },
  };
};
