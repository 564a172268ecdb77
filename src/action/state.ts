import {getState, saveState} from '@actions/core';

import {type BaseReference} from '../base/base.js';
import {type Background} from './background.js';
import {type CommitMode} from './inputs.js';

/** All that post knows of what main was asked for and did. */
export interface JobState {
  readonly version: 1;
  /** The name of the root on this machine. */
  readonly root: string;
  readonly base: BaseReference;
  readonly architecture: string;
  readonly spool: string;
  readonly archives: string;
  /** Nearest first. */
  readonly remotes: readonly string[];
  /** What was found in a remote, and those that are nearer and are to keep it too. */
  readonly found: {readonly key: string; readonly nearer: readonly string[]} | null;
  /** Keys that the remotes lack and that main committed. */
  readonly unsavedKeys: readonly string[];
  /** What saves the first of them beside the job. */
  readonly background: Background | null;
  readonly snapshot: string;
  readonly commit: CommitMode;
  readonly isMounted: boolean;
  readonly maxSize: string;
  readonly maxAge: string;
  readonly summary: boolean;
}

const name = 'rootstock';

/** May be called again: the last one counts. Called before anything is made that post has to clean up. */
export const rememberJob = (state: JobState): void => {
  saveState(name, JSON.stringify(state));
};

/** Undefined when main did not come so far as to remember anything. */
export const recallJob = (): JobState | undefined => {
  const text = getState(name);
  if (text === '') return undefined;
  const state = JSON.parse(text) as JobState;
  return (state.version as number) === 1 ? state : undefined;
};

/** Post is the second start of the same bundle. */
export const isPost = (): boolean => getState('is-post') === 'true';

export const markMain = (): void => {
  saveState('is-post', 'true');
};
