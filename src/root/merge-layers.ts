import {lstatSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';

import {asBytes, bufferOf, runCommand, runPipeline} from '../host/command.js';
import {markOpaque} from '../host/mark-opaque.js';
import {inNamespace, type Namespace, outsidePath} from '../host/namespace.js';
import {compareTrees, readTree} from '../layer/compare.js';
import {escapeMarks} from '../layer/escape-marks.js';
import {type Enter} from '../layer/inspect.js';
import {type Digest} from '../layer/layer.js';
import {mergeMarks, type MergedMarks} from '../layer/merge-marks.js';
import {readOverlayTree} from '../layer/overlay-tree.js';
import {type Store} from '../snapshot/store.js';
import {lowestOf, mountLayers, mountMerged, type ViewedStack, viewStack} from '../snapshot/view.js';

interface MergePlaces {
  readonly tree: string;
  /** An empty directory of a file system that is seen in the namespace alone. */
  readonly place: string;
  readonly namespace: Namespace;
}

/**
 * Makes in `tree` the upper that several layers would have been, had they been written as one, over the layers below them.
 * The kernel merges their content; their whiteouts and opaque directories, which it hides, are worked out from the layers
 * themselves. Throws RootstockError unless the result shows, to the byte, what they show.
 * @param layers base first
 */
export const mergeLayers = async (
  store: Store,
  layers: readonly Digest[],
  below: ViewedStack,
  {tree, place, namespace}: MergePlaces,
): Promise<void> => {
  const enter: Enter = (argv) => inNamespace(namespace, argv);
  const [mounted, result, lower] = ['layers', 'result', 'below'].map((name) => join(place, name)) as Places;
  for (const path of [tree, mounted, result, lower])
    mkdirSync(outsidePath(namespace, path), {recursive: true});
  const trees = await mountLayers(store, layers, mounted, namespace);
  const marks = mergeMarks(await Promise.all(trees.map((path) => readOverlayTree(path, enter))));
  for (const path of [mounted, result]) makeSkeleton(outsidePath(namespace, lowestOf(path)), marks);
  const merged = await mountMerged(trees, mounted, namespace);
  const {merged: seenBelow} = await viewStack(store, below, lower, namespace);
  await copyWhiteouts(trees, marksThatHide(marks, outsidePath(namespace, seenBelow)), tree, enter);
  // After the whiteouts, which touch the times of the directories that they are in.
  await runCommand(enter(['cp', '--archive', `${merged}/.`, `${tree}/`]));
  await escapeMarks(tree, enter);
  await markOpaque(tree, marks.opaque, enter);
  const shown = await mountMerged([tree], result, namespace);
  await compareTrees({
    source: await readTree(merged, namespace),
    image: await readTree(shown, namespace),
    ...{hasAcls: true, timesLost: new Set(), namespace},
  });
};

type Places = [string, string, string];

/**
 * Directories below all layers where these have whiteouts: one that only a single layer has the kernel shows as it is,
 * with whiteouts among its names.
 */
const makeSkeleton = (directory: string, {whiteouts}: MergedMarks): void => {
  mkdirSync(directory, {recursive: true});
  for (const parent of new Set(whiteouts.map(({path}) => path.slice(0, path.lastIndexOf('/')))))
    mkdirSync(placeOf(directory, parent), {recursive: true});
};

/** The whiteouts that hide something: any other would be seen, by its name, in a directory that only the new layer has. */
const marksThatHide = ({whiteouts, opaque}: MergedMarks, below: string): MergedMarks => {
  const kinds = new Map<string, 'directory' | 'other' | undefined>();
  const kindOf = (path: string): 'directory' | 'other' | undefined => {
    if (path === '') return 'directory';
    if (!kinds.has(path)) {
      // Never through a link: the layers hide it with a directory of their own.
      const isInDirectory = kindOf(path.slice(0, path.lastIndexOf('/'))) === 'directory';
      const status = isInDirectory ? lstatSync(placeOf(below, path), {throwIfNoEntry: false}) : undefined;
      kinds.set(path, status && (status.isDirectory() ? 'directory' : 'other'));
    }
    return kinds.get(path);
  };
  return {whiteouts: whiteouts.filter(({path}) => kindOf(path) !== undefined), opaque};
};

const placeOf = (directory: string, path: string): Buffer => bufferOf(`${asBytes(directory)}${path}`);

/** From the layers that have them: they cannot be made one by one as fast as tar makes them all. */
const copyWhiteouts = async (
  layers: readonly string[],
  {whiteouts}: MergedMarks,
  tree: string,
  enter: Enter,
): Promise<void> => {
  for (const [index, layer] of layers.entries()) {
    const paths = whiteouts.filter((whiteout) => whiteout.layer === index).map(({path}) => `.${path}\0`);
    if (paths.length === 0) continue;
    const list = ['--null', '--verbatim-files-from', '--no-recursion', '--files-from=-'];
    await runPipeline(
      enter(['tar', '--create', '--file=-', '--numeric-owner', `--directory=${layer}`, ...list]),
      enter([
        'tar',
        '--extract',
        '--file=-',
        '--numeric-owner',
        '--preserve-permissions',
        `--directory=${tree}`,
      ]),
      {input: paths.join(''), bytes: true},
    );
  }
};
