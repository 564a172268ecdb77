// What buildah and podman share: a storage of the bench's own, and an image of the root in it, which is kept between runs.
import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {home, prefix, work} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {missingIn} from './missing.mjs';

/** @typedef {import('./peer.mjs').Prepared} Prepared */

export const storage = join(home, 'containers');
const options = ['--root', storage, '--runroot', join(work, 'containers')];
/** @param {readonly string[]} args */
export const podmanArgv = (args) => [
  'podman',
  ...options,
  '--cgroup-manager',
  'cgroupfs',
  '--events-backend',
  'none',
  ...args,
];
/** @param {readonly string[]} args */
export const buildahArgv = (args) => ['buildah', ...options, ...args];

/** @param {Prepared} root */
export const imageOf = ({name, id}) => `localhost/${prefix}-${name}:${id}`;

/** Makes an image of the root, unless there is one. @param {Prepared} root @param {string} place */
export const importImage = async (root, place) => {
  const image = imageOf(root);
  const {stdout} = await run(buildahArgv(['images', '--format', '{{.Name}}:{{.Tag}}']));
  if (stdout.split('\n').includes(image)) return;
  const container = `${prefix}-import`;
  await run(buildahArgv(['from', '--name', container, 'scratch']));
  const archive = join(place, 'import.tar');
  await run(['tar', '-C', root.tree, '--numeric-owner', '-cf', archive, '.']);
  await run(buildahArgv(['add', '--quiet', container, archive, '/']));
  rmSync(archive);
  await run(buildahArgv(['commit', '--quiet', '--rm', container, image]));
};

/** Ends and removes every container of the bench. */
export const removeContainers = async () => {
  if (!existsSync(storage)) return;
  if (missingIn(['podman']).length === 0) await run(podmanArgv(['rm', '--all', '--force', '--time', '0']));
  if (missingIn(['buildah']).length === 0) await run(buildahArgv(['rm', '--all']));
  await unmountStorage();
};

/** Both tools leave their storage mounted on itself. */
const unmountStorage = async () => {
  const place = join(storage, 'overlay');
  if (!existsSync(place)) return;
  const {stdout} = await run(['findmnt', '--list', '--noheadings', '--output', 'TARGET']);
  for (const target of stdout.split('\n').filter((line) => line.trim() === place))
    await run(['umount', target]);
};
