/** A layer's image as it travels. */
export interface LayerFile {
  /** The sha256 of its bytes. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes of all of them. */
export const bytesOf = (layers: readonly Pick<LayerFile, 'size'>[]): number =>
  layers.reduce((sum, {size}) => sum + size, 0);

/** What a remote calls a layer's file in the directory that it is fetched into or saved from. */
export const layerFileName = (digest: string): string => `${digest}.image`;

/**
 * What may be found at all: `FORMAT-ARCHITECTURE-BASE`, of letters, digits, `_`, `.` and `-`, so that no snapshot of another
 * format, machine or base can ever match.
 */
export type Scope = string;

export interface Wanted {
  readonly scope: Scope;
  readonly key: string;
  /** Prefixes of keys, in the order of preference. */
  readonly prefixes: readonly string[];
}

export interface Found {
  readonly key: string;
  /** What was published under it: a JSON text. */
  readonly description: string;
}

/** A snapshot as it is published. */
export interface Publication {
  readonly scope: Scope;
  readonly key: string;
  /** A JSON text, which says all that is needed to use the layers. */
  readonly description: string;
  /** Base first; all of them are there already. */
  readonly layers: readonly LayerFile[];
  /** For people and standard tools, where the remote can keep them: key, base, parent, creation time. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** Called with the bytes that went over since the last call. */
export type Progress = (bytes: number) => void;

/**
 * Where layers and snapshots are shared. Everything throws RootstockError, with a line that names the remote and what to do
 * about it, except for what is no trouble: a miss, a name that is there already.
 */
export interface Remote {
  /** As it is written: `actions-cache`, `oci:HOST/REPOSITORY`, `dir:PATH`. */
  readonly name: string;
  /** Where a transfer keeps a second copy of the file until it ends, if it does so. */
  readonly archives?: string;
  /** Why nothing can be found here, where that is known without asking. */
  readonly unreadable: () => string | undefined;
  /** Why nothing can be saved here, where that is known without asking. */
  readonly unwritable: () => string | undefined;
  /** The snapshot of the key, else the newest one whose key starts with the first prefix that has any; undefined for a miss. */
  readonly find: (wanted: Wanted) => Promise<Found | undefined>;
  /** Whether the layer is there, whole. */
  readonly has: (layer: LayerFile) => Promise<boolean>;
  /**
   * Fetches the layer into `directory/DIGEST.image`, going on after breaks, and sees that its bytes are its digest's. Leaves
   * no file of that name when it throws.
   */
  readonly fetch: (layer: LayerFile, directory: string, progress?: Progress) => Promise<void>;
  /** Saves the layer from `directory/DIGEST.image`. Two may save the same at once. */
  readonly save: (layer: LayerFile, directory: string, progress?: Progress) => Promise<void>;
  /**
   * Makes a snapshot visible, all at once. One of that key that is there already is kept, and `exists` returned, unless
   * it is to be replaced and the remote can do that.
   */
  readonly publish: (
    publication: Publication,
    options: {readonly replace: boolean},
  ) => Promise<'saved' | 'exists'>;
}
