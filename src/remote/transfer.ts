import {existsSync, statSync} from 'node:fs';
import {dirname} from 'node:path';

import pMap from 'p-map';

import {RootstockError} from '../errors.js';
import {freeBytes} from '../host/free-bytes.js';
import {formatBytes} from '../host/format.js';
import {withProgress} from '../host/progress.js';
import {bytesOf, type LayerFile, type Progress, type Remote} from './remote.js';

/** How many layers go over at once. */
const atOnce = 4;

/**
 * Runs `work` for every layer, several at once, and says every ten seconds how far it is. After a failure no more are begun, and it is thrown
 * when those under way have ended: their files are then nobody's.
 */
export const transferLayers = (
  what: string,
  layers: readonly LayerFile[],
  say: (line: string) => void,
  work: (layer: LayerFile, progress: Progress) => Promise<void>,
): Promise<void> => {
  const total = formatBytes(bytesOf(layers));
  let bytes = 0;
  const progress: Progress = (more) => (bytes += more);
  const shown = (): string => `${what}: ${bytes === 0 ? total : `${formatBytes(bytes)} of ${total}`}`;
  const failures: unknown[] = [];
  const transfer = async (layer: LayerFile): Promise<void> => {
    if (failures.length > 0) return;
    await work(layer, progress).catch((error: unknown) => failures.push(error));
  };
  return withProgress(shown, say, async () => {
    await pMap(layers, transfer, {concurrency: atOnce});
    if (failures.length > 0) throw failures[0];
  });
};

/** The layers that the remote lacks. */
export const lackingIn = async (remote: Remote, layers: readonly LayerFile[]): Promise<LayerFile[]> => {
  const present = await pMap(layers, (layer) => remote.has(layer), {concurrency: 2 * atOnce});
  return layers.filter((_, index) => present[index] === false);
};

/** Throws RootstockError where the disks of some directories, which need not be there yet, have no room for so many bytes in each. */
export const requireRoom = (what: string, directories: readonly string[], bytes: number): void => {
  const needs = new Map<number, {place: string; bytes: number}>();
  for (const directory of directories) {
    const place = existing(directory);
    const {dev} = statSync(place);
    needs.set(dev, {place, bytes: bytes + (needs.get(dev)?.bytes ?? 0)});
  }
  for (const {place, bytes: needed} of needs.values()) {
    const free = freeBytes(place);
    if (free >= needed) continue;
    throw new RootstockError(
      what,
      `it needs ${formatBytes(needed)}, and ${place} has room for ${formatBytes(free)}`,
      'Free some: `rootstock gc` removes what nothing needs',
    );
  }
};

const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)));
