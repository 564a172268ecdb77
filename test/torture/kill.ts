import {expect} from '@jest/globals';

import {type Attempt, type Ground} from './ground.js';
import {choosePoints, isTorture, type Point} from './points.js';
import {differences, type Sight} from './sight.js';

/** A command that is to be killed at its steps. */
export interface Operation {
  readonly ground: Ground;
  readonly title: string;
  /** How many kills an ordinary test run can afford. */
  readonly budget: number;
  /** After how many rounds everything begins anew; those in between go on with what the kills left. */
  readonly rounds: number;
  /** Readies the store for one more round. */
  readonly prepare: (round: number) => Promise<Trial>;
  /** Whether the holders of the roots are killed right after the command, as in a reboot. */
  readonly isReboot?: boolean;
  /** What else is to be so when the command has been run to its end. */
  readonly isRight?: () => Promise<void>;
}

export interface Trial {
  readonly args: readonly string[];
  /** What there is to see before and after the command. */
  readonly before: Sight;
  readonly after: Sight;
  /** Whether there may be something else to see in between. */
  readonly isBetween?: (sight: Sight) => boolean;
  /** What is run after the kill, and what there is to see then; the same command where nothing is said. */
  readonly again?: Pick<Trial, 'args' | 'after'>;
  /** What the command may answer, and fail, when it is run again after it had all but ended. */
  readonly isDone?: RegExp;
  /** Whether what is in between may stay so then: the command does not know what it has done already. */
  readonly mayStay?: boolean;
}

const mostFailures = isTorture ? 100 : 5;

/**
 * Runs a command unharmed, then again and again, killed at one step after the other. After each kill nothing may be left
 * running, fsck may find no problem, all that has a name is mounted and is whole, and the command can be run again.
 */
export const killAtEveryStep = async (operation: Operation): Promise<void> => {
  const {ground, title, budget, prepare, rounds, isReboot = false} = operation;
  await ground.restore();
  const unharmed = await ground.attempt((await prepare(0)).args);
  expect(unharmed).toMatchObject({exitCode: 0});
  const {points, choice} = choosePoints(unharmed.steps, budget, isReboot);
  const failures: string[] = [];
  const started = Date.now();
  let [kills, round] = [0, 0];
  for (const point of points) {
    const attempts: Attempt[] = [];
    try {
      if (round === 0) await ground.restore();
      const trial = await prepare(round);
      round = (round + 1) % rounds;
      await killAt(operation, trial, point, attempts);
      if (round === 0) await requireSight(ground, trial, 'in the end', [(trial.again ?? trial).after]);
    } catch (error) {
      failures.push(
        `${describe(point, attempts)}: ${error instanceof Error ? error.message : String(error)}`,
      );
      ground.endStrays();
      if (failures.length === mostFailures) break;
      round = 0;
    }
    kills += attempts.filter(({hasKilled}) => hasKilled).length;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  const what = `${title}: ${kills} kills among ${unharmed.steps.length} steps (${choice}) in ${seconds} s`;
  process.stderr.write(`torture: ${what}\n`);
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
};

const describe = ({step, secondStep, ...how}: Point, attempts: readonly Attempt[]): string => {
  const lines = [step, secondStep ?? 0].map((at, index) => attempts[index]?.steps[at - 1]).filter(Boolean);
  const ways = Object.entries(how).flatMap(([name, isSo]) => (isSo ? [name] : []));
  return `killed at ${[lines.join(', then at '), ...ways].join(', ')}`;
};

/** @param attempts gets each run of the command that was to be killed */
const killAt = async (
  operation: Operation,
  trial: Trial,
  {step, secondStep, isReboot, isAtOnce, isChild = false}: Point,
  attempts: Attempt[],
): Promise<void> => {
  const {ground} = operation;
  for (const at of secondStep === undefined ? [step] : [step, secondStep])
    attempts.push(await ground.attempt(trial.args, at, isChild));
  for (const {hasKilled, exitCode, stderr} of attempts)
    if (!hasKilled && exitCode !== 0 && !trial.isDone?.test(stderr)) refuse('it says', [stderr]);
  if (isReboot) await ground.endHolders();
  if (isAtOnce) await runAgain(operation, trial);
  refuse('it left behind', await ground.strays());
  refuse('fsck finds', await ground.problems());
  const {before, after, again = trial} = trial;
  const isEnded = attempts.some(({exitCode}) => exitCode === 0);
  await requireSight(ground, trial, 'then', isAtOnce ? [again.after] : isEnded ? [after] : [before, after]);
  if (!isAtOnce) await runAgain(operation, trial);
};

/** Runs the command to its end: it does its work, or says that it is done. */
const runAgain = async ({ground, isRight}: Operation, trial: Trial): Promise<void> => {
  const {args, after} = trial.again ?? trial;
  const {exitCode, stderr} = await ground.rootstock(args);
  if (exitCode !== 0 && !trial.isDone?.test(stderr)) refuse('run again, it says', [stderr]);
  for (const root of Object.keys(after.roots)) await ground.mount(root);
  if (exitCode !== 0 && trial.mayStay) return;
  // What names show is looked at after the next kill; until then it is enough that they are there.
  const names = differences(after.names, ground.names(after.names));
  const said = exitCode === 0 ? '' : ` (${stderr.trim()})`;
  refuse(`run again${said}`, [...names, ...differences(after.roots, ground.roots())]);
  await isRight?.();
};

/** Sees that all is wholly as one of what is allowed. */
const requireSight = async (
  ground: Ground,
  {isBetween, mayStay}: Trial,
  when: string,
  allowed: readonly Sight[],
): Promise<void> => {
  const {names, roots} = await ground.look();
  if ((allowed.length > 1 || mayStay) && isBetween?.({names, roots})) return;
  const different = allowed.map((wanted) => differences(wanted.names, names));
  if (different.every((found) => found.length > 0))
    refuse(`${when} there is not one or the other`, different.flat());
  for (const [root, tree] of Object.entries(roots))
    // One that is not mounted shows nothing.
    if (!allowed.some((sight) => sight.roots[root] === tree)) refuse(`${when} root ${root} shows`, [tree]);
};

const refuse = (what: string, found: readonly string[]): void => {
  if (found.length > 0) throw new Error(`${what}: ${found.join('; ')}`);
};
