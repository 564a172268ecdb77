// What a restore is compared with: the same bytes, by the usual program, as files on disk.
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {top} from '../setting/places.mjs';
import {run, timed} from '../setting/program.mjs';
import {repeat} from '../tasks/part.mjs';

/** @typedef {{milliseconds: number, megabytes: number}} Transfer */

/** @param {number} samples @param {string} place @param {(to: string) => Promise<unknown>} fetch @returns {Promise<number[]>} */
const onDisk = (samples, place, fetch) =>
  repeat(samples, async () => {
    const to = mkdtempSync(join(place, 'plain-'));
    const milliseconds = await timed(async () => {
      await fetch(to);
      await run(['sync', '-f', to]);
    });
    rmSync(to, {recursive: true});
    return milliseconds;
  });

/** @param {number} samples @param {string} place @param {readonly string[]} files */
export const plainCopies = (samples, place, files) =>
  onDisk(samples, place, (to) => run(['cp', ...files, to]));

/** @param {number} samples @param {string} place @param {readonly string[]} urls */
export const plainDownloads = (samples, place, urls) =>
  onDisk(samples, place, (to) =>
    run(['curl', '-sSf', ...urls.flatMap((url, index) => ['-o', join(to, `${index}`), url])]),
  );

/** GitHub's client restores what it has saved. @param {string} from @param {readonly string[]} files @param {NodeJS.ProcessEnv} environment */
export const githubClient = async (from, files, environment) => {
  const call = async (/** @type {string} */ what, /** @type {string} */ directory) => {
    const argv = [process.execPath, join(top, 'bench/remotes/github-client.mjs'), what, ...files];
    const own = {GITHUB_WORKSPACE: directory, RUNNER_TEMP: directory, ...environment};
    const {stdout} = await run(argv, {environment: own, cwd: directory});
    return /** @type {Transfer} */ (JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  };
  await call('save', from);
  /** @param {number} samples @param {string} place @returns {Promise<Transfer[]>} */
  return (samples, place) =>
    repeat(samples, async () => {
      const to = mkdtempSync(join(place, 'plain-'));
      const {milliseconds, megabytes} = await call('restore', to);
      const synced = await timed(() => run(['sync', '-f', to]));
      rmSync(to, {recursive: true});
      return {milliseconds: milliseconds + synced, megabytes};
    });
};
