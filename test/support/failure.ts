import {RootstockError} from '../../src/errors.js';

/** What a call throws, or its promise rejects with; fails when it does neither. */
export const failureOf = async (call: () => unknown): Promise<unknown> => {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};

/** The same, for an error that a user reads: one line, and the status that the command ends with. */
export const messageOfFailure = async (call: () => unknown): Promise<{message: string; exitCode: number}> => {
  const error = await failureOf(call);
  if (!(error instanceof RootstockError)) throw error;
  if (error.message.includes('\n')) throw new Error(`more than one line: ${error.message}`);
  return {message: error.message, exitCode: error.exitCode};
};
