// Push and pull of 1 GB, in four layers that no compression makes less, to and from each remote, beside a plain copy and a
// plain download of the same bytes; the memory of the process that does it; what a start asks for; and what fifty machines
// that start at once ask of a registry. The registry is Debian's docker-registry, the Actions cache is Azurite with the
// rest of the protocol of the tests, all on this machine.
import {execFileSync, spawn} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const isQuick = process.argv.includes('quick');
const megabytes = isQuick ? 100 : 1000;
const machines = 50;
const place = mkdtempSync('/var/tmp/rootstock-bench-');
const compiled = join(top, 'node_modules/.cache/rootstock-bench');

/** @param {readonly string[]} argv */
const run = ([program = '', ...args]) =>
  execFileSync(program, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']});

const compile = () => {
  const options = ['--noEmit', 'false', '--outDir', compiled, '--rootDir', top];
  run([process.execPath, join(top, 'node_modules/typescript/bin/tsc'), '-p', top, ...options]);
};

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** A snapshot of layers of random bytes, as its images lie in a directory. @param {string} directory */
const makeSnapshot = (directory, count = 4, total = megabytes * 1e6) => {
  mkdirSync(directory, {recursive: true});
  const layers = Array.from({length: count}, (_, index) => {
    const [file, hash, size] = [join(directory, `${index}`), createHash('sha256'), Math.floor(total / count)];
    writeFileSync(file, '');
    for (let written = 0; written < size; written += 1 << 23) {
      const chunk = randomBytes(Math.min(1 << 23, size - written));
      hash.update(chunk);
      appendFileSync(file, chunk);
    }
    const digest = hash.digest('hex');
    run(['mv', file, join(directory, `${digest}.image`)]);
    return {...{format: 1, digest, size, compression: 'squashfs/zstd:3'}};
  });
  const base = {name: 'debian:bookworm', identity: 'bench', kind: 'layer'};
  const snapshot = {
    format: 1,
    name: 'bench',
    base,
    architecture: 'x86_64',
    layers: layers.map(({digest}) => digest),
    created: '',
  };
  writeFileSync(join(directory, 'shared.json'), JSON.stringify({snapshot, layers}));
  return layers;
};

/** Runs one transfer in a process of its own. @param {readonly string[]} args @param {NodeJS.ProcessEnv} more */
const transfer = async (args, more = {}) => {
  const child = spawn(process.execPath, [join(top, 'bench/transfer.mjs'), compiled, ...args], {
    ...{stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, ...more}},
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')}: ${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
};

/** @param {() => void} work */
const timed = (work) => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** @param {{digest: string}[]} layers @param {string} from */
const plainCopy = (layers, from) =>
  timed(() => {
    const to = mkdtempSync(join(place, 'plain-'));
    run(['cp', ...layers.map(({digest}) => join(from, `${digest}.image`)), to]);
    run(['sync', '-f', to]);
    rmSync(to, {recursive: true});
  });

const startRegistry = async () => {
  const port = await freePort();
  const file = join(place, 'registry.yml');
  writeFileSync(
    file,
    `version: 0.1\nlog: {level: info}\nstorage: {filesystem: {rootdirectory: ${join(place, 'registry')}}}\nhttp: {addr: '127.0.0.1:${port}'}\n`,
  );
  const log = {text: ''};
  const child = spawn('docker-registry', ['serve', file], {stdio: ['ignore', 'pipe', 'pipe']});
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log.text += chunk));
  while (!log.text.includes('listening on')) await sleep(50);
  const requests = () => log.text.match(/response completed/g)?.length ?? 0;
  return {host: `127.0.0.1:${port}`, requests, stop: () => child.kill()};
};

const seconds = (/** @type {number} */ milliseconds) => (milliseconds / 1000).toFixed(2).padStart(8);

/** @param {string} name @param {Record<string, number>} raw @param {{push: any, pull: any, requests: string}} measured */
const print = (name, raw, {push, pull, requests}) => {
  for (const [what, {milliseconds, megabytes: memory}] of Object.entries({push, pull})) {
    const ratios = Object.entries(raw).map(([peer, time]) => `${(milliseconds / time).toFixed(2)}x ${peer}`);
    console.log(
      `${name.padEnd(14)} ${what} ${seconds(milliseconds)} s  ${String(memory).padStart(4)} MB of memory  ${ratios.join(', ')}`,
    );
  }
  console.log(`${''.padEnd(14)} ${requests}`);
};

const main = async () => {
  compile();
  const from = join(place, 'images');
  const layers = makeSnapshot(from);
  const copy = plainCopy(layers, from);
  console.log(
    `${megabytes} MB in ${layers.length} layers; a plain copy, synced: ${seconds(copy).trim()} s\n`,
  );

  const directory = `dir:${join(place, 'shared')}`;
  /** @param {string} remote @param {() => number} requests @param {NodeJS.ProcessEnv} [environment] */
  const measure = async (remote, requests, environment) => {
    const push = await transfer(['push', remote, from], environment);
    const asked = [requests()];
    const count = () => {
      asked.push(requests());
      return (asked.at(-1) ?? 0) - (asked.at(-2) ?? 0);
    };
    const to = mkdtempSync(join(place, 'to-'));
    const pull = await transfer(['pull', remote, to], environment);
    const nothingLocal = count();
    rmSync(join(to, `${layers[3]?.digest}.image`));
    await transfer(['pull', remote, to], environment);
    const oneMissing = count();
    rmSync(to, {recursive: true});
    const total = asked[0] ?? 0;
    return {
      push,
      pull,
      requests: `requests: push ${total}, pull ${nothingLocal}, with one layer missing ${oneMissing}`,
    };
  };
  print('directory', {'a copy': copy}, await measure(directory, () => 0));

  const registry = await startRegistry();
  const measured = await measure(`oci:${registry.host}/bench/roots`, registry.requests);
  const download = timed(() => {
    for (const {digest} of layers)
      run([
        'curl',
        '-sSf',
        '-o',
        join(place, 'plain'),
        `http://${registry.host}/v2/bench/roots/blobs/sha256:${digest}`,
      ]);
  });
  print('registry', {'a copy': copy, 'curl downloading': download}, measured);

  const {startCacheService} = await import(join(compiled, 'test/cache-service/cache-service.js'));
  for (const azureUrls of [false, true]) {
    const service = await startCacheService({azureUrls});
    const name = azureUrls ? 'Actions, Azure' : 'Actions cache';
    print(
      name,
      {'a copy': copy},
      await measure('actions-cache', () => service.requests.length, service.environment()),
    );
    await service.stop();
  }

  const small = join(place, 'small');
  const [layer] = makeSnapshot(small, 1, 20e6);
  const remote = `oci:${registry.host}/bench/many`;
  await transfer(['push', remote, small]);
  const before = registry.requests();
  const many = await transfer(['many', remote, mkdtempSync(join(place, 'many-')), String(machines)]);
  const asked = registry.requests() - before;
  const bytes = machines * (layer?.size ?? 0);
  console.log(
    `\n${machines} machines at once, ${(layer?.size ?? 0) / 1e6} MB each: ${asked} requests, ${bytes / 1e6} MB, ${seconds(many.milliseconds).trim()} s; ` +
      `1000 would make ${(asked / machines) * 1000} requests, ${(bytes / machines / 1e9) * 1000} GB`,
  );
  registry.stop();
};

try {
  await main();
} finally {
  rmSync(place, {recursive: true, force: true});
  rmSync(compiled, {recursive: true, force: true});
}
