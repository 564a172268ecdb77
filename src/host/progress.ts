import {formatSeconds} from './format.js';

/** How often long work says that it goes on, in milliseconds. */
const interval = 10_000;

/** Says every ten seconds that work which prints nothing itself still goes on. @param what may say how far it is */
export const withProgress = async <T>(
  what: string | (() => string),
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> => {
  const started = Date.now();
  const timer = setInterval(() => {
    say(`${typeof what === 'string' ? what : what()}: ${formatSeconds(Date.now() - started)} so far`);
  }, interval);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
