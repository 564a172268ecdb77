import {copyFile, link, mkdir, mkdtemp} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {giveTo} from './ownership.js';
import {type RunnerUser} from './user.js';

/** Where a runner keeps its files. All but `private` belongs to the runner's user. */
export interface Layout {
  readonly base: string;
  readonly work: string;
  /** RUNNER_TEMP: emptied at the start and the end of each job. */
  readonly temp: string;
  readonly actions: string;
  readonly toolCache: string;
  /** RUNNER_WORKSPACE. */
  readonly pipelineWorkspace: string;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string;
  readonly node: string;
}

/** The Node that comes with the runner: the one of npm's node-linux-* package. */
export const bundledNode = (): string => {
  const manifest = `node-linux-${process.arch}/package.json`;
  return join(dirname(createRequire(import.meta.url).resolve(manifest)), 'bin', 'node');
};

/** Makes the directories of a runner below a new temporary one. */
export const createLayout = async (
  user: RunnerUser,
  {repository, node, parent = tmpdir()}: {repository: string; node: string; parent?: string | undefined},
): Promise<Layout> => {
  const base = await mkdtemp(join(parent, 'runner-'));
  const layout = layoutBelow(base, repository.split('/').at(-1) ?? repository);
  const {work, temp, actions, toolCache, workspace} = layout;
  for (const directory of [temp, actions, toolCache, workspace, dirname(layout.node)]) {
    await mkdir(directory, {recursive: true});
  }
  await link(node, layout.node).catch(() => copyFile(node, layout.node));
  await giveTo(user, base);
  await giveTo(user, work, {recursive: true});
  return layout;
};

/** The paths of a runner, as the official one has them. */
export const layoutBelow = (base: string, name: string): Layout => {
  const work = join(base, '_work');
  return {
    base,
    work,
    temp: join(work, '_temp'),
    actions: join(work, '_actions'),
    toolCache: join(work, '_tool'),
    pipelineWorkspace: join(work, name),
    workspace: join(work, name, name),
    node: join(base, 'externals', 'node24', 'bin', 'node'),
  };
};
