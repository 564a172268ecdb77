// The ways to run from an image that is far away: all of it first, or from the start with what is asked for.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import {mountStack} from '../formats/mounting.mjs';
import {digestTime} from '../formats/packing.mjs';
import {top} from '../setting/places.mjs';
import {run, time, track} from '../setting/program.mjs';

/** @typedef {import('../formats/mounting.mjs').Image} Image */
/** @typedef {import('../formats/mounting.mjs').Stack} Stack */
/** @typedef {import('../formats/namespace.mjs').Namespace} Namespace */

/**
 * @typedef {object} Far
 * @property {import('./chunks.mjs').Manifest} manifest
 * @property {Image} image what the server has
 * @property {readonly Image[]} below on this machine already
 * @property {Namespace} namespace
 * @property {string} place
 */

/** @typedef {{milliseconds: number, bytes: number, requests: number}} Taken */
/** @typedef {(stack: Stack) => Promise<unknown>} Action */

const mounting = {name: '', options: 'ro'};

/** @param {string} url @returns {Promise<{requests: number, bytes: number}>} */
const countersOf = async (url) =>
  JSON.parse((await run(['curl', '-sSf', new URL('/counters', url).href])).stdout);

/** Fetches all, checks its digest, mounts it, and does something. @param {Far} far @param {Action} action @returns {Promise<Taken>} */
export const wholeFirst = async ({manifest, image, below, namespace, place}, action) => {
  const file = join(place, 'whole');
  await countersOf(manifest.url);
  const started = performance.now();
  await time(['curl', '-sSf', '-o', file, manifest.url]);
  await digestTime(file);
  const stack = await mountStack(namespace, [{...image, image: file}, ...below], mounting, place);
  await action(stack);
  const milliseconds = performance.now() - started;
  await stack.end();
  await run(['rm', file]);
  return {milliseconds, ...(await countersOf(manifest.url))};
};

/**
 * Shows the image at once, and does something while what that reads is fetched.
 * @param {Far} far
 * @param {{connections: number, isRecorded: boolean}} how with how many to fetch the rest in the background, and whether first what an earlier run asked for, that had none
 * @param {Action} action
 * @returns {Promise<Taken>}
 */
export const asItComes = async (far, {connections, isRecorded}, action) => {
  const {manifest, image, below, namespace, place} = far;
  const [target, cache, trace] = [join(place, 'shown'), join(place, 'chunks'), join(place, 'trace')];
  writeFileSync(target, '');
  const first = isRecorded ? JSON.parse(readFileSync(trace, 'utf8')) : [];
  await countersOf(manifest.url);
  const started = performance.now();
  const daemon = await startDaemon({
    ...{manifest, cache, target, trace, first, connections},
    enter: namespace.enter([]),
  });
  const stack = await mountStack(namespace, [{...image, image: target}, ...below], mounting, place);
  await action(stack);
  const milliseconds = performance.now() - started;
  const counters = await countersOf(manifest.url);
  if (connections === 0) await daemon.writeTrace();
  await stack.end();
  await namespace.run(['umount', '-l', target]);
  await daemon.ended;
  await run(['rm', cache]);
  return {milliseconds, ...counters};
};

/** @param {import('./daemon.mjs').Settings} settings */
const startDaemon = async (settings) => {
  // Too long for an argument.
  const file = `${settings.target}.json`;
  writeFileSync(file, JSON.stringify(settings));
  const daemon = spawn(process.execPath, [join(top, 'bench/lazy/daemon.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, UV_THREADPOOL_SIZE: '16'},
  });
  track(daemon);
  const ended = once(daemon, 'exit');
  const lines = createInterface({input: daemon.stdout});
  await Promise.race([once(lines, 'line'), ended]);
  if (daemon.exitCode !== null) throw new Error('showing an image that is far away failed');
  const writeTrace = async () => {
    const written = once(lines, 'line');
    daemon.kill('SIGUSR1');
    await written;
  };
  return {ended, writeTrace};
};
