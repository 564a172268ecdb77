import {setTimeout as pause} from 'node:timers/promises';

import {Trouble} from './trouble.js';

/** How long things may take, in milliseconds. */
export interface Patience {
  /** Without a byte from the server, until a connection counts as broken. */
  readonly idle: number;
  /** Until the second try; the next ones wait twice as long each. */
  readonly firstWait: number;
}

export const usualPatience: Patience = {idle: 30_000, firstWait: 500};

const mostTries = 5;
const longestWait = 60_000;

/**
 * Does something until it succeeds, five times at most, with growing waits between, or those that the server asks for. A try
 * that `hasProgressed` does not count. Throws what was thrown last, and at once what is not passing.
 */
export const persist = async <T>(
  {firstWait}: Patience,
  work: () => Promise<T>,
  hasProgressed: () => boolean = () => false,
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Trouble && error.details.isPassing)) throw error;
      if (hasProgressed()) tries = 1;
      if (tries >= mostTries)
        throw new Trouble(`${error.why} (tried ${mostTries} times)`, error.advice, error.details);
      await pause(Math.min(longestWait, error.details.retryAfter ?? waitBefore(tries, firstWait)));
    }
  }
};

/** Clients that broke off together do not come back together. */
const waitBefore = (tries: number, firstWait: number): number =>
  firstWait * 2 ** (tries - 1) * (0.5 + Math.random());

/** The milliseconds of a Retry-After header: seconds, or a date. */
export const parseRetryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const time = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(time) ? undefined : Math.max(0, time);
};
