// One transfer, for remotes.mjs: node transfer.mjs COMPILED push|pull|many REMOTE DIRECTORY [MACHINES]; prints its time and the
// most memory that it took.
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const [compiled = '', what = '', name = '', directory = '', machines = '1'] = process.argv.slice(2);
const {actionsCache} = await import(join(compiled, 'src/remote/actions-cache/remote.js'));
const {parseRemote} = await import(join(compiled, 'src/remote/parse.js'));
const {pullSnapshot} = await import(join(compiled, 'src/snapshot/pull.js'));
const {pushSnapshot} = await import(join(compiled, 'src/snapshot/push.js'));
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
  if (!(await pullSnapshot([open(to)], wanted, {directory: to, isHere, say})))
    throw new Error('it is not there');
};

const works = {
  push: async () => {
    const shared = JSON.parse(readFileSync(join(directory, 'shared.json'), 'utf8'));
    await pushSnapshot(open(directory), shared, {key: 'bench', directory, replace: false, say});
  },
  pull: () => pull(directory),
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
