/** Why a file was not fetched: it is not there, or it could not be had. */
export type Fetched = {readonly outcome: 'hit'; readonly key: string} | {readonly outcome: 'miss' | 'failed'};

/** `exists` is a success: entries never change, and another job may have been faster. */
export type Saved = 'saved' | 'exists' | 'failed';

/** Where layers are shared: files under keys, each written once. Trouble is reported as an outcome, never thrown. */
export interface Remote {
  readonly name: string;
  /** Why nothing can be fetched, or undefined. */
  readonly unreadable: () => string | undefined;
  /** Why nothing can be saved, or undefined. */
  readonly unwritable: () => string | undefined;
  /** Whether an entry of just that key is there. */
  readonly has: (key: string, file: string) => Promise<boolean>;
  /** Fetches the entry of the key, else the newest whose key starts with one of the prefixes, into `directory/file`. */
  readonly fetch: (
    key: string,
    prefixes: readonly string[],
    file: string,
    directory: string,
  ) => Promise<Fetched>;
  /** Saves `directory/file` under a key. */
  readonly save: (key: string, file: string, directory: string) => Promise<Saved>;
}
