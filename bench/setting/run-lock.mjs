// One run at a time; and what an earlier one left when it was killed is taken away before the next begins.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {removeContainers} from '../peers/containers.mjs';
import {configurations, endSchrootSessions} from '../peers/schroot.mjs';
import {promiseEnd} from './endings.mjs';
import {home, prefix, store, work} from './places.mjs';
import {run} from './program.mjs';
import {rootstock} from './rootstock.mjs';

const file = join(home, 'running');

/** Throws when another run is under way. */
export const beginRun = async () => {
  mkdirSync(home, {recursive: true, mode: 0o700});
  const other = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (other && existsSync(`/proc/${other}`)) throw new Error(`another run is under way, process ${other}`);
  writeFileSync(file, String(process.pid));
  await sweep();
  mkdirSync(work, {recursive: true});
  promiseEnd('the run', async () => {
    await sweep();
    rmSync(file, {force: true});
  });
};

/** Takes away what is only of one run: roots, sessions, mounts, the directory `work`. */
const sweep = async () => {
  const roots = join(store, 'roots');
  const names = existsSync(roots)
    ? readdirSync(roots).filter((name) => existsSync(join(roots, name, 'state.json')))
    : [];
  for (const name of names) await rootstock(['scrub', '--root', name, '--kill', '--if-exists']);
  await endSchrootSessions();
  const settings = existsSync(configurations) ? readdirSync(configurations) : [];
  for (const name of settings.filter((one) => one.startsWith(`${prefix}-`)))
    rmSync(join(configurations, name));
  await removeContainers();
  // Without following a mount that somebody has left there.
  await run(['rm', '-rf', '--one-file-system', work]);
};

/** Removes all that is kept between runs. */
export const removeHome = async () => {
  if (existsSync(store)) await rootstock(['scrub', '--all', '--kill']);
  await run(['rm', '-rf', '--one-file-system', home]);
};
