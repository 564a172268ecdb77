// Push and pull of 1 GB (20 MB when quick), in four layers that no compression makes less, to and from each remote, beside a
// plain copy and a plain download of the same bytes; the memory of the process that does it; what a start asks for; and what
// fifty machines that start at once ask of a registry. The registry is Debian's docker-registry, the Actions cache is Azurite
// with the rest of the protocol of the tests, all on this machine. All in processes of the same compiled sources.
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {missingIn} from '../peers/missing.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {top, work} from '../setting/places.mjs';
import {run, time, timed} from '../setting/program.mjs';
import {repeat} from '../tasks/part.mjs';
import {makeSnapshot} from './random-snapshot.mjs';
import {startRegistry} from './registry.mjs';

const machines = 50;
const compiled = join(top, 'node_modules/.cache/rootstock-bench');
const place = join(work, 'remotes');

/** @typedef {{milliseconds: number, megabytes: number}} Transfer */
/** @typedef {{name: string, remote: (index: number) => string, requests: () => number, environment?: NodeJS.ProcessEnv}} Target */

/** @param {import('../tasks/part.mjs').Bench} bench */
export const measureRemotes = async (bench) => {
  mkdirSync(place, {recursive: true});
  const end = promiseEnd('the compiled sources', () => rmSync(compiled, {recursive: true, force: true}));
  await compile();
  const megabytes = bench.isQuick ? 20 : 1000;
  const from = join(place, 'images');
  const layers = makeSnapshot(from, 4, megabytes * 1e6);
  const files = layers.map(({digest}) => join(from, `${digest}.image`));
  const add = adder(bench, `${megabytes} MB`);
  add('ms', 'push to a remote', 'a plain copy, synced', await repeat(bench.samples, () => plainCopy(files)));
  add(
    'ms',
    'pull from a remote',
    'a plain copy, synced',
    await repeat(bench.samples, () => plainCopy(files)),
  );

  for (let index = 0; index < bench.samples; index++) mkdirSync(join(place, `shared-${index}`));
  const directory = (/** @type {number} */ index) => `dir:${join(place, `shared-${index}`)}`;
  await measure(bench, from, {name: 'directory', remote: directory, requests: () => 0}, add);
  await withRegistry(bench, async (registry) => {
    const remote = (/** @type {number} */ index) => `oci:${registry.host}/bench/roots-${index}`;
    await measure(bench, from, {name: 'registry', remote, requests: registry.requests}, add);
    const urls = layers.map(({digest}) => `http://${registry.host}/v2/bench/roots-0/blobs/sha256:${digest}`);
    add(
      'ms',
      'pull from a remote',
      'curl from the registry',
      await repeat(bench.samples, () => download(urls)),
    );
    await measureMany(bench, registry);
  });
  await measureActionsCache(bench, from, add);
  rmSync(place, {recursive: true, force: true});
  await end();
};

const compile = () => {
  const options = ['--noEmit', 'false', '--outDir', compiled, '--rootDir', top];
  return run([process.execPath, join(top, 'node_modules/typescript/bin/tsc'), '-p', top, ...options]);
};

/** @param {import('../tasks/part.mjs').Bench} bench @param {string} variant */
const adder =
  ({record}, variant) =>
  (
    /** @type {import('../record.mjs').Measure['unit']} */ unit,
    /** @type {string} */ what,
    /** @type {string} */ peer,
    /** @type {number[]} */ samples,
  ) =>
    record.add({part: 'remotes', what, root: 'random bytes', variant, peer, unit, samples});

