// Compares Rootstock with its rivals, in one run on one machine: npm run bench -- --help
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {judge} from './goals.mjs';
import {help, parseOptions} from './options.mjs';
import {ownParts} from './parts.mjs';
import {peers} from './peers/all.mjs';
import {openRecord} from './record.mjs';
import {page} from './report/page.mjs';
import {textTable} from './report/table.mjs';
import {prepareRoot} from './roots/prepare.mjs';
import {recipes} from './roots/roots.mjs';
import {endAll} from './setting/endings.mjs';
import {installPeers} from './setting/install.mjs';
import {findLeftovers} from './setting/leftovers.mjs';
import {describeMachine} from './setting/machine.mjs';
import {results} from './setting/places.mjs';
import {interruptAll} from './setting/program.mjs';
import {beginRun, removeHome} from './setting/run-lock.mjs';
import {prepareCompile} from './tasks/compile.mjs';
import {over, reasonOf} from './tasks/part.mjs';
import {peerParts} from './tasks/peer-parts.mjs';
import {measurePeers} from './tasks/with-peers.mjs';

/** After which a quick run begins nothing more, so that it ends within two minutes. */
const quickMilliseconds = 85_000;
const say = (/** @type {string} */ line) => console.log(line);

/** @param {import('./options.mjs').Options} options */
const measure = async (options) => {
  if (options.install) await installPeers(say);
  const machine = await describeMachine();
  const record = openRecord(say);
  const wanted = recipes.filter(({name}) => options.roots.includes(name));
  const roots = await prepare(options, wanted);
  const began = performance.now();
  const bench = {
    ...{
      isQuick: options.quick,
      isAll: options.all,
      samples: options.quick ? 3 : 5,
      parts: options.parts,
      record,
      say,
    },
    isOver: () => options.quick && performance.now() - began > quickMilliseconds,
    recipes: wanted,
  };
  // In the order in which a quick run would rather have them.
  await measureOwn(bench, ['compile']);
  await measurePeers(bench, roots);
  await measureOwn(bench, ['memory', 'depth', 'remotes', 'formats', 'lazy']);
  const {measures, missing} = record;
  return {machine, isQuick: options.quick, roots, peers, measures, missing, goals: judge(measures)};
};

/**
 * What is made once, and is no part of what is measured.
 * @param {import('./options.mjs').Options} options
 * @param {readonly import('./roots/roots.mjs').Recipe[]} wanted
 */
const prepare = async ({parts}, wanted) => {
  const takes = (/** @type {readonly string[]} */ names) => names.some((name) => parts.includes(name));
  if (takes(['compile', 'formats', 'lazy'])) await prepareCompile(say);
  const roots = [];
  if (takes(['formats', 'lazy', ...peerParts.map(({name}) => name)]))
    for (const recipe of wanted) roots.push(await prepareRoot(recipe, say));
  return roots;
};

/** @param {import('./tasks/part.mjs').Bench} bench @param {readonly string[]} names */
const measureOwn = async (bench, names) => {
  const wanted = ownParts.filter(({name}) => names.includes(name) && bench.parts.includes(name));
  for (const part of wanted) {
    const miss = (/** @type {string} */ reason) =>
      bench.record.miss({part: part.name, root: '', peer: 'Rootstock', reason});
    say(part.name);
    if (bench.isOver()) miss(over);
    else await part.measure(bench).catch((error) => miss(reasonOf(error)));
  }
};

/** @param {Awaited<ReturnType<typeof measure>>} result */
const report = (result) => {
  mkdirSync(results, {recursive: true});
  writeFileSync(join(results, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(results, 'latest.html'), page(result));
  say(`\n${textTable(result.measures)}\n`);
  for (const {root, peer, part, reason} of result.missing)
    say(`not measured: ${[root, peer, part].filter(Boolean).join(', ')}: ${reason}`);
  say('');
  for (const {goal, holds, detail} of result.goals)
    say(
      `${(holds === undefined ? 'not judged' : holds ? 'holds' : 'DOES NOT HOLD').padEnd(14)} ${goal}: ${detail}`,
    );
  say(`\n${join(results, 'latest.html')}, and latest.json beside it`);
};

/** Undoes everything, and says what is left all the same. */
const finish = async () => {
  await endAll();
  const left = findLeftovers();
  say(left.length === 0 ? 'nothing was left behind' : `LEFT BEHIND:\n${left.join('\n')}`);
  return left.length === 0;
};

/** @param {NodeJS.Signals} signal */
const interrupt = async (signal) => {
  say(`\n${signal}: cleaning up`);
  await interruptAll(finish);
  process.exit(130);
};

const main = async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return say(help());
  if (process.getuid?.() !== 0) throw new Error('it mounts, so it needs root');
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, interrupt);
  await beginRun();
  const started = performance.now();
  try {
    if (!options.clean) report(await measure(options));
  } finally {
    if (!(await finish())) process.exitCode = 1;
  }
  if (options.clean) await removeHome();
  say(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
};

await main().catch((error) => {
  console.error(`bench: ${reasonOf(error)}`);
  process.exitCode = 1;
});
