import {increment, type Worker} from './worker.js';

/** Something that is done to a root in which commands are ended by others, and which is removed by others. */
export type RoughOperation = (worker: Worker, root: string) => Promise<void>;

/** A command may be ended at any point, and then has any status; but it says why in plain lines, or nothing. */
const rough = async ({call, number, tally}: Worker, ...args: readonly string[]): Promise<void> => {
  const {exitCode, signal, stderr} = await call(...args);
  const isPlain = stderr.split('\n').every((line) => /^$|^(rootstock|unshare|nsenter|Killed)\b/.test(line));
  // 2: there is no such root at this moment.
  const isRight = [0, 1, 2, 137].includes(exitCode ?? -1) && signal === null;
  if (exitCode !== 0)
    increment(
      tally.refusals,
      `rough ${exitCode}: ${stderr.replaceAll(/[0-9]+ [^,]*(?=, |\. Stop)/g, 'P').slice(0, 160)}`,
    );
  if (!isPlain || !isRight)
    throw new Error(`worker ${number}: ${args.join(' ')} ended with ${exitCode} ${signal}: ${stderr}`);
};

const run: RoughOperation = (worker, root) =>
  rough(
    worker,
    'run',
    '--root',
    root,
    '--base',
    worker.shop.base,
    '--',
    'sh',
    '-c',
    'echo x > /x/x; sleep 0.1',
  );

const kill: RoughOperation = (worker, root) => {
  const command = worker.random.one([['snapshot', worker.fresh()], ['rollback-to', 'postinit'], ['clean']]);
  return rough(worker, ...command, '--kill', '--root', root);
};

const scrub: RoughOperation = (worker, root) =>
  rough(worker, 'scrub', '--root', root, ...(worker.random.onceIn(2) ? ['--kill'] : []));

const look: RoughOperation = (worker, root) =>
  rough(worker, worker.random.one(['list', 'log', 'diff', 'squash']), '--root', root);

export const roughOperations: readonly RoughOperation[] = [run, run, run, kill, scrub, look];
