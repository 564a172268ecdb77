// podman; without a network, which would only add to its time, and without control groups, which a runner may not have.
import {rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {prefix} from '../setting/places.mjs';
import {run, time, timed} from '../setting/program.mjs';
import {imageOf, importImage, podmanArgv, removeContainers} from './containers.mjs';

const plain = ['--network', 'none', '--cgroups', 'disabled', '--ulimit', 'host'];

/** @type {import('./peer.mjs').Peer} */
export const podman = {
  name: 'podman',
  what: 'podman run, exec, commit, save and load; no network, no control groups',
  unpacks: 'no',
  largest: 'middle',
  packages: ['podman', 'buildah', 'crun'],
  programs: ['podman', 'buildah'],
  lacks: {},
  prepare: async (root, place) => {
    await importImage(root, place);
    const image = imageOf(root);
    await run(podmanArgv(['run', '--rm', ...plain, image, 'true']));
    const file = join(place, 'shared.tar');
    await run(podmanArgv(['save', '--quiet', '-o', file, image]));
    const standing = await begin(image);
    return {
      tasks: tasksOf(image, {standing, place, file}),
      end: removeContainers,
    };
  },
};

let count = 0;
const drop = (/** @type {string} */ name) => time(podmanArgv(['rm', '--force', '--time', '0', name]));

/** A container that goes on, to be entered. @param {string} image @returns {Promise<string>} its name */
const begin = async (image) => {
  const name = `${prefix}-${++count}`;
  await run(podmanArgv(['run', '--detach', '--name', name, ...plain, image, 'sleep', 'infinity']));
  return name;
};

/**
 * @param {string} image
 * @param {{standing: string, place: string, file: string}} where
 * @returns {import('./peer.mjs').Tasks}
 */
const tasksOf = (image, {standing, place, file}) => {
  let container = standing;
  const inContainer = (/** @type {readonly string[]} */ argv) =>
    time(podmanArgv(['exec', container, ...argv]));
  const start = async () => {
    const name = `${prefix}-${++count}`;
    return {name, milliseconds: await time(podmanArgv(['run', '--name', name, ...plain, image, 'true']))};
  };
  return {
    start: async () => {
      const {name, milliseconds} = await start();
      await drop(name);
      return milliseconds;
    },
    ephemeral: () => time(podmanArgv(['run', '--rm', ...plain, image, 'true'])),
    restore: async () => {
      const options = ['--root', join(place, 'restored'), '--runroot', join(place, 'restored-run')];
      const other = (/** @type {readonly string[]} */ args) =>
        time(['podman', ...options, '--cgroup-manager', 'cgroupfs', '--events-backend', 'none', ...args]);
      const milliseconds = await timed(async () => {
        await other(['load', '--quiet', '--input', file]);
        await other(['run', '--name', 'restored', ...plain, image, 'true']);
      });
      await other(['rm', '--all', '--force']);
      await other(['rmi', '--all', '--force']);
      return milliseconds;
    },
    enter: () => inContainer(['true']),
    commit: async (change) => {
      await inContainer(changeArgv(change));
      const committed = `localhost/${prefix}-committed`;
      const pause = await time(podmanArgv(['commit', '--quiet', container, committed]));
      const packed = join(place, 'committed.tar');
      const saved = await time(podmanArgv(['save', '--quiet', '-o', packed, committed]));
      const {size} = statSync(packed);
      rmSync(packed);
      await drop(container);
      await run(podmanArgv(['rmi', '--force', committed]));
      container = await begin(image);
      return {pause, safe: pause + saved, bytes: size};
    },
    rollback: async (change) => {
      await inContainer(changeArgv(change));
      return timed(async () => {
        await drop(container);
        container = await begin(image);
      });
    },
    many: async (roots) => {
      /** @type {{name: string}[]} */
      let started = [];
      const milliseconds = await timed(async () => {
        started = await Promise.all(Array.from({length: roots}, start));
      });
      for (const {name} of started) await drop(name);
      return milliseconds;
    },
  };
};
