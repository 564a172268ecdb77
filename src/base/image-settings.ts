/**
 * What an image says of the programs that are to run in it, as far as it is taken on: their environment, and where they start.
 * Its USER, ENTRYPOINT and CMD are not: who runs what in a root is said by whoever runs it.
 */
export interface ImageSettings {
  readonly environment: Readonly<Record<string, string>>;
  /** An absolute path. */
  readonly directory?: string;
}

/** Reads them from the `config` of an image's config. What is not well-formed is left out. */
export const settingsOf = (value: unknown): ImageSettings => {
  const {Env: variables, WorkingDir: directory} = (value ?? {}) as {Env?: unknown; WorkingDir?: unknown};
  const entries = (Array.isArray(variables) ? variables : [])
    .filter((entry): entry is string => typeof entry === 'string' && /^[^=\0]+=[^\0]*$/.test(entry))
    .map((entry): [string, string] => [
      entry.slice(0, entry.indexOf('=')),
      entry.slice(entry.indexOf('=') + 1),
    ]);
  return {
    environment: Object.fromEntries(entries),
    ...(typeof directory === 'string' && /^\/[^\0]+$/.test(directory) ? {directory} : {}),
  };
};

/** Whether a value is well-formed settings, or none: they travel with snapshots. */
export const areSettings = (value: unknown): value is ImageSettings | undefined => {
  if (value === undefined) return true;
  const {environment, directory} = (value ?? {}) as {environment?: unknown; directory?: unknown};
  return (
    typeof environment === 'object' &&
    environment !== null &&
    Object.entries(environment).every(
      ([name, text]) => !/[=\0]/.test(name) && typeof text === 'string' && !text.includes('\0'),
    ) &&
    (directory === undefined || (typeof directory === 'string' && directory.startsWith('/')))
  );
};
