import {type Worker} from './worker.js';

/** Something that is done to a root that others use at the same time. */
export type SharedOperation = (worker: Worker, root: SharedRoot) => Promise<void>;

export interface SharedRoot {
  readonly name: string;
  /** Names that were reported as saved, and not removed since. Each begins with its worker's, who alone removes it. */
  readonly promised: Set<string>;
}

/**
 * Makes a file in two directories, not at once: a snapshot that has one of them without the other was taken while the
 * program ran.
 */
const write: SharedOperation = async ({mayBeRefused, fresh, random}, {name}) => {
  const file = fresh();
  const script = `echo ${file} > /x/${file}; sleep 0.0${random.below(10)}; echo ${file} > /y/${file}`;
  await mayBeRefused('run', '--root', name, '--', 'sh', '-c', script);
};

const save: SharedOperation = async ({mayBeRefused, fresh}, {name, promised}) => {
  const snapshot = fresh();
  if ((await mayBeRefused('snapshot', snapshot, '--root', name)) !== undefined) promised.add(snapshot);
};

const runAndSave: SharedOperation = async ({mayBeRefused, fresh, number}, {name, promised}) => {
  const snapshot = fresh();
  const args = ['run', '--root', name, '--commit', snapshot, '--', 'sh', '-c', `echo ${number} > /common`];
  if ((await mayBeRefused(...args)) !== undefined) promised.add(snapshot);
};

/** Under a name that all of them want. */
const saveCommon: SharedOperation = async ({mayBeRefused, random}, {name}) => {
  const force = random.onceIn(2) ? ['--force'] : [];
  await mayBeRefused('snapshot', 'common', '--root', name, ...force);
};

const removeCommon: SharedOperation = async ({mayBeRefused}, {name}) => {
  await mayBeRefused('remove', 'common', '--root', name);
};

const rollBack: SharedOperation = async ({mayBeRefused, random}, {name, promised}) => {
  await mayBeRefused('rollback-to', random.one(['common', 'postinit', ...promised]), '--root', name);
};

const clean: SharedOperation = async ({mayBeRefused}, {name}) => {
  await mayBeRefused('clean', '--root', name);
};

/** One that this worker has made: what it has removed nobody else was promised. */
const removeOwn: SharedOperation = async ({ok, random, number}, {name, promised}) => {
  const own = [...promised].filter((snapshot) => snapshot.startsWith(`w${number}-`));
  if (own.length === 0) return;
  const snapshot = random.one(own);
  promised.delete(snapshot);
  await ok('remove', snapshot, '--root', name);
};

const tag: SharedOperation = async ({mayBeRefused, fresh, random}, {name, promised}) => {
  const snapshot = fresh();
  const from = random.one(['common', 'postinit', ...promised]);
  if ((await mayBeRefused('tag', from, snapshot, '--root', name)) !== undefined) promised.add(snapshot);
};

const renameOwn: SharedOperation = async ({ok, random, number, fresh}, {name, promised}) => {
  const own = [...promised].filter((snapshot) => snapshot.startsWith(`w${number}-`));
  if (own.length === 0) return;
  const [from, to] = [random.one(own), fresh()];
  promised.delete(from);
  await ok('rename', from, to, '--root', name);
  promised.add(to);
};

const squash: SharedOperation = async ({mayBeRefused, random}, {name, promised}) => {
  const of = random.onceIn(2) ? [random.one(['common', ...promised])] : [];
  await mayBeRefused('squash', ...of, '--root', name);
};

const list: SharedOperation = async ({ok, number}, {name, promised}) => {
  const own = [...promised].filter((snapshot) => snapshot.startsWith(`w${number}-`));
  const listed = JSON.parse(await ok('list', '--root', name, '--json')) as {name: string}[];
  const missing = own.filter((snapshot) => !listed.some((other) => other.name === snapshot));
  if (missing.length > 0) throw new Error(`worker ${number}: ${missing.join()} was promised, and is gone`);
};

const copy: SharedOperation = async ({mayBeRefused}, {name}) => {
  await mayBeRefused('run', '--ephemeral', '--root', name, '--', 'sh', '-c', 'ls /x');
};

const look: SharedOperation = async ({mayBeRefused, random}, {name}) => {
  await mayBeRefused(random.one(['log', 'diff']), '--root', name);
};

export const sharedOperations: readonly SharedOperation[] = [
  ...[write, write, write, save, save, runAndSave, saveCommon, removeCommon, rollBack, clean],
  ...[removeOwn, tag, renameOwn, squash, list, copy, look],
];
