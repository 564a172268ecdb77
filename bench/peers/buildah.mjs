// buildah, with the isolation that needs no control groups: the one that most CI uses.
import {rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {prefix} from '../setting/places.mjs';
import {run, time, timed} from '../setting/program.mjs';
import {buildahArgv, imageOf, importImage, removeContainers} from './containers.mjs';

/** @type {import('./peer.mjs').Peer} */
export const buildah = {
  name: 'buildah',
  what: 'buildah from, run --isolation chroot, commit, and push to an OCI archive',
  unpacks: 'no',
  largest: 'middle',
  packages: ['buildah', 'crun'],
  programs: ['buildah'],
  lacks: {},
  prepare: async (root, place) => {
    await importImage(root, place);
    const image = imageOf(root);
    const archive = `oci-archive:${join(place, 'shared.tar')}`;
    await time(buildahArgv(['push', '--quiet', image, archive]));
    const standing = await from(image);
    await inContainer(standing, ['true']);
    return {
      tasks: tasksOf(image, archive, {standing, place}),
      end: removeContainers,
    };
  },
};

let count = 0;
/** @param {string} container @param {readonly string[]} argv */
const inContainer = (container, argv) =>
  time(buildahArgv(['run', '--isolation', 'chroot', container, '--', ...argv]));
const drop = (/** @type {string} */ container) => time(buildahArgv(['rm', container]));

/** @param {string} image @returns {Promise<string>} the container's name */
const from = async (image) => {
  const container = `${prefix}-${++count}`;
  await run(buildahArgv(['from', '--name', container, '--pull-never', image]));
  return container;
};

/**
 * @param {string} image
 * @param {string} archive
 * @param {{standing: string, place: string}} where
 * @returns {import('./peer.mjs').Tasks}
 */
const tasksOf = (image, archive, {standing, place}) => {
  let container = standing;
  const begin = async () => {
    const name = await from(image);
    await inContainer(name, ['true']);
    return name;
  };
  /** @param {() => Promise<string>} action @param {(names: string) => Promise<unknown>} tidy */
  const timedWith = async (action, tidy) => {
    let name = '';
    const milliseconds = await timed(async () => (name = await action()));
    await tidy(name);
    return milliseconds;
  };
  return {
    start: () => timedWith(begin, drop),
    ephemeral: () => timed(async () => drop(await begin())),
    restore: async () => {
      // Another image than the one that is there: else nothing would be unpacked. It goes with the container.
      const options = ['--root', join(place, 'restored'), '--runroot', join(place, 'restored-run')];
      const other = (/** @type {readonly string[]} */ args) => time(['buildah', ...options, ...args]);
      const milliseconds = await timed(async () => {
        await other(['from', '--quiet', '--name', 'restored', archive]);
        await other(['run', '--isolation', 'chroot', 'restored', '--', 'true']);
      });
      await other(['rm', '--all']);
      await other(['rmi', '--all', '--force']);
      return milliseconds;
    },
    enter: () => inContainer(container, ['true']),
    commit: async (change) => {
      await inContainer(container, changeArgv(change));
      const committed = `localhost/${prefix}-committed`;
      const pause = await time(buildahArgv(['commit', '--quiet', container, committed]));
      const file = join(place, 'committed.tar');
      const pushed = await time(buildahArgv(['push', '--quiet', committed, `oci-archive:${file}`]));
      const {size} = statSync(file);
      rmSync(file);
      await run(buildahArgv(['rmi', '--force', committed]));
      await drop(container);
      container = await from(image);
      return {pause, safe: pause + pushed, bytes: size};
    },
    rollback: async (change) => {
      await inContainer(container, changeArgv(change));
      return timed(async () => {
        await drop(container);
        container = await from(image);
      });
    },
    many: async (roots) => {
      /** @type {string[]} */
      let names = [];
      const milliseconds = await timed(async () => {
        names = await Promise.all(Array.from({length: roots}, begin));
      });
      for (const name of names) await drop(name);
      return milliseconds;
    },
  };
};
