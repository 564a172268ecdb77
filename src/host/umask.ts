/** What Rootstock makes for others to pass through must not depend on the umask of whoever called. */
const ours = 0o022;

let callers: number | undefined;

/** Sets the caller's umask aside for this process. Called once, before anything is made. */
export const setUmaskAside = (): void => {
  callers ??= process.umask(ours);
};

/** Starts a program of the caller's with the umask that they have. */
export const withCallersUmask = <T>(start: () => T): T => {
  if (callers === undefined) return start();
  process.umask(callers);
  try {
    return start();
  } finally {
    process.umask(ours);
  }
};
