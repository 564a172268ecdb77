import {release} from 'node:os';

import {RootstockError} from '../errors.js';
import {readable} from '../host/command.js';
import {type Namespace} from '../host/namespace.js';
import {type BuildOptions, type LayerSource} from './build.js';
import {readTree, type Tree} from './compare.js';
import {type ImageFormat} from './compression.js';
import {
  type Enter,
  findFlags,
  inspectXattrs,
  isLocalMark,
  type Loss,
  lostFlag,
  stripLocalMarks,
  uniqueLosses,
} from './inspect.js';
import {keepsFlagsAsXattrs} from './overlay.js';
import {timeLosses} from './tree-listing.js';
import {withoutXattrs} from './xattrs.js';

/** Reads the tree, strips what is true only here, and says what the image will not hold. */
export const prepareTree = async (
  source: LayerSource,
  format: ImageFormat,
  namespace: Namespace,
  enter: Enter,
): Promise<{readonly tree: Tree; readonly losses: Loss[]}> => {
  const [read, flagged] = await Promise.all([
    readTree(source.tree, namespace),
    hasFlags(source) ? findFlags(source.tree, enter) : [],
  ]);
  const inspection = inspectXattrs(source.tree, read.xattrs);
  if (inspection.localMarks.size > 0 && !source.owned) {
    const [first] = inspection.localMarks.keys();
    throw new RootstockError(
      `making a layer of ${source.tree}`,
      `${readable(first ?? '')} carries marks of an overlay mount`,
      'Use a copy of the merged tree, not an upper directory',
    );
  }
  await stripLocalMarks(source.tree, inspection, enter);
  const losses = [...inspection.losses, ...flagged, ...timeLosses(read.entries)];
  return {
    tree: {...read, xattrs: withoutXattrs(read.xattrs, isLocalMark)},
    // erofs keeps POSIX ACLs and all times; no format keeps inode flags.
    losses: uniqueLosses(losses).filter(({what}) => format === 'squashfs' || what === lostFlag),
  };
};

/** Whether the tree may have flags of its own: looking for them opens every file. */
const hasFlags = ({overlayOptions}: LayerSource): boolean =>
  overlayOptions.length === 0 || !keepsFlagsAsXattrs(release());

export const reportLosses = (
  source: LayerSource,
  losses: readonly Loss[],
  {strict, say, compression}: BuildOptions,
): void => {
  if (losses.length === 0) return;
  const shown = losses.slice(0, 10).map(({path, what}) => `${readable(path)} (${what})`);
  const rest = losses.length > shown.length ? ` and ${losses.length - shown.length} more` : '';
  const text = `a ${compression.format} image cannot hold: ${shown.join(', ')}${rest}`;
  if (strict)
    throw new RootstockError(`packing ${source.origin}`, text, 'Remove them, or leave --strict out');
  say(`warning: ${source.origin}: ${text}`);
};
