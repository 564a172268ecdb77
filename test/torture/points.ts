/** How a command is killed. */
export interface Point {
  /** Which of its steps is its last. */
  readonly step: number;
  /** It is run again at once, and killed at this step then. */
  readonly secondStep?: number;
  /** It is run again to its end at once, before what it left running has had the time to end; else after a look at that. */
  readonly isAtOnce?: boolean;
  /** Not the command is killed, but the program that it has just started. */
  readonly isChild?: boolean;
  /** The holder of its root is killed as well, as in a reboot. */
  readonly isReboot: boolean;
}

export interface Points {
  readonly points: readonly Point[];
  /** How they were chosen, for whoever wants the same ones again. */
  readonly choice: string;
}

/** Whether every step of everything is taken, in `npm run torture`. */
export const isTorture = process.env['TORTURE'] === '1';

/** How long one operation may take, in milliseconds. */
export const patience = isTorture ? 14_400_000 : 1_200_000;

/** Where the choice begins: elsewhere on each day, so that over time every step is taken. */
const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/**
 * Chooses where to kill a command. What comes right after a call is left to what comes before the next one, but for `spawn`,
 * after which a child is running; and of what is left every so manieth is taken, as many as the budget allows. Under torture
 * every step is, in each of the ways.
 * @param steps of a run that nothing harmed
 * @param isReboot kill the holder each time
 */
export const choosePoints = (steps: readonly string[], budget: number, isReboot: boolean): Points => {
  const startsChild = (step: number): boolean => steps[step - 1]?.includes(' after spawn ') ?? false;
  const ways = (step: number): Point[] => [
    ...(startsChild(step) ? [{step, isReboot: false, isChild: true}] : []),
    {step, isReboot},
    {step, isReboot, isAtOnce: true},
    {step, isReboot, secondStep: 1 + ((step * 7 + seed) % steps.length)},
  ];
  const all = steps.map((_, index) => index + 1);
  if (isTorture) return {points: all.flatMap(ways), choice: 'every step'};
  const candidates = all.filter((step) => / before | after spawn /.test(steps[step - 1] ?? ''));
  const stride = Math.max(1, Math.ceil(candidates.length / budget));
  const chosen = candidates.filter((_, index) => index % stride === seed % stride);
  return {
    points: chosen.flatMap((step, index) => {
      const all = ways(step);
      const way = index % all.length;
      return all.slice(way, way + 1);
    }),
    choice: `${stride === 1 ? 'each' : `one in ${stride}`} of ${candidates.length}, TORTURE_SEED=${seed}`,
  };
};
