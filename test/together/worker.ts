import {type Result} from '../support/command.js';
import {type Workshop} from '../support/workshop.js';
import {randomFrom, type Random} from './random.js';

/** One of many that use a store at once, one command after the other. */
export interface Worker {
  readonly number: number;
  readonly shop: Workshop;
  readonly random: Random;
  readonly tally: Tally;
  /** Runs a command to its end, whatever that is. */
  readonly call: (...args: readonly string[]) => Promise<Result>;
  /** Runs one that has to succeed, and returns what it printed. */
  readonly ok: (...args: readonly string[]) => Promise<string>;
  /** Runs one that has to be refused for a reason, in one line. */
  readonly refused: (reason: RegExp, ...args: readonly string[]) => Promise<void>;
  /** Runs one that may be refused, because of what others do; returns what it printed if it was not. */
  readonly mayBeRefused: (...args: readonly string[]) => Promise<string | undefined>;
  /** A word that no other worker uses, and this one not again. */
  readonly fresh: () => string;
}

/** How many commands were run, and what became of them. */
export interface Tally {
  operations: number;
  readonly byCommand: Map<string, number>;
  readonly refusals: Map<string, number>;
  /** What was done last, for the one who looks for the cause of a failure. */
  readonly transcript: string[];
}

export const newTally = (): Tally => ({
  operations: 0,
  byCommand: new Map(),
  refusals: new Map(),
  transcript: [],
});

/** Why a command may find that it cannot do something at this moment, or not any more. */
const allowedRefusals: readonly RegExp[] = [
  /^rootstock: [^\n]* failed: another command uses it\. [^\n]*\n$/,
  /^rootstock: [^\n]* failed: it is not quiet: [^\n]*\n$/,
  /^rootstock: [^\n]* failed: the name exists\. [^\n]*\n$/,
  /^rootstock: snapshot [^\n]* failed: there is none of that name[^\n]*\n$/,
];

export const newWorker = (shop: Workshop, number: number, seed: number, tally: Tally): Worker => {
  const random = randomFrom(seed + number);
  let count = 0;
  const call: Worker['call'] = async (...args) => {
    const began = Date.now();
    const result = await shop.rootstock([...args.slice(0, 1), '--quiet', ...args.slice(1)]);
    tally.operations++;
    increment(tally.byCommand, args[0] ?? '');
    tally.transcript.push(
      `${began} to ${Date.now()} worker ${number}: ${args.join(' ')} -> ${result.exitCode} ${result.stderr}`,
    );
    return result;
  };
  const fail = (args: readonly string[], what: string, result: Result): never => {
    throw new Error(`worker ${number}: rootstock ${args.join(' ')}: ${what}: ${JSON.stringify(result)}`);
  };
  return {
    ...{number, shop, random, tally, call},
    ok: async (...args) => {
      const result = await call(...args);
      if (result.exitCode !== 0 || result.stderr !== '')
        fail(args, 'it had to succeed, without a word', result);
      return result.stdout;
    },
    refused: async (reason, ...args) => {
      const result = await call(...args);
      const isOneLine = /^rootstock: [^\n]*\n$/.test(result.stderr) && reason.test(result.stderr);
      if (result.exitCode !== 1 || result.stdout !== '' || !isOneLine)
        fail(args, `it had to be refused: ${reason.source}`, result);
      increment(tally.refusals, reason.source);
    },
    mayBeRefused: async (...args) => {
      const result = await call(...args);
      if (result.exitCode === 0 && result.stderr === '') return result.stdout;
      const reason = allowedRefusals.find((allowed) => allowed.test(result.stderr));
      if (!reason || result.exitCode !== 1 || result.stdout !== '')
        fail(args, 'it had to succeed, or be refused in one line', result);
      increment(tally.refusals, reason?.source ?? '');
      return undefined;
    },
    fresh: () => `w${number}-${++count}`,
  };
};

export const increment = (counts: Map<string, number>, what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1);
};
