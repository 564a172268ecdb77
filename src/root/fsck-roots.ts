import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';

import {messageOf} from '../errors.js';
import {isLocked} from '../host/lock.js';
import {endNamespace, outsidePath} from '../host/namespace.js';
import {bootIdentity, processStartTime} from '../host/processes.js';
import {type Digest} from '../layer/layer.js';
import {type Store} from '../snapshot/store.js';
import {type Finding} from './finding.js';
import {
  digestOfLayer,
  generationPath,
  isMounted,
  listRoots,
  readRoot,
  rootPaths,
  type RootState,
} from './state.js';

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
  for (const {pid, root} of holders(store)) {
    const {lock} = rootPaths(store, root);
    // Whoever has the lock has just started it.
    if (await isLocked(lock)) continue;
    if (knownHolder(store, root) === pid) continue;
    findings.push({
      ...{
        kind: 'problem',
        what: `process ${pid}`,
        why: `it holds mounts of root "${root}", which does not know of it`,
      },
      repair: async () => {
        const startTime = processStartTime(pid);
        if (startTime !== undefined) await endNamespace({pid, startTime, boot: bootIdentity()});
        return 'ended';
      },
    });
  }
  return findings;
};

const knownHolder = (store: Store, root: string): number | undefined => {
  try {
    const state = readRoot(store, root);
    return state && isMounted(state) ? state.holder.pid : undefined;
  } catch {
    // It cannot be read, so its holder may be any.
    return undefined;
  }
};

const title = 'rootstock: root ';

/** PID 1 of every namespace that was started for a root of this store. */
const holders = (store: Store): {pid: number; root: string}[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const words = readOrEmpty(join('/proc', name, 'cmdline')).split('\0');
      const root = words.find((word) => word.startsWith(title))?.slice(title.length);
      const isFirst = /^NSpid:.*\s1$/m.test(readOrEmpty(join('/proc', name, 'status')));
      if (root === undefined || !isFirst || basename(root) !== root) return [];
      const mounts = readOrEmpty(join('/proc', name, 'mountinfo'));
      return mounts.includes(` ${join(store.roots, root)}/`) ? [{pid: Number(name), root}] : [];
    });

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
