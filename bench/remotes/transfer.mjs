// One transfer, for remotes.mjs: node transfer.mjs COMPILED push|pull|restore|many REMOTE DIRECTORY [MACHINES]; prints its time
// and the most memory that it took. A restore is a pull that is then taken into a store, the directory, as the command does it;
// from the Actions cache as the action does it, which has the command do that.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const [compiled = '', what = '', name = '', directory = '', machines = '1'] = process.argv.slice(2);
const {actionsCache} = await import(join(compiled, 'src/remote/actions-cache/remote.js'));
const {parseRemote} = await import(join(compiled, 'src/remote/parse.js'));
const {pullSnapshot} = await import(join(compiled, 'src/snapshot/pull.js'));
const {pushSnapshot} = await import(join(compiled, 'src/snapshot/push.js'));
const {adoptSnapshot} = await import(join(compiled, 'src/snapshot/adopt.js'));
const {writeKey} = await import(join(compiled, 'src/snapshot/snapshots.js'));
const {openStore} = await import(join(compiled, 'src/snapshot/store.js'));
const {scopeOf} = await import(join(compiled, 'src/snapshot/shared.js'));

const wanted = {scope: scopeOf({identity: 'bench'}, 'x86_64'), key: 'bench', prefixes: []};
/** @param {string} spool */
const open = (spool) =>
  parseRemote(name, {
    directory: '/',
    actionsCache: () => actionsCache(spool),
    environment: {},
    home: '/nonexistent',
    run: () => Promise.reject(new Error()),
  });
const say = () => undefined;

/** @param {string} to */
const pull = async (to) => {
  const isHere = (/** @type {string} */ digest) => existsSync(join(to, `${digest}.image`));
  const pulled = await pullSnapshot([open(to)], wanted, {directory: to, isHere, say});
  if (!pulled) throw new Error('it is not there');
  return pulled;
};

/** @param {string} home */
const restore = async (home) => {
  const store = openStore(home);
  const spool = join(home, 'spool/bench');
  mkdirSync(spool, {recursive: true});
  const {snapshot, layers: descriptions} = await pull(spool);
  if (name !== 'actions-cache') {
    const imageOf = (/** @type {string} */ digest) => join(spool, `${digest}.image`);
    await adoptSnapshot(store, {snapshot, descriptions, imageOf}, () => writeKey(store, snapshot));
    return;
  }
  writeFileSync(join(spool, 'snapshot.json'), JSON.stringify({snapshot, layers: descriptions}));
  const command = [join(compiled, 'src/cli/index.js'), 'job', 'adopt', '--spool', spool];
  const env = {...process.env, ROOTSTOCK_HOME: home};
  if (spawnSync(process.execPath, command, {env, stdio: ['ignore', 'ignore', 'inherit']}).status !== 0)
    throw new Error('it was not taken in');
};

const works = {
  push: async () => {
    const shared = JSON.parse(readFileSync(join(directory, 'shared.json'), 'utf8'));
    await pushSnapshot(open(directory), shared, {key: 'bench', directory, replace: false, say});
  },
  pull: () => pull(directory),
  restore: () => restore(directory),
  many: () =>
    Promise.all(
      Array.from({length: Number(machines)}, (_, index) => {
        const to = join(directory, String(index));
        mkdirSync(to);
        return pull(to);
      }),
    ),
};
const started = performance.now();
try {
  await works[/** @type {keyof typeof works} */ (what)]();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const milliseconds = performance.now() - started;
console.log(
  `\n${JSON.stringify({milliseconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1000)})}`,
);
process.exit();
