import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {messageOf} from '../errors.js';
import {isLocked} from '../host/lock.js';
import {outsidePath} from '../host/namespace.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {type Finding} from './finding.js';
import {endHolder, findHolders, isStaying} from './holders.js';
import {digestOfLayer} from './records.js';
import {generationPath, isMounted, listRoots, readRoot, rootPaths, type RootState} from './state.js';

/** Checks that every root can be mounted, and that no process holds the mounts of one that does not know of it. */
export const checkRoots = async (
  store: Store,
  good: ReadonlySet<Digest>,
): Promise<{checked: {roots: number}; findings: Finding[]}> => {
  const roots = listRoots(store);
  const findings = roots.flatMap((name) => {
    const why = whatIsWrong(store, name, good);
    return why === undefined ? [] : [{kind: 'problem' as const, what: `root "${name}"`, why}];
  });
  return {checked: {roots: roots.length}, findings: [...findings, ...(await strayHolders(store))]};
};

const whatIsWrong = (store: Store, name: string, good: ReadonlySet<Digest>): string | undefined => {
  try {
    const state = readRoot(store, name);
    if (!state) return undefined;
    for (const layer of state.stack) {
      const digest = digestOfLayer(store, name, layer);
      if (digest !== undefined && !good.has(digest)) {
        return `its layer ${digest.slice(0, 12)} is missing or damaged; \`rollback-to\` another snapshot, or \`scrub\` it`;
      }
      if (digest === undefined && 'frozen' in layer && !hasFrozen(store, state, layer.frozen))
        return `the layer of ${layer.origin} is gone with its scratch; \`rollback-to\` a snapshot, or \`scrub\` it`;
    }
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
};

/** A scratch that is not mounted, and is no directory, cannot be looked into. */
const hasFrozen = (store: Store, state: RootState, generation: number): boolean => {
  const {scratch, name, holder} = state;
  if (holder && isMounted(state))
    return existsSync(outsidePath(holder, join(generationPath(store, name, generation), 'upper')));
  if (scratch.kind === 'directory') return existsSync(join(scratch.path, String(generation), 'upper'));
  return scratch.kind === 'loop' && existsSync(scratch.image);
};

/** Holders of a root's mounts that its state does not name: nobody would ever end them. */
const strayHolders = async (store: Store): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const holder of findHolders(store)) {
    const {pid, root} = holder;
    const {lock} = rootPaths(store, root);
    // Whoever has the lock has just started it.
    if (await isLocked(lock)) continue;
    const known = knownHolder(store, root);
    if (known === pid || known === 'unknown' || !isStaying(holder)) continue;
    findings.push({
      ...{
        kind: 'problem',
        what: `process ${pid}`,
        why: `it holds mounts of root "${root}", which does not know of it`,
      },
      repair: () => endHolder(holder).then(() => 'ended'),
    });
  }
  return findings;
};

/** Of a root whose state cannot be read, any may be the one. */
const knownHolder = (store: Store, root: string): number | 'none' | 'unknown' => {
  try {
    const state = readRoot(store, root);
    return state && isMounted(state) ? state.holder.pid : 'none';
  } catch {
    return 'unknown';
  }
};
