import {spawn} from 'node:child_process';
import {closeSync, existsSync, mkdirSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {endGroup, info, startGroup} from '@actions/core';

import {RootstockError} from '../errors.js';
import {processStartTime} from '../host/processes.js';
import {inBackground, unmarked} from './priority.js';
import {privateVariables, publicVariables} from './private-variables.js';
import {readUploaded, type Uploaded, type UploadOrder, uploadWord} from './upload.js';

/** A process that saves beside the job. */
export interface Background {
  readonly pid: number;
  /** Tells it from another one of that id. */
  readonly startTime: string;
  readonly key: string;
  readonly directory: string;
  /** Its own, so that other roots of the job may end while it works. */
  readonly spool: string;
}

/**
 * Starts the action's own bundle as a process that goes on when this one has ended, and hands it what it has to know on its
 * standard input. Undefined where it cannot be started: post then does the same.
 */
export const startUpload = async (
  order: Omit<UploadOrder, 'variables'>,
  environment: NodeJS.ProcessEnv,
): Promise<Background | undefined> => {
  const {directory, key, sharing} = order;
  mkdirSync(directory, {recursive: true});
  const log = openSync(logFile(directory), 'w', 0o600);
  const bundle = fileURLToPath(import.meta.url);
  const [program, ...args] = inBackground([process.execPath, bundle, uploadWord]);
  try {
    const child = spawn(program, args, {
      stdio: ['pipe', log, log],
      detached: true,
      env: unmarked(publicVariables(environment)),
    });
    child.unref();
    child.on('error', () => undefined);
    const {pid} = child;
    const startTime = pid === undefined ? undefined : processStartTime(pid);
    const told: UploadOrder = {...order, variables: privateVariables(environment)};
    // One that has ended is found so by post.
    if (child.stdin) await pipeline([JSON.stringify(told)], child.stdin).catch(() => undefined);
    if (pid === undefined || startTime === undefined) return undefined;
    return {pid, startTime, key, directory, spool: sharing.spool};
  } finally {
    closeSync(log);
  }
};

const logFile = (directory: string): string => join(directory, 'upload.log');

/** Waits for what is left of it, and says what it said. Undefined where it has not saved all. */
export const finishUpload = async (background: Background): Promise<Uploaded | undefined> => {
  const {key, directory} = background;
  if (isRunning(background)) info(`waiting for "${key}", which is being saved`);
  // Whoever ends this step ends that process too.
  const stopped = new AbortController();
  const stop = (): void => {
    stopped.abort();
    void endUpload(background);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  try {
    while (isRunning(background)) await sleep(50);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
  if (stopped.signal.aborted) throw new RootstockError(`saving "${key}"`, 'it was ended from outside');
  const uploaded = readUploaded(directory);
  const log = existsSync(logFile(directory)) ? readFileSync(logFile(directory), 'utf8') : '';
  startGroup(`What was done for "${key}" beside the job`);
  // What is tried again has not come to nothing yet: no annotation tells of it.
  process.stdout.write(uploaded ? log : log.replace(/^::(?:warning|error)(?: [^:]*)?::/gm, ''));
  endGroup();
  if (!uploaded) info(`"${key}" was not saved beside the job, so it is saved now`);
  return uploaded;
};

const graceMilliseconds = 5000;

/** Ends it, and the command that it may have called; what it has not finished is nowhere. Returns what it has. */
export const endUpload = async (background: Background): Promise<Uploaded | undefined> => {
  const {pid} = background;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const deadline = Date.now() + graceMilliseconds;
    if (isRunning(background)) send(pid, signal);
    while (isRunning(background) && Date.now() < deadline) await sleep(20);
  }
  return readUploaded(background.directory);
};

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
};

const isRunning = ({pid, startTime}: Background): boolean => processStartTime(pid) === startTime;
