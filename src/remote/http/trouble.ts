import {explained, messageOf, RootstockError} from '../../errors.js';

interface Details {
  /** Whether another try may do better. */
  readonly isPassing?: boolean;
  /** Milliseconds that the server asks to wait before that. */
  readonly retryAfter?: number | undefined;
  /** The status, and the codes of the errors, that the server answered with. */
  readonly status?: number;
  readonly codes?: readonly string[];
}

/** What went wrong between us and a server. What was being done is added by whoever asked for it. */
export class Trouble extends Error {
  constructor(
    readonly why: string,
    readonly advice?: string,
    readonly details: Details = {},
  ) {
    super(why);
    this.name = 'Trouble';
  }
}

/** A break, or anything else that another try may get over. */
export const passing = (why: string, advice?: string, retryAfter?: number): Trouble =>
  new Trouble(why, advice, {isPassing: true, retryAfter});

/** Does something for a caller. Throws RootstockError, whatever goes wrong. */
export const doing = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const known = explained(error);
    if (known instanceof RootstockError) throw known;
    if (error instanceof Trouble) throw new RootstockError(what, error.why, error.advice);
    throw new RootstockError(what, messageOf(error));
  }
};
