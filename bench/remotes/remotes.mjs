// Push and restore of 1 GB (20 MB when quick), in four layers and in one that no compression makes less, to and from each remote,
// beside a plain copy and a plain download of the same bytes, synced as ours are; the memory of the process that does it; what a start asks for; and what
// fifty machines that start at once ask of a registry. The registry is Debian's docker-registry, the Actions cache is Azurite
// with the rest of the protocol of the tests, all on this machine. All in processes of the same compiled sources.
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {missingIn} from '../peers/missing.mjs';
import {promiseEnd} from '../setting/endings.mjs';
import {top, work} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {repeat} from '../tasks/part.mjs';
import {githubClient, plainCopies, plainDownloads} from './plain.mjs';
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
  for (const count of [4, 1]) await measureLayers(bench, count);
  await withRegistry(bench, (registry) => measureMany(bench, registry));
  rmSync(place, {recursive: true, force: true});
  await end();
};

/** @param {import('../tasks/part.mjs').Bench} bench @param {number} count */
const measureLayers = async (bench, count) => {
  const megabytes = bench.isQuick ? 20 : 1000;
  const from = join(place, `images-${count}`);
  const layers = makeSnapshot(from, count, megabytes * 1e6);
  const names = layers.map(({digest}) => `${digest}.image`);
  const files = names.map((file) => join(from, file));
  const add = adder(bench, `${megabytes} MB, ${count} ${count === 1 ? 'layer' : 'layers'}`);
  const copies = await plainCopies(bench.samples, place, files);
  add('ms', 'push to a remote', 'plain, directory', copies);
  add('ms', 'restore from a remote', 'plain, directory', copies);
  const directory = (/** @type {number} */ index) => `dir:${join(place, `shared-${count}-${index}`)}`;
  await measure(bench, from, {name: 'directory', remote: directory, requests: () => 0}, add);
  await withRegistry(bench, async (registry) => {
    const path = `bench/roots-${count}`;
    const remote = (/** @type {number} */ index) => `oci:${registry.host}/${path}-${index}`;
    await measure(bench, from, {name: 'registry', remote, requests: registry.requests}, add);
    const urls = layers.map(({digest}) => `http://${registry.host}/v2/${path}-0/blobs/sha256:${digest}`);
    add('ms', 'restore from a remote', 'plain, registry', await plainDownloads(bench.samples, place, urls));
  });
  await measureActionsCache(bench, from, names, add);
  rmSync(from, {recursive: true});
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
  /** @type {Record<'push' | 'restore' | 'missing', Transfer[]>} */
  const transfers = {push: [], restore: [], missing: []};
  /** @type {Record<'push' | 'restore' | 'missing', number[]>} */
  const asked = {push: [], restore: [], missing: []};
  let before = requests();
  const does = async (
    /** @type {'push' | 'restore' | 'missing'} */ what,
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
    await does('restore', ['restore', remote(0), to]);
    await run([
      'sh',
      '-c',
      'cd "$1" && mv *.image "$2" && cd "$2" && set -- *.image && rm "$1"',
      'sh',
      join(to, 'layers'),
      to,
    ]);
    await does('missing', ['pull', remote(0), to]);
    rmSync(to, {recursive: true});
  }
  const peer = `Rootstock, ${name}`;
  for (const what of /** @type {const} */ (['push', 'restore'])) {
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
  add('count', 'requests of a restore', peer, asked.restore);
  add('count', 'requests of a pull of one layer', peer, asked.missing);
};

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

/** @param {import('../tasks/part.mjs').Bench} bench @param {string} from @param {readonly string[]} files @param {ReturnType<typeof adder>} add */
const measureActionsCache = async (bench, from, files, add) => {
  const {startCacheService} = await import(join(compiled, 'test/cache-service/cache-service.js'));
  const service = await startCacheService();
  const stop = promiseEnd('the cache service', () => service.stop());
  const target = {
    name: 'Actions cache',
    remote: () => 'actions-cache',
    requests: () => service.requests.length,
  };
  await measure(bench, from, {...target, environment: service.environment()}, add);
  await stop();
  for (const azureUrls of [false, true]) {
    const peer = await startCacheService({azureUrls});
    const end = promiseEnd('the cache service', () => peer.stop());
    const restore = await githubClient(from, files, peer.environment());
    const transfers = await restore(bench.samples, place);
    // At GitHub it reads ranges from Azure, as ours does.
    const name = azureUrls ? 'plain, Actions cache' : "GitHub's client, one stream";
    add(
      'ms',
      'restore from a remote',
      name,
      transfers.map(({milliseconds}) => milliseconds),
    );
    await end();
  }
};
