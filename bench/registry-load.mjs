// What a registry has to bear when many machines start at once: 50 clients, each of which finds the snapshot and fetches its
// one layer of 50 MB from one docker-registry of this machine. Prints the time, and the requests and bytes of the registry's
// own log. Needs docker-registry; no root.
//   node bench/registry-load.mjs [CLIENTS [MEGABYTES]]
import {execFileSync, spawn} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const [clients = 50, megabytes = 50] = process.argv.slice(2).map(Number);
const place = mkdtempSync('/var/tmp/rootstock-bench-');

/** The sources as JavaScript, where they find what they import. */
const compile = () => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', join(top, 'tsconfig.build.json')], {cwd: top});
  return join(top, 'lib/remote/registry/registry.js');
};

/** @returns {Promise<{host: string, log: () => string, stop: () => void}>} */
const startRegistry = () => {
  const configuration = {
    version: '0.1',
    storage: {filesystem: {rootdirectory: join(place, 'registry')}},
    http: {addr: '127.0.0.1:0', secret: 'bench'},
  };
  const file = join(place, 'registry.json');
  writeFileSync(file, JSON.stringify(configuration));
  const child = spawn('docker-registry', ['serve', file], {stdio: ['ignore', 'pipe', 'pipe']});
  let log = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        log += text;
        const host = /listening on (127\.0\.0\.1:\d+)/.exec(log)?.[1];
        if (host) resolve({host, log: () => log, stop: () => void child.kill()});
      });
    }
  });
};

/** What was asked for, by the lines of the access log: `… "GET /v2/… HTTP/1.1" 200 52428800 …`. */
const summary = (/** @type {string} */ log) => {
  const lines = [...log.matchAll(/"([A-Z]+) \S*?\/(manifests|blobs|tags)\/\S* HTTP[^"]*" (\d+) (\d+)/g)];
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [, method, what, status] of lines) {
    const name = `${method} ${what} ${status}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return {counts, bytes: lines.reduce((sum, [, , , , bytes]) => sum + Number(bytes), 0)};
};

const registry = await startRegistry();
try {
  const {registryRemote} = await import(compile());
  const options = {environment: {}, home: place, run: () => Promise.reject(new Error('nothing to run'))};
  const open = () => registryRemote(`oci:${registry.host}/bench/roots`, options);
  const bytes = randomBytes(megabytes * 1_000_000);
  const layer = {digest: createHash('sha256').update(bytes).digest('hex'), size: bytes.length};
  writeFileSync(join(place, `${layer.digest}.image`), bytes);
  const [scope, key] = ['bench', 'deps'];
  const first = open();
  await first.save(layer, place);
  const publication = {scope, key, description: JSON.stringify(layer), layers: [layer], annotations: {}};
  await first.publish(publication, {replace: false});
  await new Promise((resolve) => setTimeout(resolve, 200));
  const before = registry.log().length;
  const started = performance.now();
  await Promise.all(
    Array.from({length: clients}, async (_, index) => {
      const directory = join(place, `client-${index}`);
      mkdirSync(directory);
      const remote = open();
      const found = await remote.find({scope, key, prefixes: []});
      await remote.fetch(JSON.parse(found.description), directory);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 200));
  const {counts, bytes: sent} = summary(registry.log().slice(before));
  console.log(`${clients} clients, one layer of ${megabytes} MB: ${seconds.toFixed(1)} s`);
  console.log(`${(sent / 1e6).toFixed(0)} MB, ${(sent / 1e6 / seconds).toFixed(0)} MB/s`);
  for (const [name, count] of Object.entries(counts)) console.log(`${count} × ${name}`);
} finally {
  registry.stop();
  rmSync(place, {recursive: true});
}
