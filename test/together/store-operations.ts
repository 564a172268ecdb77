import {baseContent, linesOf, showContent} from './content.js';
import {type Worker} from './worker.js';

/** Something that has to do with all of the store, and is never refused. */
export type StoreOperation = (worker: Worker) => Promise<void>;

const collect: StoreOperation = async ({ok}) => {
  await ok('gc');
};

/** Whatever others do meanwhile is no problem of the store. */
const check: StoreOperation = async ({ok, random}) => {
  const {findings} = JSON.parse(await ok('fsck', '--json', ...(random.onceIn(2) ? ['--quick'] : []))) as {
    findings: {kind: string}[];
  };
  if (findings.some(({kind}) => kind === 'problem'))
    throw new Error(`fsck found ${JSON.stringify(findings)}`);
};

const list: StoreOperation = async ({ok, random}) => {
  JSON.parse(await ok('list', random.one(['--roots', '--layers', '--keys']), '--json'));
};

const runInNoRoot: StoreOperation = async ({ok, shop, number}) => {
  const shown = await ok(
    ...['run', '--ephemeral', '--root', `none-${number}`, '--base', shop.base],
    ...['--', ...showContent],
  );
  if (shown !== linesOf(baseContent)) throw new Error(`the base shows ${JSON.stringify(shown)}`);
};

/** All move one key: whoever starts from it finds what some of them made, and all of it. */
const moveKey: StoreOperation = async ({ok, shop, fresh}) => {
  const root = fresh();
  const run = ['run', '--root', root, '--base', shop.base, '--'];
  await ok(...run, 'sh', '-c', `for name in a b c; do echo ${root} > /d/$name; done`);
  await ok('snapshot', 'common key', '--as-key', '--root', root);
  await ok('scrub', '--root', root);
};

const startFromKey: StoreOperation = async ({ok, shop, number}) => {
  const start = [
    'run',
    '--ephemeral',
    '--root',
    `none-${number}`,
    '--base',
    shop.base,
    '--key',
    'common key',
  ];
  const shown = await ok(...start, '--', ...showContent);
  const [, ...marks] = /^\/d\/a:(.*)\n\/d\/b:(.*)\n\/d\/base:base\n\/d\/c:(.*)\n$/.exec(shown) ?? [];
  const isWhole = marks.length === 3 && new Set(marks).size === 1;
  if (!isWhole && shown !== linesOf(baseContent)) throw new Error(`the key shows ${JSON.stringify(shown)}`);
};

export const storeOperations: readonly StoreOperation[] = [
  ...[collect, collect, check, list, runInNoRoot, moveKey, startFromKey, startFromKey],
];
