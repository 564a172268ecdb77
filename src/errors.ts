/**
 * An error that a person reads: one line that says what failed, on which value, why, and what to do.
 * `exitCode` is the status that the command ends with: 1 failed, 2 wrong usage or bad input.
 */
export class RootstockError extends Error {
  readonly exitCode: number = 1;

  /**
   * @param what what was being done, and on which value: `snapshot "deps"`
   * @param why the cause
   * @param advice what to do about it: a whole sentence, without the full stop
   */
  constructor(what: string, why: string, advice?: string) {
    super(oneLine(`${what} failed: ${sentence(why)}${advice ? ` ${sentence(advice)}` : ''}`));
    this.name = 'RootstockError';
  }
}

/** Bad input: nothing was changed, and the same call will fail again. */
export class UsageError extends RootstockError {
  override readonly exitCode = 2;
}

const systemCauses: Partial<Record<string, readonly [string, string]>> = {
  ENOSPC: ['no room is left', 'Free some: `rootstock gc` removes what nothing needs'],
  EDQUOT: ['the disk quota is used up', 'Free some: `rootstock gc` removes what nothing needs'],
  EROFS: ['its file system is read-only', 'Mount it for writing, or set ROOTSTOCK_HOME to another directory'],
  EIO: ['the disk reports an error', 'See what `dmesg` says'],
};

/** A failed system call as an error that a person reads, where the cause is one that a person can do something about. */
export const explained = (error: unknown): unknown => {
  const {code = '', syscall = 'using', path} = (error ?? {}) as NodeJS.ErrnoException;
  const cause = error instanceof RootstockError ? undefined : systemCauses[code];
  return cause ? new RootstockError(path === undefined ? syscall : `${syscall} of ${path}`, ...cause) : error;
};

/** The text of anything thrown, on one line. */
export const messageOf = (error: unknown): string =>
  oneLine(error instanceof Error ? error.message : String(error));

const oneLine = (text: string): string => text.trim().replace(/\s*[\r\n]+\s*/g, '; ');

const sentence = (text: string): string => `${oneLine(text).replace(/\.+$/, '')}.`;