/** Runs one transfer in a process of its own. @param {readonly string[]} args @param {NodeJS.ProcessEnv} [environment] @returns {Promise<Transfer>} */
const transfer = async (args, environment = {}) => {
  const argv = [process.execPath, join(top, 'bench/remotes/transfer.mjs'), compiled, ...args];
  const {stdout} = await run(argv, {environment});
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

/** @param {import('../tasks/part.mjs').Bench} bench @param {string} from @param {Target} target @param {ReturnType<typeof adder>} add */
const measure = async (bench, from, {name, remote, requests, environment}, add) => {
  /** @type {Record<'push' | 'pull' | 'missing', Transfer[]>} */
  const transfers = {push: [], pull: [], missing: []};
  /** @type {Record<'push' | 'pull' | 'missing', number[]>} */
  const asked = {push: [], pull: [], missing: []};
  let before = requests();
  const does = async (
    /** @type {'push' | 'pull' | 'missing'} */ what,
    /** @type {readonly string[]} */ args,
  ) => {
    transfers[what].push(await transfer(args, environment));
    asked[what].push(requests() - before);
    before = requests();
  };
  for (let index = 0; index < bench.samples; index++) {
    // A push to where everything is already would ask and send nothing.
    if (index === 0 || remote(index) !== remote(0)) await does('push', ['push', remote(index), from]);
    const to = mkdtempSync(join(place, 'to-'));
    await does('pull', ['pull', remote(0), to]);
    await run(['sh', '-c', 'cd "$1" && set -- *.image && rm "$1"', 'sh', to]);
    await does('missing', ['pull', remote(0), to]);
    rmSync(to, {recursive: true});
  }
  const peer = `Rootstock, ${name}`;
  for (const what of /** @type {const} */ (['push', 'pull'])) {
    const title = `${what} ${what === 'push' ? 'to' : 'from'} a remote`;
    add(
      'ms',
      title,
      peer,
      transfers[what].map(({milliseconds}) => milliseconds),
    );
    add(
      'MB',
      `memory of ${title}`,
      peer,
      transfers[what].map((one) => one.megabytes),
    );
  }
  if (name === 'directory') return;
  add('count', 'requests of a push', peer, asked.push);
  add('count', 'requests of a pull', peer, asked.pull);
  add('count', 'requests of a pull of one layer', peer, asked.missing);
};

/** @param {readonly string[]} files @returns {Promise<number>} */
const plainCopy = async (files) => {
  const to = mkdtempSync(join(place, 'plain-'));
  const milliseconds = await timed(async () => {
    await run(['cp', ...files, to]);
    await run(['sync', '-f', to]);
  });
  rmSync(to, {recursive: true});
  return milliseconds;
};

/** @param {readonly string[]} urls @returns {Promise<number>} */
const download = (urls) =>
  timed(async () => {
    for (const url of urls) await time(['curl', '-sSf', '-o', join(place, 'plain'), url]);
  });

/** @typedef {Awaited<ReturnType<typeof startRegistry>>} Registry */

/** @param {import('../tasks/part.mjs').Bench} bench @param {(registry: Registry) => Promise<void>} action */
const withRegistry = async (bench, action) => {
  const lacking = missingIn(['docker-registry', 'curl']);
  if (lacking.length > 0) {
    bench.record.miss({
      part: 'remotes',
      root: '',
      peer: 'registry',
      reason: `absent: this machine has no ${lacking.join(', ')}`,
    });
    return;
  }
  const registry = await startRegistry(place);
  const stop = promiseEnd('the registry', registry.stop);
  await action(registry);
  await stop();
};

/** @param {import('../tasks/part.mjs').Bench} bench @param {Registry} registry */
const measureMany = async (bench, registry) => {
  const small = join(place, 'small');
  const megabytes = bench.isQuick ? 2 : 20;
  makeSnapshot(small, 1, megabytes * 1e6);
  const remote = `oci:${registry.host}/bench/many`;
  await transfer(['push', remote, small]);
  const before = registry.requests();
  const milliseconds = await repeat(bench.samples, async () => {
    const to = mkdtempSync(join(place, 'many-'));
    const many = await transfer(['many', remote, to, String(machines)]);
    rmSync(to, {recursive: true});
    return many.milliseconds;
  });
  const requests = (registry.requests() - before) / bench.samples;
  const add = adder(bench, `${machines} at once, ${megabytes} MB each`);
  add('ms', 'machines that start at once', 'Rootstock, registry', milliseconds);
  add('count', 'requests of machines that start at once', 'Rootstock, registry', [requests]);
};

/** @param {import('../tasks/part.mjs').Bench} bench @param {string} from @param {ReturnType<typeof adder>} add */
const measureActionsCache = async (bench, from, add) => {
  const {startCacheService} = await import(join(compiled, 'test/cache-service/cache-service.js'));
  for (const azureUrls of [false, true]) {
    const service = await startCacheService({azureUrls});
    const stop = promiseEnd('the cache service', () => service.stop());
    const name = azureUrls ? 'Actions cache, Azure' : 'Actions cache';
    const requests = () => service.requests.length;
    const target = {name, remote: () => 'actions-cache', requests, environment: service.environment()};
    await measure(bench, from, target, add);
    await stop();
  }
};
