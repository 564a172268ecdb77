// Runs programs, by argument lists only, and takes their time.
import {AsyncLocalStorage} from 'node:async_hooks';
import {spawn} from 'node:child_process';

/** @typedef {{milliseconds: number, stdout: string}} Ended */
/** @typedef {{cwd?: string, environment?: NodeJS.ProcessEnv, onStart?: (pid: number) => void}} RunOptions */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
const tidying = new AsyncLocalStorage();
let isInterrupted = false;
/** Whether whoever asks is to go no further: it then waits for ever, and only what tidies up goes on. */
const isStopped = () => isInterrupted && !tidying.getStore();

/**
 * Runs a program to its end.
 * @param {readonly string[]} argv
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>} rejects, with the end of what it wrote to standard error, when it fails
 */
export const run = ([program = '', ...args], {cwd = '/', environment = {}, onStart} = {}) =>
  new Promise((resolve, reject) => {
    if (isStopped()) return;
    const started = performance.now();
    const child = spawn(program, args, {
      cwd,
      env: {...process.env, ...environment},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    track(child);
    const output = {stdout: '', stderr: ''};
    child.stdout.on('data', (chunk) => (output.stdout += chunk));
    child.stderr.on('data', (chunk) => (output.stderr += chunk));
    if (child.pid !== undefined) onStart?.(child.pid);
    let milliseconds = 0;
    child.once('exit', () => (milliseconds = performance.now() - started));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (isStopped()) return;
      if (code === 0) resolve({milliseconds, stdout: output.stdout});
      else reject(new Error(whyFailed([program, ...args], code ?? signal, output.stderr)));
    });
  });

/** The same, for its time alone. @param {readonly string[]} argv @param {RunOptions} [options] */
export const time = async (argv, options) => (await run(argv, options)).milliseconds;

/** @param {() => Promise<unknown>} action @returns {Promise<number>} milliseconds */
export const timed = async (action) => {
  const started = performance.now();
  await action();
  return performance.now() - started;
};

/** Lets a process be ended by an interruption. @param {import('node:child_process').ChildProcess} child */
export const track = (child) => {
  running.add(child);
  for (const event of ['close', 'error']) child.once(event, () => running.delete(child));
};

/**
 * Ends all that is running, and stops whoever waits for it; then tidies up.
 * @param {() => Promise<unknown>} tidy
 */
export const interruptAll = async (tidy) => {
  isInterrupted = true;
  const children = [...running];
  const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) child.kill('SIGTERM');
  const timer = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 5000);
  await Promise.all(ends);
  clearTimeout(timer);
  await tidying.run(true, tidy);
};

/** @param {readonly string[]} argv @param {number | string | null} how @param {string} stderr */
const whyFailed = (argv, how, stderr) => {
  const said = stderr.trim().split('\n').slice(-3).join(' / ');
  const what = argv.slice(0, 8).join(' ').slice(0, 120);
  return `${said.slice(-240) || 'it said nothing'} (${what}… ended with ${how})`;
};
