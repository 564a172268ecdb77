/** Random choices that a seed repeats; what other processes do meanwhile no seed does. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
  readonly one: <T>(things: readonly T[]) => T;
  /** True once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

/** mulberry32: small, and good enough to choose by. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    one: (things) => things[below(things.length)]!,
    onceIn: (times) => below(times) === 0,
  };
};
