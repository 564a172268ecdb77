// The same compiler on the same source, Lua's, in a root over this machine and outside of any; in turn, so that what else the
// machine does meets both. By the clock of the script itself, which starts when it is in.
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {promiseEnd} from '../setting/endings.mjs';
import {home, store, top} from '../setting/places.mjs';
import {run} from '../setting/program.mjs';
import {rootstock, rootstockArgv} from '../setting/rootstock.mjs';

const source = join(home, 'lua');
const root = 'compile';

/** @param {import('./part.mjs').Bench} bench */
export const measureCompile = async ({isQuick, samples, record}) => {
  const files = isQuick ? 'l[a-d]*.c' : '*.c';
  const argv = ['bash', join(top, 'bench/tasks/compile.sh'), source, files];
  await rootstock(['init', '--root', root, '--base', 'host']);
  const end = promiseEnd('the root for compiling', () => rootstock(['scrub', '--root', root, '--kill']));
  const script = ['--user', 'root', '--workdir', '/', '--bind', `${top}:${top}:ro`, '--', ...argv];
  const inside = () => rootstock(['run', '--root', root, ...script]);
  /** @type {{inside: number[], outside: number[], whole: number[]}} */
  const times = {inside: [], outside: [], whole: []};
  await run(argv);
  await inside();
  for (let index = 0; index < samples; index++) {
    times.outside.push(Number((await run(argv)).stdout));
    const {stdout, milliseconds} = await inside();
    times.inside.push(Number(stdout));
    times.whole.push(milliseconds);
  }
  const common = {part: 'compile', what: 'compiling Lua', root: 'host', variant: isQuick ? files : ''};
  record.add({...common, peer: 'outside', unit: 'ms', samples: times.outside});
  record.add({...common, peer: 'Rootstock', unit: 'ms', samples: times.inside});
  record.add({...common, peer: 'Rootstock, with entering', unit: 'ms', samples: times.whole});
  await end();
};

/**
 * Fetches the source, once: from Debian, through a root, so that this machine's own apt is left alone.
 * @param {(line: string) => void} say
 */
export const prepareCompile = async (say) => {
  if (existsSync(source)) return;
  say("preparing Lua's source, once");
  const name = 'source';
  const setup = join(top, 'examples/compile-on-host/setup.sh');
  const from = ['--base', 'debian:bookworm', '--key', 'bench-source', '--setup', setup];
  await rootstock(['init', '--root', name, ...from]);
  const end = promiseEnd('the root with the source', () => rootstock(['scrub', '--root', name, '--kill']));
  rmSync(`${source}.new`, {recursive: true, force: true});
  mkdirSync(`${source}.new`);
  const pack = ['sh', '-c', 'cd /usr/src/lua/lua5.4-*/ && tar -cf - .'];
  const inside = rootstockArgv(['run', '--root', name, '--user', 'root', '--workdir', '/', '--', ...pack]);
  const script = '"${@:2}" | tar -C "$1" --no-same-owner -xf -';
  await run(['bash', '-o', 'pipefail', '-c', script, 'bash', `${source}.new`, ...inside], {
    environment: {ROOTSTOCK_HOME: store},
  });
  renameSync(`${source}.new`, source);
  await end();
};
