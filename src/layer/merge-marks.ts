import {type OverlayDirectory, type OverlayEntry} from './overlay-tree.js';

/** What one layer needs to do to those below it what several layers did together. */
export interface MergedMarks {
  /** Below the tree, with a leading slash, each character a byte; and which of the layers has it, as an index. */
  readonly whiteouts: readonly {readonly path: string; readonly layer: number}[];
  readonly opaque: readonly string[];
}

interface Part {
  readonly layer: number;
  readonly directory: OverlayDirectory;
}

/**
 * The whiteouts and opaque directories of several layers in one. The kernel shows their content merged, but hides what they
 * do to the layers below. A copy of one over the other is wrong: a directory that was made again where a lower layer has a
 * whiteout carries no mark of its own (with redirect_dir=off), so the copy would bring back what was deleted.
 * @param layers base first
 */
export const mergeMarks = (layers: readonly OverlayDirectory[]): MergedMarks => {
  const whiteouts: {path: string; layer: number}[] = [];
  const opaque: string[] = [];
  /** @param hidesBelow then nothing of the layers below is seen here, and nothing more is needed */
  const visit = (path: string, parts: readonly Part[], hidesBelow: boolean): void => {
    for (const name of new Set(parts.flatMap(({directory}) => [...directory.entries.keys()]))) {
      const here = `${path}/${name}`;
      const found = parts
        .map(({layer, directory}) => ({layer, entry: directory.entries.get(name)}))
        .filter((part): part is {layer: number; entry: OverlayEntry} => part.entry !== undefined);
      const [top] = found;
      if (top?.entry.kind === 'whiteout' && !hidesBelow) whiteouts.push({path: here, layer: top.layer});
      const {directories, isCut} = mergedDirectories(found);
      if (directories.length === 0) continue;
      if (isCut && !hidesBelow) opaque.push(here);
      visit(here, directories, hidesBelow || isCut);
    }
  };
  visit('', layers.map((directory, layer) => ({layer, directory})).reverse(), false);
  return {whiteouts, opaque};
};

/** The directories that the kernel merges into one, topmost first, and whether something cuts them off from what is below. */
const mergedDirectories = (
  found: readonly {readonly layer: number; readonly entry: OverlayEntry}[],
): {directories: Part[]; isCut: boolean} => {
  const directories: Part[] = [];
  for (const {layer, entry} of found) {
    if (!('entries' in entry)) return {directories, isCut: true};
    directories.push({layer, directory: entry});
    if (entry.kind === 'opaque') return {directories, isCut: true};
  }
  return {directories, isCut: false};
};
