import {randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {addPath, info, setFailed, setOutput} from '@actions/core';

import {RootstockError} from '../errors.js';
import {currentCaller} from '../host/caller.js';
import {storeDirectory} from '../host/store-directory.js';
import {checkKey, checkName} from '../snapshot/names.js';
import {type Background, startUpload} from './background.js';
import {askCommand, callCommand, commandBundle, startCommand} from './command.js';
import {type Begun, find} from './find.js';
import {type JobIdentity, jobIdentity} from './identity.js';
import {type Inputs, readInputs} from './inputs.js';
import {canSave, canSaveBeside, remotesOf, type Sharing} from './share.js';
import {type JobState, markMain, rememberJob} from './state.js';
import {writeMainSummary} from './summary.js';
import {writeWrapper} from './wrapper.js';

/** What `rootstock init --json` prints. */
export interface Made {
  readonly root: string;
  readonly match: 'exact' | 'prefix' | 'none' | null;
  readonly matchedKey: string | null;
  readonly key: string | null;
  readonly packing: boolean;
  readonly layerCount: number;
  readonly sizeBytes: number;
}

/** Finds or makes the snapshot, mounts the root, and puts the shell for later steps on the path. */
export const main = async (): Promise<void> => {
  markMain();
  const inputs = readInputs();
  if (inputs.key !== '') checkKey(inputs.key);
  if (inputs.snapshot !== '') checkKey(inputs.snapshot);
  const identity = jobIdentity(process.env);
  const root = checkName('root', `${inputs.root}${identity.rootSuffix}`);
  setFoundOutputs(inputs, null, null);
  const started = performance.now();
  const begun = await begin(inputs, identity);
  const sharing: Sharing = {...begun, remotes: inputs.remotes};
  // A mistyped one is said before anything is done.
  remotesOf(sharing);
  const state: JobState = {
    ...{
      version: 1,
      root,
      base: begun.base,
      architecture: begun.architecture,
      spool: begun.spool,
      archives: begun.archives,
      remotes: inputs.remotes,
      found: null,
    },
    ...{
      unsavedKeys: [],
      background: null,
      snapshot: inputs.snapshot,
      commit: inputs.commit,
      isMounted: false,
      summary: inputs.summary,
      maxSize: inputs.maxSize,
      maxAge: inputs.maxAge,
    },
  };
  rememberJob(state);
  const found = await find(inputs, begun, sharing);
  setFoundOutputs(inputs, found.match, found.key);
  if (inputs.failOnCacheMiss && found.match !== 'exact') {
    throw new RootstockError(
      `looking for key "${inputs.key}"`,
      'it is neither here nor in the cache',
      'fail-on-cache-miss asks for it',
    );
  }
  if (inputs.lookupOnly) {
    info(`key "${inputs.key}": ${found.match === 'exact' ? 'it is there' : 'it is not there'}`);
    return;
  }

  const known: JobState = {
    ...{...state, isMounted: true},
    found: found.key !== null && found.nearer.length > 0 ? {key: found.key, nearer: found.nearer} : null,
  };
  rememberJob(known);
  const made = await make(inputs, root, identity);
  setFoundOutputs(inputs, made.match, made.matchedKey);
  const isNew = made.packing && inputs.key !== '';
  const unsaved: JobState = {...known, unsavedKeys: isNew ? [inputs.key] : []};
  rememberJob(unsaved);
  // Beside the job: post waits for what is left of it.
  if (isNew && canSaveBeside(sharing))
    rememberJob({...unsaved, background: (await saveBeside(sharing, root, inputs.key)) ?? null});
  else if (made.packing && isWorthPacking(sharing)) startCommand(['pack', '--root', root]);
  setOutput('root', root);
  setOutput('snapshot', made.key ?? made.matchedKey ?? '');
  setOutput('layers', made.layerCount);
  setOutput('size-bytes', made.sizeBytes);
  putOnPath(inputs, root, identity);
  if (inputs.summary) await writeMainSummary(inputs, made, performance.now() - started);
  await runNow(inputs, root);
};

const begin = (inputs: Inputs, {runner, job}: JobIdentity): Promise<Begun> =>
  askCommand<Begun>([
    ...['job', 'begin', '--runner', runner, '--job', job, '--base', inputs.base, '--scratch', inputs.scratch],
    ...(inputs.key === '' ? [] : ['--key', inputs.key]),
    ...inputs.restoreKeys.flatMap((prefix) => ['--restore-key', prefix]),
  ]);

const make = (inputs: Inputs, root: string, {runner, job}: JobIdentity): Promise<Made> => {
  const hasSetup = inputs.setup.trim() !== '';
  const optional = (option: string, value: string): string[] => (value === '' ? [] : [option, value]);
  return askCommand<Made>(
    [
      ...[
        'init',
        '--json',
        '--no-pack',
        '--root',
        root,
        '--base',
        inputs.base,
        '--runner',
        runner,
        '--job',
        job,
      ],
      ...optional('--key', inputs.key),
      ...inputs.restoreKeys.flatMap((prefix) => ['--restore-key', prefix]),
      ...(hasSetup ? ['--setup', '-'] : []),
      ...optional('--compression', inputs.compression),
      ...optional('--max-layers', inputs.maxLayers),
      ...['--scratch', inputs.scratch],
      ...optional('--scratch-size', inputs.scratchSize),
      ...inputs.bind.flatMap((bind) => ['--bind', bind]),
    ],
    hasSetup ? {input: inputs.setup} : {},
  );
};

const saveBeside = (sharing: Sharing, root: string, key: string): Promise<Background | undefined> => {
  const id = randomUUID().slice(0, 8);
  // Named after the job's own, which another root's post removes.
  const spool = `${sharing.spool}-${id}`;
  const own: Sharing = {...sharing, spool, archives: join(spool, 'archive'), marks: sharing.spool};
  return startUpload(
    {sharing: own, root, key, directory: join(ownDirectory(root), `upload-${id}`)},
    process.env,
  );
};

/** The root's own, on the runner's side: it is there until the job ends. */
const ownDirectory = (root: string): string =>
  join(process.env['RUNNER_TEMP'] ?? process.cwd(), `rootstock-${root}`);

/** On a hosted runner nothing outlives the job but what the remotes take. */
const isWorthPacking = (sharing: Sharing): boolean =>
  canSave(sharing) || process.env['RUNNER_ENVIRONMENT'] !== 'github-hosted';

const putOnPath = ({shellName, user}: Inputs, root: string, {rootSuffix}: JobIdentity): void => {
  const directory = ownDirectory(root);
  const store = storeDirectory(process.env, currentCaller().uid);
  writeWrapper(directory, shellName, {
    node: process.execPath,
    bundle: commandBundle(),
    root,
    rootSuffix,
    user,
    store,
  });
  addPath(directory);
};

const runNow = async ({run, user}: Inputs, root: string): Promise<void> => {
  if (run.trim() === '') return;
  const script = join(ownDirectory(root), 'run');
  writeFileSync(script, run);
  const asUser = user === '' ? [] : ['--user', user];
  const {exitCode} = await callCommand(['step', '--root', root, ...asUser, '--', script], {output: 'logged'});
  if (exitCode !== 0) setFailed(`run ended with status ${exitCode}`);
};

const setFoundOutputs = ({key}: Inputs, match: Begun['match'] | null, matchedKey: string | null): void => {
  setOutput('cache-hit', match === 'exact');
  setOutput('cache-primary-key', key);
  setOutput('cache-matched-key', matchedKey ?? '');
};
