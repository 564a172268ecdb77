import {join} from 'node:path';

import {getInput, info, warning} from '@actions/core';

import {messageOf} from '../errors.js';
import {endUpload, finishUpload} from './background.js';
import {askCommand, callCommand} from './command.js';
import {lookUp, push} from './share.js';
import {type JobState, recallJob} from './state.js';
import {writePostSummary} from './summary.js';

/**
 * Commits what the workflow asked to be committed, saves what was committed, and takes the root down, whatever happened
 * before. Trouble is a warning: a job that has done its work does not fail for its cache.
 */
export const post = async (): Promise<void> => {
  const state = recallJob();
  if (!state) return;
  const status = jobStatus();
  const saved: {key: string; bytes: number}[] = [];
  try {
    if (state.isMounted && status !== 'cancelled') {
      const committed = await commitUpper(state, status);
      const beside = state.background && (await finishUpload(state.background));
      for (const key of [...(await packed(state)), ...committed]) {
        const sent = beside?.key === key ? beside : await push(state, key);
        if (sent) saved.push({key, bytes: sent.bytes});
      }
      if (state.found) await push({...state, remotes: state.found.nearer}, state.found.key);
    } else if (state.unsavedKeys.length > 0) {
      const beside = state.background && (await endUpload(state.background));
      if (beside) saved.push(beside);
      const outcome = beside ? 'was saved before that' : 'is not saved';
      info(`the job was cancelled: ${state.unsavedKeys.join(', ')} ${outcome}`);
    }
  } catch (error) {
    warning(`rootstock: ${messageOf(error)}`);
  } finally {
    if (state.background) await endUpload(state.background);
    await takeDown(state);
    await collectGarbage(state);
  }
  if (state.summary && saved.length > 0) await writePostSummary(saved);
};

/**
 * No input of the workflow is read here: inside two composites they would be another action's (actions/runner#3514). How
 * the job went the runner tells in no other way than by the default of this one (runner.md, C.1); where it is lost too,
 * the job counts as failed.
 */
const jobStatus = (): string => getInput('job-status');

/** Commits the upper under the workflow's name; returns the keys that are then to be saved. */
const commitUpper = async (state: JobState, status: string): Promise<string[]> => {
  const {snapshot, commit, root} = state;
  if (snapshot === '' || commit === 'never') return [];
  if (status !== 'success') {
    info(
      `"${snapshot}" is not committed: the job ${status === '' ? 'does not say that it succeeded' : `ended as ${status}`}`,
    );
    return [];
  }
  if (commit === 'if-missing' && (await isInRemote(state, snapshot))) {
    info(`"${snapshot}" is in the cache already, so nothing is committed`);
    return [];
  }
  const {saved} = await askCommand<{saved: boolean}>([
    ...['snapshot', snapshot, '--as-key', '--kill', '--json', '--root', root],
    ...(commit === 'on-change' ? ['--if-changed'] : []),
    ...(commit === 'if-missing' ? ['--if-missing'] : []),
  ]);
  return saved ? [snapshot] : [];
};

const isInRemote = async (state: JobState, key: string): Promise<boolean> =>
  (await lookUp(state, key)) === key;

/** Waits for the packing that main started; returns the keys that it made, which are then to be saved. */
const packed = async ({unsavedKeys, root}: JobState): Promise<readonly string[]> => {
  if (unsavedKeys.length > 0) await askCommand(['pack', '--root', root, '--json']);
  return unsavedKeys;
};

/** On a hosted runner nothing outlives the job. On others what the job stood on was just used, and goes last. */
const collectGarbage = async ({maxSize, maxAge}: JobState): Promise<void> => {
  if ((maxSize === '' && maxAge === '') || process.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return;
  const limits = [
    ...(maxSize === '' ? [] : ['--max-size', maxSize]),
    ...(maxAge === '' ? [] : ['--max-age', maxAge]),
  ];
  const {exitCode} = await callCommand(['gc', ...limits], {timeout: takeDownTimeout});
  if (exitCode !== 0) warning(`rootstock: \`rootstock gc\` ended with status ${exitCode}`);
};

/** A root that cannot be removed must not hang a job: the next job's sweep removes it then. */
const takeDownTimeout = 120_000;

const takeDown = async ({root, spool, archives, background, isMounted}: JobState): Promise<void> => {
  const own = background?.spool;
  const calls = [
    ...(isMounted ? [['scrub', '--root', root, '--kill', '--if-exists']] : []),
    ['job', 'end', '--spool', spool, '--archives', archives],
    ...(own === undefined ? [] : [['job', 'end', '--spool', own, '--archives', join(own, 'archive')]]),
  ];
  for (const call of calls) {
    try {
      const {exitCode} = await callCommand(call, {timeout: takeDownTimeout});
      if (exitCode !== 0) throw new Error(`\`rootstock ${call.join(' ')}\` ended with status ${exitCode}`);
    } catch (error) {
      warning(
        `root "${root}" is not wholly removed: ${messageOf(error)}; the next job of this runner tries again`,
      );
    }
  }
};
