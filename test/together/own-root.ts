import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {type Content, baseContent, linesOf, showContent} from './content.js';
import {type Worker} from './worker.js';

/** A root that one worker alone uses, so that the worker knows all of it, whatever others do in the store. */
export interface OwnRoot {
  readonly worker: Worker;
  readonly name: string;
  names: Map<string, Content>;
  current: Content;
  live: Content;
}

/** Makes it over the base that all share. */
export const makeOwnRoot = async (worker: Worker): Promise<OwnRoot> => {
  const name = `own-${worker.number}`;
  // The first of all makes the base, and the others wait for that; the one that makes it says so.
  await worker.ok('init', '--root', name, '--base', worker.shop.base);
  return {worker, name, names: new Map([['postinit', baseContent]]), current: baseContent, live: baseContent};
};

export const runInOwn = (root: OwnRoot, ...program: readonly string[]): Promise<string> =>
  root.worker.ok('run', '--root', root.name, '--', ...program);

/** Fails unless some text is the content that the model has. */
export const expectContent = (root: OwnRoot, what: string, shown: string, content: Content): void => {
  const wanted = linesOf(content);
  if (shown === wanted) return;
  throw new Error(
    `worker ${root.worker.number}: ${what} shows ${JSON.stringify(shown)}, not ${JSON.stringify(wanted)}`,
  );
};

export const expectLive = async (root: OwnRoot): Promise<void> => {
  expectContent(root, `root ${root.name}`, await runInOwn(root, ...showContent), root.live);
};

export const killHolder = (root: OwnRoot): void => {
  const file = join(root.worker.shop.store, 'roots', root.name, 'state.json');
  const {holder} = JSON.parse(readFileSync(file, 'utf8')) as {holder: {pid: number}};
  try {
    process.kill(holder.pid, 'SIGKILL');
  } catch {
    // It was killed before, and nothing has needed it since.
  }
};
