// schroot, with a plain tree under an overlay and with a file that it extracts. It reads its settings only from /etc/schroot,
// so one file a peer is put there, and taken away at the end.
import {existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {changeArgv} from '../setting/change.mjs';
import {prefix} from '../setting/places.mjs';
import {run, time, timed} from '../setting/program.mjs';

export const configurations = '/etc/schroot/chroot.d';
const inSession = (/** @type {string} */ session) => [
  'schroot',
  '-r',
  '-c',
  `session:${session}`,
  '-d',
  '/',
  '-u',
  'root',
  '--',
];
const facts = {packages: ['schroot'], programs: ['schroot']};

/** @type {import('./peer.mjs').Peer} */
export const schrootDirectory = {
  ...facts,
  name: 'schroot overlay',
  what: 'schroot, type directory, union-type overlay',
  unpacks: 'no',
  lacks: {commit: 'a session is thrown away', restore: 'it has no archive'},
  prepare: async ({tree}) => open('directory', ['type=directory', `directory=${tree}`, 'union-type=overlay']),
};

/** @type {import('./peer.mjs').Peer} */
export const schrootFile = {
  ...facts,
  isSlow: true,
  largest: 'small',
  name: 'schroot file',
  what: 'schroot, type file: a tar.gz, extracted for each session, packed whole by a source session',
  unpacks: 'extracts it',
  lacks: {
    many: 'each root is a copy of its own: no sharing to measure',
    restore: 'it is the same as its start',
    ephemeral: 'it is its start, and deleting all of it',
  },
  prepare: async ({directory, tree}) => {
    const file = join(directory, 'schroot.tar.gz');
    if (!existsSync(file)) {
      await run(['tar', '-C', tree, '--numeric-owner', '-czf', `${file}.new`, '.']);
      renameSync(`${file}.new`, file);
    }
    const session = await open('file', ['type=file', `file=${file}`]);
    return {...session, tasks: {...session.tasks, commit: sourceCommit(file)}};
  },
};

/** Ends the bench's sessions, whoever began them. */
export const endSchrootSessions = async () => {
  const sessions = '/var/lib/schroot/session';
  const names = existsSync(sessions) ? readdirSync(sessions) : [];
  for (const name of names.filter((one) => one.startsWith(`${prefix}-`))) await endSession(name);
};

let count = 0;
const sessionName = () => `${prefix}-session-${process.pid}-${++count}`;
const endSession = (/** @type {string} */ session) => time(['schroot', '-e', '-c', `session:${session}`]);

/** @param {string} chroot @returns {Promise<[string, number]>} the session's name, and milliseconds */
const begin = async (chroot) => {
  const session = sessionName();
  return [session, await time(['schroot', '-b', '-c', chroot, '-n', session])];
};

/** @param {string} kind @param {readonly string[]} settings */
const open = async (kind, settings) => {
  const chroot = `${prefix}-${kind}`;
  const file = join(configurations, `${chroot}.conf`);
  const users = ['users=root', 'root-users=root', 'source-users=root', 'source-root-users=root'];
  writeFileSync(file, [`[${chroot}]`, 'profile=minimal', ...users, ...settings, ''].join('\n'));
  let [standing] = await begin(chroot);
  const start = async () => {
    const [session, milliseconds] = await begin(chroot);
    return {session, milliseconds: milliseconds + (await time([...inSession(session), 'true']))};
  };
  /** @type {Partial<import('./peer.mjs').Tasks> & Pick<import('./peer.mjs').Tasks, 'start'>} */
  const tasks = {
    start: async () => {
      const {session, milliseconds} = await start();
      await endSession(session);
      return milliseconds;
    },
    ephemeral: () => time(['schroot', '-c', chroot, '-d', '/', '-u', 'root', '--', 'true']),
    enter: () => time([...inSession(standing), 'true']),
    rollback: async (change) => {
      await run([...inSession(standing), ...changeArgv(change)]);
      const ended = await endSession(standing);
      const [next, began] = await begin(chroot);
      standing = next;
      return ended + began;
    },
  };
  if (kind === 'directory') {
    tasks.many = async (roots) => {
      /** @type {string[]} */
      let sessions = [];
      const milliseconds = await timed(async () => {
        sessions = (await Promise.all(Array.from({length: roots}, start))).map(({session}) => session);
      });
      for (const session of sessions) await endSession(session);
      return milliseconds;
    };
  }
  const end = async () => {
    await endSession(standing);
    rmSync(file, {force: true});
  };
  return {tasks, end};
};

/**
 * What ends a session of the source packs the file again; the file is put back afterwards.
 * @param {string} file
 * @returns {import('./peer.mjs').Tasks['commit']}
 */
const sourceCommit = (file) => async (change) => {
  const kept = `${file}.kept`;
  await run(['cp', file, kept]);
  const [session] = await begin(`source:${prefix}-file`);
  await run([...inSession(session), ...changeArgv(change)]);
  const milliseconds = await endSession(session);
  const {size} = statSync(file);
  renameSync(kept, file);
  return {pause: milliseconds, safe: milliseconds, bytes: size};
};
