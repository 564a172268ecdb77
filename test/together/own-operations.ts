import {linesOf, sameContent, showContent} from './content.js';
import {expectContent, expectLive, killHolder, makeOwnRoot, type OwnRoot, runInOwn} from './own-root.js';

/** Something that a worker does to its own root; nobody else may make it fail. */
export type OwnOperation = (root: OwnRoot) => Promise<void>;

const names = ['one', 'two', 'three', 'postinit'];

const write: OwnOperation = async (root) => {
  const {random, fresh} = root.worker;
  const [name, other, text] = [`f${random.below(4)}`, `f${random.below(4)}`, fresh()];
  await runInOwn(root, 'sh', '-c', `rm -f /d/${other}; echo ${text} > /d/${name}`);
  root.live = new Map([...root.live].filter(([file]) => file !== other)).set(name, text);
};

/** Above the base, so that it is the same layer in every root, which many make and remove at once. */
const writeSame: OwnOperation = async (root) => {
  const {random, ok} = root.worker;
  if (root.names.has('postinit')) {
    await ok('rollback-to', 'postinit', '--root', root.name);
    root.current = root.names.get('postinit')!;
  }
  const {content, script} = sameContent(random.one(['a', 'b']));
  await runInOwn(root, 'sh', '-c', script);
  root.live = content;
};

const snapshot: OwnOperation = async (root) => {
  const {random, ok, refused} = root.worker;
  const [name, force] = [random.one(names), random.onceIn(2)];
  const args = ['snapshot', name, '--root', root.name, ...(force ? ['--force'] : [])];
  if (root.names.has(name) && !force) {
    await refused(/the name exists/, ...args);
    return;
  }
  await ok(...args);
  root.names.set(name, root.live);
  root.current = root.live;
};

const rollBack: OwnOperation = async (root) => {
  const {random, ok, refused} = root.worker;
  const name = random.one(names);
  const content = root.names.get(name);
  if (!content) {
    await refused(/there is none of that name/, 'rollback-to', name, '--root', root.name);
    return;
  }
  await ok('rollback-to', name, '--root', root.name);
  root.current = content;
  root.live = content;
};

const clean: OwnOperation = async (root) => {
  await root.worker.ok('clean', '--root', root.name);
  root.live = root.current;
};

const remove: OwnOperation = async (root) => {
  const {random, ok, refused} = root.worker;
  const name = random.one(names);
  if (root.names.delete(name)) await ok('remove', name, '--root', root.name);
  else await refused(/there is none of that name/, 'remove', name, '--root', root.name);
};

const tag: OwnOperation = async (root) => {
  const {random, ok, refused} = root.worker;
  const [from, to] = [random.one(names), random.one(names)];
  const command = random.one(['tag', 'rename']);
  const args = [command, from, to, '--root', root.name];
  const content = root.names.get(from);
  if (!content) await refused(/there is none of that name/, ...args);
  else if (root.names.has(to)) await refused(/the name exists/, ...args);
  else {
    await ok(...args);
    root.names.set(to, content);
    if (command === 'rename') root.names.delete(from);
  }
};

const squash: OwnOperation = async (root) => {
  await root.worker.ok('squash', '--root', root.name);
  await expectLive(root);
};

const list: OwnOperation = async (root) => {
  const listed = JSON.parse(await root.worker.ok('list', '--root', root.name, '--json')) as {
    name: string;
    current: boolean;
  }[];
  const shown = listed.map(({name}) => name).sort();
  const wrong = listed.filter(
    ({name, current}) => current && linesOf(root.names.get(name) ?? new Map()) !== linesOf(root.current),
  );
  if (shown.join() !== [...root.names.keys()].sort().join() || wrong.length > 0)
    throw new Error(`worker ${root.worker.number}: list shows ${JSON.stringify(listed)}`);
};

const look: OwnOperation = async (root) => {
  await root.worker.ok(root.worker.random.one(['log', 'diff']), '--root', root.name);
};

const copy: OwnOperation = async (root) => {
  const shown = await root.worker.ok('run', '--ephemeral', '--root', root.name, '--', ...showContent);
  expectContent(root, `a copy of ${root.name}`, shown, root.current);
};

const kill: OwnOperation = async (root) => {
  killHolder(root);
  await expectLive(root);
};

const makeAnew: OwnOperation = async (root) => {
  await root.worker.ok('scrub', '--root', root.name);
  Object.assign(root, await makeOwnRoot(root.worker));
};

/** A key is no root's own: another root starts from it, when this one has gone on. */
const passByKey: OwnOperation = async (root) => {
  const {ok, shop, fresh} = root.worker;
  const [key, other] = [`key of ${fresh()}`, `other-${root.worker.number}`];
  await ok('snapshot', key, '--as-key', '--root', root.name);
  root.current = root.live;
  const content = root.live;
  await write(root);
  const start = ['run', '--root', other, '--base', shop.base, '--key', key];
  expectContent(root, `a root from ${key}`, await ok(...start, '--', ...showContent), content);
  await ok('remove', key);
  expectContent(root, `a root from ${key}`, await ok('run', '--root', other, '--', ...showContent), content);
  await ok('scrub', '--root', other);
};

/** Those that are here more than once are done more often. */
export const ownOperations: readonly OwnOperation[] = [
  ...[write, write, write, write, writeSame, writeSame],
  ...[snapshot, snapshot, snapshot, snapshot, rollBack, rollBack, clean, remove, remove, tag, squash],
  ...[list, look, copy, kill, makeAnew, passByKey, expectLive, expectLive],
];
