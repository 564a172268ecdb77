// What snapshot, rollback-to and clean take, by the size of what was changed: random bytes, which no compression makes
// less, in large files and in small ones; and what mounting a stack takes, by its depth. Over base host; needs root.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const isQuick = process.argv.includes('quick');
const runs = isQuick ? 3 : 5;
const sizes = isQuick ? [1, 100] : [1, 100, 1000];
const depths = isQuick ? [1, 16] : [1, 16, 128];
const place = mkdtempSync('/var/tmp/rootstock-bench-');
const store = join(place, 'store');
const environment = {...process.env, ROOTSTOCK_HOME: store};

/** @param {readonly string[]} args */
const rootstock = (...args) => {
  const started = performance.now();
  const stdout = execFileSync(process.execPath, [join(top, 'dist/cli/index.js'), '--quiet', ...args], {
    ...{env: environment, cwd: '/', encoding: 'utf8', maxBuffer: 1 << 28},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {stdout, milliseconds: performance.now() - started};
};

/** @param {readonly number[]} times */
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Megabytes in a hundred directories, each of files of some bytes. */
const fillScript = `i=0; while [ $i -lt 100 ]; do
  mkdir -p /changed/$i && head -c $(($1 * 10000)) /dev/urandom | (cd /changed/$i && split -a 4 -b $2) || exit
  i=$((i + 1))
done`;

/**
 * @param {number} megabytes
 * @param {number} fileBytes
 */
const fill = (megabytes, fileBytes) => {
  const script = ['sh', '-c', fillScript, 'sh', String(megabytes), String(fileBytes)];
  rootstock('run', '--user', 'root', '--workdir', '/', '--', ...script);
};

/**
 * @param {number} megabytes
 * @param {number} fileBytes
 */
const measureChange = (megabytes, fileBytes) => {
  /** @type {Record<'pause' | 'snapshot' | 'rollback' | 'clean', number[]>} */
  const times = {pause: [], snapshot: [], rollback: [], clean: []};
  for (let run = 0; run < runs; run++) {
    fill(megabytes, fileBytes);
    const {stdout, milliseconds} = rootstock('snapshot', 'bench', '--json');
    times.pause.push(JSON.parse(stdout).pauseMilliseconds);
    times.snapshot.push(milliseconds);
    rootstock('rollback-to', 'postinit');
    rootstock('remove', 'bench');
    fill(megabytes, fileBytes);
    times.rollback.push(rootstock('rollback-to', 'postinit').milliseconds);
    fill(megabytes, fileBytes);
    times.clean.push(rootstock('clean').milliseconds);
  }
  const files = 100 * Math.ceil((megabytes * 10_000) / fileBytes);
  const medians = Object.fromEntries(Object.entries(times).map(([what, all]) => [what, median(all)]));
  return {megabytes, files, ...medians};
};

const holder = () => JSON.parse(readFileSync(join(store, 'roots/stack/state.json'), 'utf8')).holder.pid;

const measureDepths = async () => {
  const measured = [];
  rootstock('init', '--root', 'stack', '--max-layers', '200');
  for (let depth = 1; depth <= Math.max(...depths); depth++) {
    rootstock(
      'run',
      '--root',
      'stack',
      '--',
      'sh',
      '-c',
      `echo ${depth} > /top; echo ${depth} > /layer-${depth}`,
    );
    rootstock('snapshot', `s${depth}`, '--root', 'stack');
    if (!depths.includes(depth)) continue;
    /** @type {Record<'cold' | 'warm', number[]>} */
    const times = {cold: [], warm: []};
    for (let run = 0; run < runs; run++) {
      process.kill(holder(), 'SIGKILL');
      await sleep(1000);
      times.cold.push(rootstock('run', '--root', 'stack', '--', 'true').milliseconds);
      times.warm.push(rootstock('run', '--root', 'stack', '--', 'true').milliseconds);
    }
    measured.push({depth, cold: median(times.cold), warm: median(times.warm)});
  }
  return measured;
};

/** @param {readonly (readonly unknown[])[]} rows */
const printTable = (rows) => {
  for (const [first, ...rest] of rows)
    console.log(`${String(first).padEnd(24)}${rest.map((cell) => String(cell).padStart(14)).join('')}`);
};

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(3)} s`;

try {
  rootstock('init', '--base', 'host');
  const changes = sizes.flatMap((size) => [measureChange(size, size * 5000), measureChange(size, 10_000)]);
  printTable([
    ['changed', 'pause', 'snapshot', 'rollback-to', 'clean'],
    ...changes.map(({megabytes, files, pause = 0, snapshot = 0, rollback = 0, clean = 0}) => [
      `${megabytes} MB, ${files} files`,
      ...[pause, snapshot, rollback, clean].map(seconds),
    ]),
  ]);
  const stacks = await measureDepths();
  console.log('');
  printTable([
    ['run -- true', 'mounted anew', 'mounted'],
    ...stacks.map(({depth, cold, warm}) => [`${depth} layers`, seconds(cold), seconds(warm)]),
  ]);
  mkdirSync(join(top, 'bench/results'), {recursive: true});
  writeFileSync(join(top, 'bench/results/snapshots.json'), `${JSON.stringify({changes, stacks}, null, 2)}\n`);
} finally {
  rootstock('scrub', '--all', '--kill');
  rmSync(place, {recursive: true, force: true});
}
