import {type LayerFile, type Progress} from '../remote.js';

/** Files in the cache, each under a key that never means another; all are from and to one directory. */
export interface Entries {
  /** Where a transfer keeps a second copy of the file until it ends, if it does so. */
  readonly archives?: string;
  /** The newest key that begins with the first of the prefixes that any begins with. */
  readonly lookUp: (file: string, prefixes: readonly string[]) => Promise<string | undefined>;
  /** The same, with its content, which is a short text. Throws where it is there but cannot be had. */
  readonly read: (file: string, prefixes: readonly string[]) => Promise<Entry | undefined>;
  /**
   * Fetches a layer, and sees that its bytes are its digest's. Returns false where it is not there; throws, and leaves no
   * file of its name, where it cannot be had.
   * @param onDamaged called with the key of what nobody can use
   */
  readonly fetch: (layer: LayerFile, prefixes: readonly string[], events: FetchEvents) => Promise<boolean>;
  /** `taken`: somebody else has the key, or is saving under it. `refused`: why is in the log. */
  readonly save: (file: string, key: string, progress?: Progress) => Promise<'saved' | 'taken' | 'refused'>;
}

export interface Entry {
  readonly key: string;
  readonly text: string;
}

export interface FetchEvents {
  readonly progress?: Progress | undefined;
  readonly onDamaged: (key: string) => void;
}
