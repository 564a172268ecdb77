// Loaded before a command (`node --import`): counts every step by which it changes something, and kills the command at
// one of them. A call is two steps, one just before it and one just after: after `spawn` the child is running.
//
//   ROOTSTOCK_TEST_KILL_AT    the number of the step, from 1; without one, the command runs to its end
//   ROOTSTOCK_TEST_KILL       `child`: not the command, but the program that it has just started
//   ROOTSTOCK_TEST_STEPS      a file that gets a line for each step: the last one says where it was killed
import childProcess from 'node:child_process';
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {Socket} from 'node:net';

const {openSync, writeSync} = fs;
const kill = process.kill.bind(process);

const {
  ROOTSTOCK_TEST_KILL_AT: killAt = '',
  ROOTSTOCK_TEST_KILL: which,
  ROOTSTOCK_TEST_STEPS: log,
} = process.env;
// A command that this one starts is not to be killed as well.
delete process.env.ROOTSTOCK_TEST_KILL_AT;
delete process.env.ROOTSTOCK_TEST_KILL;
delete process.env.ROOTSTOCK_TEST_STEPS;
const last = killAt === '' ? Infinity : Number(killAt);
const file = log === undefined ? undefined : openSync(log, 'w');

let count = 0;

/**
 * @param {'before' | 'after'} when @param {string} call
 * @param {number} [child] the program that the call has started
 */
const step = (when, call, child) => {
  count++;
  if (file !== undefined) writeSync(file, `${count} ${when} ${call}\n`);
  const victim = which === 'child' ? child : process.pid;
  if (count === last && victim !== undefined) kill(victim, 'SIGKILL');
};

/** @param {readonly unknown[]} args */
const shown = (args) =>
  args
    .filter((value) => typeof value === 'string' || typeof value === 'number' || Array.isArray(value))
    .map((value) => (Array.isArray(value) ? value.join(' ') : String(value)).replaceAll('\n', ' '))
    .map((text) => (text.length > 300 ? `${text.slice(0, 300)}…` : text))
    .join(' ');

/**
 * Counts the calls of a function.
 * @param {any} object @param {string} name
 * @param {(args: unknown[], self: any) => boolean} [changes] whether a call changes anything
 */
const countCalls = (object, name, changes = () => true) => {
  const original = object[name];
  if (typeof original !== 'function') return;
  /** @this {any} @param {any[]} args */
  const counted = function (...args) {
    if (!changes(args, this)) return original.apply(this, args);
    const call = `${name} ${shown(args)}`.trimEnd();
    const callback = args.at(-1);
    step('before', call);
    if (typeof callback === 'function') {
      /** @param {any[]} results */
      const called = (...results) => {
        step('after', call);
        callback(...results);
      };
      return original.apply(this, [...args.slice(0, -1), called]);
    }
    const result = original.apply(this, args);
    if (typeof result?.then !== 'function') {
      step('after', call, result?.pid);
      return result;
    }
    return result.then((/** @type {unknown} */ value) => {
      step('after', call);
      return value;
    });
  };
  object[name] = Object.assign(counted, original);
};

const changing = [
  ...[
    'appendFile',
    'chmod',
    'chown',
    'copyFile',
    'cp',
    'fchmod',
    'fchown',
    'fdatasync',
    'fsync',
    'ftruncate',
  ],
  ...[
    'futimes',
    'lchmod',
    'lchown',
    'link',
    'lutimes',
    'mkdir',
    'mkdtemp',
    'rename',
    'rm',
    'rmdir',
    'symlink',
  ],
  ...['truncate', 'unlink', 'utimes', 'writeFile'],
];
for (const name of changing) {
  countCalls(fs, name);
  countCalls(fs, `${name}Sync`);
  countCalls(fs.promises, name);
}

/** @param {unknown[]} args */
const opensToWrite = ([, flags]) =>
  typeof flags === 'number'
    ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0
    : /[wa+]/.test(String(flags));
countCalls(fs, 'open', opensToWrite);
countCalls(fs, 'openSync', opensToWrite);
countCalls(fs.promises, 'open', opensToWrite);

// Not what is said to a person.
for (const name of ['write', 'writeSync', 'writev', 'writevSync'])
  countCalls(fs, name, ([descriptor]) => Number(descriptor) > 2);

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  countCalls(childProcess, name);
countCalls(process, 'kill', ([, signal]) => signal !== 0);
// By the end of its input a program gives up a lock, and a holder ends or learns that it stays.
countCalls(Socket.prototype, 'end', (_args, socket) => socket.writable);

syncBuiltinESMExports();
