import {spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';

import {inNamespace, outsidePath} from '../host/namespace.js';
import {type Store} from '../snapshot/store.js';
import {type Mounted, rootPaths} from './state.js';

/**
 * Takes the replaced mount away and deletes what no generation needs. Both take as long as there is data to write back or
 * to delete, so a process does it that nobody waits for; it is one of the namespace's, and ends with the root at the
 * latest. What it leaves then is deleted by the next.
 */
export const discardUnneeded = (store: Store, state: Mounted, replaced: number | undefined): void => {
  const paths = rootPaths(store, state.name);
  const needed = new Set([state.generation, ...(state.frozenInUse ?? [])].map(String));
  const unneeded = readdirSync(outsidePath(state.holder, paths.scratch)).filter(
    (name) => /^\d+$/.test(name) && !needed.has(name),
  );
  const [program, ...rest] = inNamespace(state.holder, [
    'sh',
    '-c',
    discardScript,
    'rootstock: dropping an upper',
    replaced === undefined ? '' : paths.merged(replaced),
    ...unneeded.map((name) => join(paths.scratch, name)),
  ]);
  spawn(program, rest, {stdio: 'ignore', detached: true}).unref();
};

/** Of what is mounted below a merged root nothing is below a scratch, and rm stays on the scratch's file system. */
const discardScript =
  'if [ -n "$1" ]; then umount --recursive --lazy "$1"; rmdir "$1"; fi; shift; exec rm -rf --one-file-system -- "$@"';
