// What restoring, entering, committing and cleaning a root of over a gigabyte costs, beside what actions/cache does: the
// same root as a tar.zst, extracted. Both in one run on one machine; medians, and ratios. Needs root, mmdebstrap and zstd.
//   npm run bench             five of each; about five minutes
//   npm run bench -- quick    three of each, a Debian with build-essential
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const isQuick = process.argv.includes('quick');
const runs = isQuick ? 3 : 5;
const place = mkdtempSync('/var/tmp/rootstock-bench-');
const environment = {...process.env, ROOTSTOCK_HOME: join(place, 'store')};

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {number} milliseconds
 */
const time = (program, args) => {
  const started = performance.now();
  const {status, stderr} = spawnSync(program, args, {env: environment, encoding: 'utf8', maxBuffer: 1 << 28});
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
};

/** @param {readonly string[]} args */
const rootstock = (...args) => time(process.execPath, [join(top, 'dist/cli/index.js'), '--quiet', ...args]);

/** @param {() => number} work */
const median = (work) => {
  const times = Array.from({length: runs}, work).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
};

/** @returns {{base: number, delta: number}} bytes of the images of the base, and of what the setup added */
const imageBytes = () => {
  const layers = join(place, 'store/layers');
  const described = readdirSync(layers)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(layers, name), 'utf8')));
  const sizeOf = (/** @type {string} */ start) =>
    described.find(({origin}) => origin.startsWith(start))?.size ?? 0;
  return {base: sizeOf('base '), delta: sizeOf('setup ')};
};

const setup = join(top, isQuick ? 'examples/debian-package/setup.sh' : 'bench/setup.sh');
const from = ['--base', 'debian:bookworm', '--key', 'bench', '--setup', setup];

const measure = () => {
  const cold = rootstock('init', '--root', 'first', ...from);
  const archive = join(place, 'root.tar.zst');
  const inRoot = ['run', '--root', 'first', '--user', 'root', '--bind', `${place}:/bench`, '--'];
  const tar = [...inRoot, 'tar', '-C', '/', '--one-file-system', '-cf', '-', '.'];
  const pack = time('bash', [
    ...['-o', 'pipefail', '-c', '"${@:2}" | zstd -q -T0 -3 -o "$1"', 'bash', archive],
    ...[process.execPath, join(top, 'dist/cli/index.js'), '--quiet', ...tar],
  ]);
  const files = Number(
    execFileSync(
      process.execPath,
      [join(top, 'dist/cli/index.js'), '--quiet', ...inRoot, 'sh', '-c', 'find / -xdev | wc -l'],
      {
        env: environment,
        encoding: 'utf8',
      },
    ),
  );
  rootstock('clean', '--root', 'first');
  const extracted = join(place, 'extracted');
  const extract = median(() => {
    rmSync(extracted, {recursive: true, force: true});
    mkdirSync(extracted);
    return time('tar', ['-C', extracted, '-I', 'zstd -d', '-xf', archive]);
  });
  const bytes = Number(execFileSync('du', ['-s', '-B1', extracted], {encoding: 'utf8'}).split('\t')[0]);
  rmSync(extracted, {recursive: true, force: true});

  let name = 0;
  const warm = median(() => {
    const milliseconds = rootstock('run', '--root', `warm-${++name}`, ...from, '--', 'true');
    rootstock('scrub', '--root', `warm-${name}`);
    return milliseconds;
  });
  const node = median(() => time(process.execPath, ['-e', '']));
  const enter = median(() => rootstock('run', '--root', 'first', '--', 'true'));
  const change = () => rootstock(...inRoot, 'sh', '-c', 'head -c 100000000 /dev/urandom > /changed');
  const clean = median(() => {
    change();
    return rootstock('clean', '--root', 'first');
  });
  let pause = 0;
  const commit = median(() => {
    change();
    const args = ['--quiet', 'snapshot', `s${++name}`, '--json', '--root', 'first'];
    const started = performance.now();
    const output = execFileSync(process.execPath, [join(top, 'dist/cli/index.js'), ...args], {
      env: environment,
      encoding: 'utf8',
    });
    pause = JSON.parse(output).pauseMilliseconds;
    return performance.now() - started;
  });
  return {
    ...{files, bytes, layers: imageBytes(), archiveBytes: statSync(archive).size},
    ...{cold, pack, extract, warm, node, enter, clean, commit, pause},
  };
};

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(3)} s`;

try {
  const result = measure();
  const rows = [
    [
      'root',
      `${megabytes(result.bytes)}, ${result.files} files; images ${megabytes(result.layers.base)} + ${megabytes(result.layers.delta)}, tar.zst ${megabytes(result.archiveBytes)}`,
    ],
    ['cold: base and setup', seconds(result.cold)],
    ['tar.zst: pack', seconds(result.pack)],
    ['tar.zst: extract', seconds(result.extract)],
    [
      'warm start to first command',
      `${seconds(result.warm)}   extracting is ${(result.extract / result.warm).toFixed(0)} times as long`,
    ],
    ['run -- true', `${seconds(result.enter)}   of which Node's own start ${seconds(result.node)}`],
    ['commit of 100 MB: pause', seconds(result.pause)],
    ['commit of 100 MB: until saved', seconds(result.commit)],
    ['clean of 100 MB', seconds(result.clean)],
  ];
  for (const [what, value] of rows) console.log(`${what?.padEnd(32)}${value}`);
  mkdirSync(join(top, 'bench/results'), {recursive: true});
  writeFileSync(join(top, 'bench/results/latest.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rootstock('scrub', '--all', '--kill');
  rmSync(place, {recursive: true, force: true});
}
