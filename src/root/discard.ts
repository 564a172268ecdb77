import {spawn} from 'node:child_process';
import {existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {runInTurn} from '../host/in-turn.js';
import {readMounts} from '../host/mountinfo.js';
import {inNamespace, outsidePath} from '../host/namespace.js';
import {type Store} from '../snapshot/store.js';
import {imageMountPoint} from './lowers.js';
import {digestOfLayer} from './records.js';
import {generationPath, type Mounted, rootPaths} from './state.js';

/** Whether a name on the scratch is that of a generation's directory. */
export const isGeneration = (name: string): boolean => /^\d+$/.test(name);

/** Takes away what the present mount of a root does not need: earlier merged roots, images and uppers. */
export const discardUnneeded = async (store: Store, state: Mounted): Promise<void> => {
  const paths = rootPaths(store, state.name);
  const mountPoints = readMounts(state.holder.pid).map(({mountPoint}) => mountPoint);
  const images = state.stack.map((layer) =>
    imageMountPoint(store, state.name, digestOfLayer(store, state.name, layer) ?? ''),
  );
  const unneededImages = mountPoints.filter(
    (path) => dirname(path) === paths.images && !images.includes(path),
  );
  // At once: the next mount would take up an image that is about to go.
  if (unneededImages.length > 0) {
    // The directories there too: outside, the kernel would let one go that is a mount point elsewhere, and its mount with it.
    await runInTurn(state.holder, [
      ['umount', '--lazy', '--', ...unneededImages],
      ['rmdir', '--', ...unneededImages],
    ]);
  }
  removeOldRecords(store, state);
  const merged = paths.merged(state.generation);
  const unneededMerged = mountPoints.filter((path) => dirname(path) === dirname(merged) && path !== merged);
  const neededUppers = [state.generation, ...(state.frozenInUse ?? [])].map((generation) =>
    generationPath(store, state.name, generation),
  );
  const unneededUppers = readdirSync(outsidePath(state.holder, paths.scratch))
    .map((name) => join(paths.scratch, name))
    .filter((path) => isGeneration(basename(path)) && !neededUppers.includes(path));
  if (unneededMerged.length + unneededUppers.length > 0) discardAside(state, unneededMerged, unneededUppers);
};

const day = 86_400_000;

/** What became of the names and layers of earlier commits; for a while whoever made them may still ask. */
const removeOldRecords = (store: Store, {name, stack, pending}: Mounted): void => {
  const {packed} = rootPaths(store, name);
  const needed = new Set([
    ...stack.map((layer) => ('frozen' in layer ? `${layer.frozen}.json` : '')),
    ...pending.map(({id}) => `name-${id}.json`),
  ]);
  for (const file of existsSync(packed) ? readdirSync(packed) : []) {
    const path = join(packed, file);
    if (!needed.has(file) && Date.now() - statSync(path).mtimeMs > day) rmSync(path);
  }
};

/**
 * Both take as long as there is data to write back or to delete, so a process does it that nobody waits for; it is one of
 * the namespace's, and ends with the root at the latest. What it leaves then is taken away by the next.
 */
const discardAside = ({holder}: Mounted, merged: readonly string[], uppers: readonly string[]): void => {
  const [program, ...rest] = inNamespace(holder, [
    ...(['sh', '-c', discardScript, 'rootstock: dropping an upper'] as const),
    ...merged,
    '--',
    ...uppers,
  ]);
  spawn(program, rest, {stdio: 'ignore', detached: true}).unref();
};

/** Of what is mounted below a merged root nothing is below a scratch, and rm stays on the scratch's file system. */
const discardScript =
  'while [ "$1" != -- ]; do umount --recursive --lazy "$1"; rmdir "$1"; shift; done; exec rm -rf --one-file-system "$@"';
