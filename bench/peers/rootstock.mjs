// Rootstock itself, as a shell names it: every command is a process of its own, with Node's start in its time.
import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {timed} from '../setting/program.mjs';
import {inRoot, rootstock} from '../setting/rootstock.mjs';

/** @type {import('./peer.mjs').Peer} */
export const rootstockPeer = {
  name: 'Rootstock',
  what: 'layers mounted under a fresh upper; the difference packed as squashfs, zstd 3',
  unpacks: 'no',
  packages: ['mmdebstrap', 'squashfs-tools', 'attr'],
  programs: ['mksquashfs', 'mmdebstrap'],
  lacks: {},
  prepare: async ({name, from}, place) => {
    const root = `bench-${name}`;
    await rootstock(['init', '--root', root, ...from]);
    mkdirSync(join(place, 'shared'));
    const shared = `dir:${join(place, 'shared')}`;
    await rootstock(['push', 'postinit', shared, '--root', root, '--as', 'shared']);
    return {tasks: tasksOf(root, from, {place, shared}), end: () => scrub(root)};
  },
};

/** @param {string} root */
const scrub = (root) => rootstock(['scrub', '--root', root, '--kill', '--if-exists']);

let count = 0;

/**
 * @param {string} root
 * @param {readonly string[]} from
 * @param {{place: string, shared: string}} where
 * @returns {import('./peer.mjs').Tasks}
 */
const tasksOf = (root, from, {place, shared}) => {
  const start = (/** @type {string} */ name) => rootstock(['run', '--root', name, ...from, '--', 'true']);
  return {
    start: async () => {
      const {milliseconds} = await start('warm');
      await scrub('warm');
      return milliseconds;
    },
    ephemeral: async () =>
      (await rootstock(['run', '--ephemeral', '--root', root, ...from, '--', 'true'])).milliseconds,
    restore: () => restore(join(place, `restored-${++count}`), shared),
    enter: async () => (await rootstock(['run', '--root', root, '--', 'true'])).milliseconds,
    commit: async (change) => {
      await inRoot(root, changeArgv(change));
      const {stdout, milliseconds} = await rootstock(['snapshot', 'bench', '--root', root, '--json']);
      const {pauseMilliseconds, layers} = JSON.parse(stdout);
      await rootstock(['rollback-to', 'postinit', '--root', root]);
      await rootstock(['remove', 'bench', '--root', root]);
      return {pause: pauseMilliseconds, safe: milliseconds, bytes: layers[0].size};
    },
    rollback: async (change) => {
      await inRoot(root, changeArgv(change));
      return (await rootstock(['rollback-to', 'postinit', '--root', root])).milliseconds;
    },
    many: async (roots) => {
      const names = Array.from({length: roots}, (_, index) => `many-${index}`);
      const milliseconds = await timed(() => Promise.all(names.map(start)));
      for (const name of names) await scrub(name);
      return milliseconds;
    },
  };
};

/** A start with an empty store: every layer is fetched and checked. @param {string} store @param {string} shared */
const restore = async (store, shared) => {
  mkdirSync(store);
  const options = {environment: {ROOTSTOCK_HOME: store}};
  const from = ['--base', 'debian:bookworm'];
  const pulled = await rootstock(['pull', 'shared', shared, ...from], options);
  const ran = await rootstock(['run', ...from, '--key', 'shared', '--', 'true'], options);
  await rootstock(['scrub', '--all', '--kill'], options);
  rmSync(store, {recursive: true, force: true});
  return pulled.milliseconds + ran.milliseconds;
};
